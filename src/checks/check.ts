import type { Span } from '../base/span.ts';
import type { Stepwise } from '../base/stepwise.ts';
import type { ClientEngine } from '../clients/client-engine.ts';
import type { AdvancedFile } from '../workspace/advanced-files.ts';
import type { CodeIndex } from '../workspace/code-index.ts';
import type { ModuleCode } from '../workspace/module-code.ts';
import type { ModuleFile } from '../workspace/module-record.ts';
import type { Snapshot } from '../workspace/snapshot.ts';
import type { Suppression } from './suppressions.ts';

export type Severity = 'error' | 'warning' | 'information' | 'hint';

/** Another place that has to do with a finding. */
export interface Related {
  readonly message: string;
  readonly path: string;
  readonly span: Span;
  /** Of the whole file, where the client folder does not hold it: a stored version of a module. */
  readonly text?: string;
}

/** A change to the files of a client folder. Paths are relative to it. */
export type Edit =
  | { readonly kind: 'replace'; readonly path: string; readonly span: Span; readonly text: string }
  | { readonly kind: 'create'; readonly path: string; readonly text: string }
  | { readonly kind: 'rename'; readonly from: string; readonly to: string };

/** A way to mend a finding. */
export interface Fix {
  /** In the imperative: `Remove "a" from the dependencies`. */
  readonly title: string;
  readonly edits: readonly Edit[];
  /** Safe to apply without a look: what *Fix all* does. */
  readonly preferred: boolean;
}

/** One thing that a check found in one manifest. */
export interface Finding {
  readonly span: Span;
  /** One or two sentences for a person; names in double quotes. */
  readonly message: string;
  readonly severity: Severity;
  readonly related?: readonly Related[];
  /** Worked out only when asked for. */
  readonly fixes?: () => readonly Fix[];
  /** Fixes that take long to work out, all of them to be looked at by a person: only an editor asks, when it is asked. */
  readonly slowFixes?: () => Stepwise<readonly Fix[]>;
  /** The marked text does nothing and may be shown faded. */
  readonly unnecessary?: boolean;
  /** An editor that holds the text against the JSON Schema of advanced manifests says it already. */
  readonly bySchema?: boolean;
}

/** A finding in its file. */
export interface Diagnostic extends Finding {
  readonly code: string;
  readonly path: string;
}

interface CheckFacts {
  /** The code of its diagnostics, and the name of its file. */
  readonly code: string;
  /** Its page of documentation: markdown, the first line a sentence that says what is found. */
  readonly doc: string;
  /** Nothing is looked for unless a person gives the code a severity. */
  readonly optIn?: true;
}

/** A check that needs one manifest alone: its findings hold as long as the text does. */
export interface ManifestCheck extends CheckFacts {
  readonly scope: 'manifest';
  readonly run: (file: ModuleFile, engine: ClientEngine) => Iterable<Finding>;
}

/** A check of one manifest against the files around it: its findings hold until a file comes, goes or changes its Lua. */
export interface FolderCheck extends CheckFacts {
  readonly scope: 'folder';
  readonly run: (file: ModuleFile, snapshot: Snapshot) => Iterable<Finding>;
}

/** A check that needs one advanced manifest alone: its findings hold as long as the text does. */
export interface AdvancedCheck extends CheckFacts {
  readonly scope: 'advanced';
  readonly run: (file: AdvancedFile) => Iterable<Finding>;
}

/** A check over all manifests of a client folder. */
export interface WorkspaceCheck extends CheckFacts {
  readonly scope: 'workspace';
  /** A finding that is kept from one snapshot to the next carries its code already; undefined is a rest. */
  readonly run: (snapshot: Snapshot) => Iterable<Diagnostic | (Finding & { readonly path: string }) | undefined>;
}

/** A check of the Lua of one module: its findings hold as long as that and the names of all files do. */
export interface ModuleCheck extends CheckFacts {
  readonly scope: 'module';
  readonly run: (module: ModuleCode, snapshot: Snapshot) => Iterable<Finding & { readonly path: string }>;
}

/** A check of what modules do to each other in Lua and widgets: its findings hold as long as no code and no name of a module changes. */
export interface CodeCheck extends CheckFacts {
  readonly scope: 'code';
  /** Undefined stands between findings where the host may rest. */
  readonly run: (code: CodeIndex, snapshot: Snapshot) => Iterable<(Finding & { readonly path: string }) | undefined>;
}

/** A check of the text of any file that names modules or files: its findings hold until a file comes or goes. */
export interface TextCheck extends CheckFacts {
  readonly scope: 'text';
  readonly run: (path: string, snapshot: Snapshot) => Iterable<Finding>;
}

/** A check of the comments that suppress findings, against what all other checks found in the same file. */
export interface FindingsCheck extends CheckFacts {
  readonly scope: 'findings';
  /** `isUsed`: whether a suppression silences a finding of that code; `codes`: those of all checks. */
  readonly run: (
    suppressions: readonly Suppression[],
    isUsed: (suppression: Suppression, code: string) => boolean,
    codes: readonly string[],
  ) => Iterable<Finding>;
}

export type Check =
  | ManifestCheck
  | FolderCheck
  | AdvancedCheck
  | WorkspaceCheck
  | ModuleCheck
  | CodeCheck
  | TextCheck
  | FindingsCheck;

export function replace(path: string, span: Span, text: string): Edit {
  return { kind: 'replace', path, span, text };
}

/** A fix of one edit that is safe. */
export function safely(title: string, ...edits: readonly Edit[]): Fix {
  return { title, edits, preferred: true };
}

/** A fix that is one opinion among several. */
export function perhaps(title: string, ...edits: readonly Edit[]): Fix {
  return { title, edits, preferred: false };
}
