import type { Stepwise } from '../../base/stepwise.ts';
import type { Snapshot } from '../../workspace/snapshot.ts';
import { declaredSignatures } from './declared-signatures.ts';
import { generated } from './generated.ts';
import { modulesLibrary } from './modules-library.ts';
import { nativesLibrary } from './natives-library.ts';

/** A file of the library for Lua's language server. */
export interface LibraryFile {
  /** Below the folder of the library. */
  readonly name: string;
  readonly text: string;
}

/** Where the library lies unless somebody says otherwise, below the client folder. */
export const LIBRARY_FOLDER = '.otmodules/luals';

/** Keeps what is generated out of repositories. */
export const IGNORE_ALL: LibraryFile = { name: '.gitignore', text: '*\n' };

/** The files that tell Lua's language server what modules and natives there are; the same folder gives the same bytes. */
export function* lualsLibrary(snapshot: Snapshot): Stepwise<readonly LibraryFile[]> {
  const modules = yield* modulesLibrary(snapshot);
  const known = snapshot.natives();
  const declared = yield* declaredSignatures(known, snapshot);
  const natives = yield* nativesLibrary(known, declared, name => snapshot.code.globals.has(name));
  return [
    { name: 'modules.lua', text: generated(modules) },
    { name: 'natives.lua', text: generated(natives) },
  ];
}
