import type { Word } from './shape.ts';

/** What a module is for; a folder of the first or last words gives the kind of the modules in it. */
export const kinds = ['core', 'module', 'plugin', 'extension', 'integration', 'custom'] as const;

export type ModuleKind = (typeof kinds)[number];

/** Folders below a search root that hold modules of one kind. */
export const kindFolders: Readonly<Record<string, ModuleKind>> = {
  core: 'core',
  plugins: 'plugin',
  extensions: 'extension',
  integrations: 'integration',
  custom: 'custom',
};

/** Hooks that the module system or the client fires by itself; modules may name others. */
export const knownHooks: readonly Word[] = [
  { word: 'beforeLoad', doc: 'Before a module is loaded.' },
  { word: 'afterLoad', doc: 'After a module was loaded.' },
  { word: 'beforeUnload', doc: 'Before a module is unloaded.' },
  { word: 'afterUnload', doc: 'After a module was unloaded.' },
  { word: 'beforeSwap', doc: 'Before a running module is replaced by another version.' },
  { word: 'afterSwap', doc: 'After a running module was replaced by another version.' },
  { word: 'onError', doc: 'A handler or a step of the life cycle failed.' },
  { word: 'onGameStart', doc: 'The client has entered the game (signal of `g_game`).' },
  { word: 'onGameEnd', doc: 'The client has left the game (signal of `g_game`).' },
];
