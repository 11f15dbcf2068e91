import { lazy } from '../base/lazy.ts';
import { CHUNK } from '../syntax/lua/code.ts';
import type { ModuleLoad, ModuleUse, When } from './code-parts.ts';
import type { ManifestChunk, Script } from './module-code.ts';
import { type BodyPlace, Running } from './running.ts';

/** The uses of other modules in the scripts of one, and those in the chunks of its manifests, each with when it happens. */
export function usesIn(
  from: string,
  scripts: readonly Script[],
  chunks: readonly ManifestChunk[],
  moments: Moments,
): readonly ModuleUse[] {
  const inScripts = scripts.flatMap(({ path, facts }, i) =>
    facts.uses.map(use => ({ ...use, path, from, when: moments.ofScript(i, use), key: undefined })),
  );
  const inChunks = chunks.flatMap(({ path, key, facts }) =>
    facts.uses.map(use => ({ ...use, path, from, when: moments.ofChunk(key, use), key })),
  );
  return [...inScripts, ...inChunks];
}

/** The places of one module that may have the client load others, each with when it happens. */
export function loadsIn(
  scripts: readonly Script[],
  chunks: readonly ManifestChunk[],
  moments: Moments,
): readonly ModuleLoad[] {
  return [
    ...scripts.flatMap(({ facts }, i) => facts.loads.map(it => ({ ...it, when: moments.ofScript(i, it) }))),
    ...chunks.flatMap(({ key, facts }) => facts.loads.map(it => ({ ...it, when: moments.ofChunk(key, it) }))),
  ];
}

/** Where something is done, and whether only once a player is in the game. */
interface Done {
  readonly body: number;
  readonly later: boolean;
}

/** When what a module's Lua does happens. */
export interface Moments {
  readonly ofScript: (script: number, done: Done) => When;
  readonly ofChunk: (key: ManifestChunk['key'], done: Done) => When;
}

/** Works out when the functions of a module are run, once somebody asks. */
export function momentsOf(scripts: readonly Script[], chunks: readonly ManifestChunk[]): Moments {
  const known = lazy(() => {
    const onLoad = chunks.find(it => it.key === '@onLoad')?.facts;
    const running = new Running(scripts.map(it => it.facts));
    const places = (kind: Script['when']) =>
      scripts.flatMap((it, i) => (it.when === kind && !it.by ? [running.place(i, CHUNK)] : []));
    const atLoad = runBy(places('load'), scripts, running);
    const atInit = runBy([...places('init'), ...(onLoad ? running.calledBy(onLoad) : [])], scripts, running);
    return { running, atLoad, atInit };
  });
  return {
    ofScript: (script, { body, later }) => {
      if (later) return 'call';
      const { running, atLoad, atInit } = known();
      const place = running.place(script, body);
      return atLoad.has(place) ? 'load' : atInit.has(place) ? 'init' : 'call';
    },
    ofChunk: (key, { later }) => (key === '@onLoad' && !later ? 'init' : 'call'),
  };
}

/** Every function that runs when those do, with the files that any of them runs. */
function runBy(starts: readonly BodyPlace[], scripts: readonly Script[], running: Running): ReadonlySet<BodyPlace> {
  const numbers = new Map(scripts.map(({ path }, i) => [path, i]));
  for (let reached = running.from(starts); ; ) {
    const more = scripts.flatMap(({ by }, i) => {
      const script = by && numbers.get(by.path);
      const isRun = by && script !== undefined && reached.has(running.place(script, by.body));
      const chunk = running.place(i, CHUNK);
      return isRun && !reached.has(chunk) ? [chunk] : [];
    });
    if (more.length === 0) return reached;
    reached = running.from([...reached, ...more]);
  }
}
