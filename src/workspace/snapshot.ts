import type { NameTable } from '../base/name-table.ts';
import type { Stepwise } from '../base/stepwise.ts';
import type { ClientEngine } from '../clients/client-engine.ts';
import type { LuaFacts } from '../syntax/lua/facts.ts';
import type { AdvancedByPath } from './advanced-files.ts';
import type { AdvancedNames } from './advanced-names.ts';
import type { Boot, BootSequence } from './boot.ts';
import type { Candidates } from './candidate.ts';
import type { Causes } from './causes.ts';
import type { CodeIndex } from './code-index.ts';
import type { Detection } from './detect-engine.ts';
import type { Discovery } from './discovery.ts';
import type { TextChanges } from './file-texts.ts';
import type { Folder } from './file-tree.ts';
import type { UnsavedLua } from './lua-files.ts';
import type { FileMentions } from './mention.ts';
import type { MentionIndex } from './mention-index.ts';
import type { ModuleGraph } from './module-graph.ts';
import type { ModuleFile, ModuleRecord } from './module-record.ts';
import type { Natives } from './natives.ts';
import type { Needs } from './needs.ts';
import type { Resolved } from './resolved.ts';
import type { RefusedScripts } from './script-refusals.ts';
import type { SearchPath } from './search-path.ts';

/** A client folder at one moment. Never changes; parts that did not change are the same objects as before. */
export interface Snapshot {
  readonly engine: ClientEngine;
  /** Which engine the folder itself speaks for; `engine` may have been chosen otherwise. */
  readonly detection: Detection;
  readonly engineChosen: boolean;
  /** Codes of the checks that are off by themselves and that somebody wants. */
  readonly optIn: readonly string[];
  readonly tree: Folder;
  readonly search: SearchPath;
  /** Manifests in the order of discovery. */
  readonly files: readonly ModuleFile[];
  /** Manifests that the client does not discover where they lie. */
  readonly strays: readonly ModuleFile[];
  /** Where in its list, `files` or `strays`, each manifest stands, by path. */
  readonly places: ReadonlyMap<string, number>;
  /** Encrypted, binary, huge or unreadable manifests, by path: only the client can read them. */
  readonly sealed: readonly string[];
  /** The modules that the client makes of `files`. */
  readonly discovery: Discovery;
  /** The table in which the names of `files` are numbered. */
  readonly names: NameTable;
  readonly sequence: BootSequence;
  readonly boot: Boot;
  /** Why modules fail to load, and what follows from each of the origins. */
  readonly causes: () => Causes;
  readonly consequences: () => ReadonlyMap<ModuleRecord, readonly ModuleRecord[]>;
  readonly graph: ModuleGraph;
  /** The manifests that no client looks at, by path; they never change the order in which a client loads. */
  readonly advanced: AdvancedByPath;
  /** Every name that a module answers to, by either manifest. */
  readonly advancedNames: () => AdvancedNames;
  /** Who needs whom by manifests of either kind. */
  readonly needs: () => Needs;
  /** Versions of modules that lie elsewhere than in the folder: in stores, in its repository. Whoever hosts it tells them. */
  readonly candidates: Candidates;
  /** What the modules in which a version has a say come to, in steps. */
  readonly resolved: () => Stepwise<Resolved>;
  /** The manifest at a path that clients read, discovered or astray. */
  readonly manifest: (path: string) => ModuleFile | undefined;
  /** Scripts of the engine's lists that cannot run; none where scripts are not checked. */
  readonly refused: RefusedScripts;
  /** Changes whenever a file appears or goes, or Lua defines other names or breaks; equal numbers mean the same of those. */
  readonly filesVersion: number;
  /** Changes whenever a Lua text does. */
  readonly luaVersion: number;
  /** Changes whenever the text of a file of widgets (`.otui`) does. */
  readonly widgetsVersion: number;
  /** Text of a file below the client folder, unsaved changes first; undefined where it was not read. */
  readonly text: (path: string) => string | undefined;
  /** Which texts changed, since the snapshots before as well. */
  readonly changes: TextChanges;
  readonly lua: (path: string) => LuaFacts | undefined;
  /** What the Lua of all modules does; nothing where scripts are not checked. */
  readonly code: CodeIndex;
  /** What the client gives to Lua, as its bindings in the folder declare it. */
  readonly natives: () => Natives;
  /** Paths of the Lua files whose text was read. */
  readonly luaPaths: () => Iterable<string>;
  /** Paths of all files, whether their text was read or only their name. */
  readonly paths: () => Iterable<string>;
  /** What is on disk of each file of which an editor shows another text. */
  readonly unsaved: () => Iterable<readonly [path: string, onDisk: string]>;
  /** The Lua files that an editor shows otherwise than they are on disk. */
  readonly unsavedLua: () => Iterable<UnsavedLua>;
  /** What one file says of modules and files; nothing where its kind is not looked at. */
  readonly mentions: (path: string) => FileMentions;
  /** What all files say, put together in steps by whoever asks first. */
  readonly mentionIndex: () => Stepwise<MentionIndex>;
}
