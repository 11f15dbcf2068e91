import { type Span, span } from '../base/span.ts';
import type { ClientEngine, EngineId } from '../clients/client-engine.ts';
import { childOf, children } from '../syntax/otml/children.ts';
import type { Death } from '../syntax/otml/dialect.ts';
import { parseOtml } from '../syntax/otml/parse.ts';
import type { Complaint, OtmlDocument, OtmlNode } from '../syntax/otml/tree.ts';
import { type DeviceCode, readDevice } from './devices.ts';
import { type Field, fields } from './fields.ts';
import { readBoolean, readInteger, readText } from './values.ts';

/** A word of a manifest and where it stands. */
export interface Mention {
  readonly value: string;
  readonly span: Span;
}

/** A Lua chunk of a manifest; `line` is the engine's line number of its key. */
export interface Chunk extends Mention {
  readonly line: number;
}

/** Why and where the engine stops reading a manifest. */
export interface Failure {
  readonly span: Span;
  /** Which key could not be read, where it is the value of one. */
  readonly field: Field | undefined;
  /** `OTML error…` for the file name that the engine uses, or how the client ends. */
  readonly outcome: { readonly kind: 'error'; readonly message: (file: string) => string } | Death;
}

/** What one client engine makes of the text of an `.otmod`. */
export interface Manifest {
  readonly engine: EngineId;
  readonly document: OtmlDocument;
  /** The `Module` node; where the text is broken, as far as it can be made out. */
  readonly module: OtmlNode | undefined;
  readonly name: Mention | undefined;
  readonly texts: Readonly<Record<'description' | 'author' | 'website' | 'version', string>>;
  readonly enabled: boolean;
  readonly autoload: boolean;
  readonly reloadable: boolean;
  readonly sandboxed: boolean;
  readonly priority: number;
  readonly devices: readonly DeviceCode[];
  readonly dependencies: readonly Mention[];
  readonly scripts: readonly Mention[];
  readonly loadLater: readonly Mention[];
  readonly onLoad: Chunk | undefined;
  readonly onUnload: Chunk | undefined;
  /** The engine stops here; undefined where it reads all. */
  readonly failure: Failure | undefined;
  /** How many of `fields` were read before the failure: 0 where not even the name was, else all that succeeded. */
  readonly fieldsRead: number;
  readonly complaints: readonly Complaint[];
}

/** Reads a manifest as `engine` does; what lies behind a failure is read as well, for whoever edits it. */
export function readManifest(text: string, engine: ClientEngine): Manifest {
  return lower(parseOtml(text, engine.dialect), engine);
}

function lower(document: OtmlDocument, engine: ClientEngine): Manifest {
  const module = childOf(document.root, 'Module');
  const reader = new Reader(module, engine);
  const fail = firstFailure(document, module, reader);
  const line = (key: string) => chunkOf(module, key);
  return {
    engine: engine.id,
    document,
    module,
    name: reader.mention('name'),
    texts: {
      description: reader.text('description', 'none'),
      author: reader.text('author', 'none'),
      website: reader.text('website', 'none'),
      version: reader.text('version', 'none'),
    },
    enabled: reader.boolean('enabled', true),
    autoload: reader.boolean('autoload', false),
    reloadable: reader.boolean('reloadable', true),
    sandboxed: reader.boolean('sandboxed', false),
    priority: reader.integer('autoload-priority', 9999),
    devices: reader.list('devices').flatMap(it => {
      const code = readDevice(it.value);
      return code ? [code] : [];
    }),
    dependencies: reader.list('dependencies'),
    scripts: reader.list('scripts'),
    loadLater: reader.list('load-later'),
    onLoad: line('@onLoad'),
    onUnload: line('@onUnload'),
    failure: fail?.failure,
    fieldsRead: fail?.fieldsRead ?? fields.length,
    complaints: document.complaints,
  };
}

/** Takes values out of the `Module` node; a key that this engine does not read gives its default. */
class Reader {
  constructor(
    readonly module: OtmlNode | undefined,
    readonly engine: ClientEngine,
  ) {}

  node(key: string): OtmlNode | undefined {
    return this.module && childOf(this.module, key);
  }

  mention(key: string): Mention | undefined {
    const node = this.node(key);
    return node && { value: readText(node.value), span: node.span };
  }

  text(key: string, fallback: string): string {
    return this.mention(key)?.value ?? fallback;
  }

  boolean(key: keyof Manifest, fallback: boolean): boolean {
    const node = this.#known(key);
    return (node && readBoolean(node.value)) ?? fallback;
  }

  integer(key: string, fallback: number): number {
    const node = this.#known(key);
    return (node && readInteger(node.value)) ?? fallback;
  }

  list(key: string): readonly Mention[] {
    const node = this.#known(key);
    if (!node) return [];
    return children(node).map(child => ({ value: readText(child.value), span: child.span }));
  }

  #known(key: string): OtmlNode | undefined {
    const field = fields.find(it => it.key === key);
    return field?.engines.includes(this.engine.id) ? this.node(key) : undefined;
  }
}

function chunkOf(module: OtmlNode | undefined, key: string): Chunk | undefined {
  const node = module && childOf(module, key);
  return node && { value: readText(node.value), span: node.span, line: node.line ?? 0 };
}

function firstFailure(
  document: OtmlDocument,
  module: OtmlNode | undefined,
  reader: Reader,
): { failure: Failure; fieldsRead: number } | undefined {
  const problem = document.problems[0];
  if (problem) {
    const { outcome } = problem;
    const told = outcome.kind === 'error' ? inFile(file => `'${file}'${outcome.detail}`) : outcome;
    return { failure: { span: problem.span, field: undefined, outcome: told }, fieldsRead: 0 };
  }
  if (!module) {
    const outcome = inFile(file => `'${file}': child node with tag 'Module' not found`);
    return { failure: { span: span(0, 0), field: undefined, outcome }, fieldsRead: 0 };
  }
  if (!childOf(module, 'name')) {
    const place = module.declaration?.tagSpan ?? span(0, 0);
    const outcome = inFile(file => `'${file}:${module.line}': child node with tag 'name' not found`);
    return { failure: { span: place, field: fields[0], outcome }, fieldsRead: 0 };
  }
  for (const [index, field] of fields.entries()) {
    const failure = refusal(field, reader);
    if (failure) return { failure, fieldsRead: index };
  }
  return undefined;
}

/** The engine's complaint about a boolean or integer that it cannot cast. */
function refusal(field: Field, reader: Reader): Failure | undefined {
  if ((field.type !== 'boolean' && field.type !== 'integer') || !field.engines.includes(reader.engine.id))
    return undefined;
  const node = reader.node(field.key);
  if (!node) return undefined;
  const value = field.type === 'boolean' ? readBoolean(node.value) : readInteger(node.value);
  if (value !== undefined) return undefined;
  const type = field.type === 'boolean' ? 'bool' : 'int';
  const outcome = inFile(file => `'${file}:${node.line}': failed to cast node value '${node.value}' to type '${type}'`);
  return { span: node.span, field, outcome };
}

function inFile(words: (file: string) => string): Extract<Failure['outcome'], { kind: 'error' }> {
  return { kind: 'error', message: file => `OTML error in ${words(file)}` };
}
