import Mocha from 'mocha';
import { advanced } from './advanced.ts';
import { codeChecks } from './code-checks.ts';
import { completing } from './completing.ts';
import { edges } from './edges.ts';
import { editing } from './editing.ts';
import { empty } from './empty.ts';
import { lua } from './lua.ts';
import { luaLibrary } from './lua-library.ts';
import { measure } from './measure.ts';
import { members } from './members.ts';
import { mentions } from './mentions.ts';
import { navigation } from './navigation.ts';
import { neighbours } from './neighbours.ts';
import { reading } from './reading.ts';
import { renaming } from './renaming.ts';
import { resolving } from './resolving.ts';
import { roots } from './roots.ts';
import { suppressing } from './suppressing.ts';
import { versions } from './versions.ts';
import { why } from './why.ts';
import { writing } from './writing.ts';

const suites: Readonly<Record<string, readonly (() => void)[]>> = {
  main: [
    reading,
    editing,
    writing,
    navigation,
    renaming,
    completing,
    advanced,
    suppressing,
    mentions,
    members,
    lua,
    luaLibrary,
    codeChecks,
    edges,
    versions,
    resolving,
    why,
  ],
  neighbours: [neighbours],
  empty: [empty],
  roots: [roots],
  measure: [measure],
};

/** Runs the suite that the environment names, inside the extension host. */
export async function run(): Promise<void> {
  const wanted = suites[process.env.OTMOD_SUITE ?? ''];
  if (!wanted) throw new Error(`there is no suite "${process.env.OTMOD_SUITE}"`);
  const mocha = new Mocha({ ui: 'tdd', color: false, timeout: 60_000, slow: 5_000, forbidOnly: true });
  mocha.suite.emit('pre-require', globalThis, '', mocha);
  for (const define of wanted) define();
  const failures = await new Promise<number>(resolve => mocha.run(resolve));
  if (failures > 0) throw new Error(`${failures} tests failed`);
}
