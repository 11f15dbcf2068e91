import { finish } from '../../src/base/stepwise.ts';
import type { EngineId } from '../../src/clients/client-engine.ts';
import { ClientFolder } from '../../src/workspace/client-folder.ts';
import { type ClientSettings, defaultSettings } from '../../src/workspace/client-settings.ts';
import { eventRows } from '../../src/workspace/event-rows.ts';
import { play } from '../../src/workspace/play.ts';
import type { Snapshot } from '../../src/workspace/snapshot.ts';
import { parseSteps } from '../../src/workspace/steps.ts';

/** Texts by path below a client folder. */
export type Files = Readonly<Record<string, string>>;

/** A manifest of a module with these lines below its name. */
export function manifest(name: string, ...lines: readonly string[]): string {
  return ['Module', `  name: ${name}`, ...lines.map(line => `  ${line}`), ''].join('\n');
}

/** The files of modules, each with the lines of its manifest, in folders of their names below `modules`. */
export function modules(lines: Readonly<Record<string, readonly string[]>>): Files {
  return Object.fromEntries(
    Object.entries(lines).map(([name, own]) => [`modules/${name}/${name}.otmod`, manifest(name, ...own)]),
  );
}

/** A client folder that holds the files; scripts are not looked at unless the settings say so. */
export function clientFolder(files: Files, settings: Partial<ClientSettings> = {}): ClientFolder {
  const folder = new ClientFolder({ ...defaultSettings, engine: 'mehah', scripts: 'off', ...settings });
  for (const [path, text] of Object.entries(files)) folder.putFile(path, text);
  return folder;
}

/** The snapshot of this moment. */
export function snapshotOf(folder: ClientFolder): Snapshot {
  return finish(folder.refresh());
}

export function snapshot(files: Files, settings: Partial<ClientSettings> = {}): Snapshot {
  return snapshotOf(clientFolder(files, settings));
}

/** The names of the modules in load order. */
export function loaded(files: Files, settings: Partial<ClientSettings> = {}): readonly string[] {
  return snapshot(files, settings).boot.loads.map(({ record }) => record.name);
}

/** What a client does when these steps are played, but for discoveries that succeed: `load a`, `error: …`. */
export function played(files: Files, steps: string, engine: EngineId = 'mehah'): readonly string[] {
  const { files: manifests, engine: client, names } = snapshot(files, { engine });
  const listed = parseSteps(steps);
  if (!listed.ok) throw new Error(listed.error);
  const told: string[] = [];
  play(listed.value, {
    files: manifests,
    engine: client,
    names,
    verbose: true,
    record: happening => {
      for (const row of eventRows(happening, engine))
        if (row[0] !== 'discover' && row[0] !== 'script') told.push(words(row));
    },
  });
  return told;
}

function words([event, first, second]: readonly unknown[]): string {
  if (event === 'error' || event === 'fatal') return `${event}: ${second}`;
  return `${event} ${typeof first === 'string' ? first : JSON.stringify(first)}`;
}
