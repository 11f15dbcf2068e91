import type { Expression } from 'luaparse';
import type { Span } from '../../base/span.ts';
import {
  CHUNK,
  type LuaBody,
  type LuaCall,
  type LuaCode,
  type LuaDefinition,
  type LuaDynamic,
  type LuaInclude,
  type LuaLoad,
  type LuaLocal,
  type LuaLookup,
  type LuaResource,
  type LuaUse,
} from './code.ts';
import { type Guards, guarded, holds, type Names, ONLINE } from './guards.ts';
import { meaningOf } from './meaning.ts';
import { type Meaning, Scope, type Variable } from './scope.ts';

/**
 * Told a name and where it stands: a free one that is read (`bare`), one in `_G` itself (`shared`), or a text in which a
 * global may be named (`text`).
 */
export type NameListener = (name: string, place: Span, how: NameForm) => void;

export type NameForm = 'bare' | 'shared' | 'text';

/** The real parser gives up at 200 levels; what lies deeper is passed over. */
const DEEPEST = 500;

/** Where a walk over a chunk is, and what it has written down. */
export class WalkState implements LuaCode {
  readonly definitions: LuaDefinition[] = [];
  readonly locals = new Map<string, LuaLocal>();
  readonly bodies: LuaBody[] = [];
  readonly calls: LuaCall[] = [];
  readonly uses: LuaUse[] = [];
  readonly lookups: LuaLookup[] = [];
  readonly loads: LuaLoad[] = [];
  readonly includes: LuaInclude[] = [];
  readonly resources: LuaResource[] = [];
  readonly dynamics: LuaDynamic[] = [];
  scope = new Scope(undefined);
  guards: Guards | undefined;
  /** The function that is gone through, or `CHUNK`. */
  body = CHUNK;
  /** Told the names of globals, where somebody asks. */
  readonly onName: NameListener | undefined;
  /** The call that is a statement, whose answer nobody takes. */
  dropped: Expression | undefined;
  /** Globals whose value was looked at, each with the function that did. */
  readonly #read = new Set<string>();
  #depth = 0;
  /** The place of each function among all. */
  readonly places = new Map<Expression, number>();
  readonly variable = (name: string): Variable | undefined => this.scope.find(name);
  readonly meaning = (expression: Expression): Meaning | undefined => meaningOf(expression, this.variable);
  readonly names: Names = { variable: this.variable, meaning: this.meaning };

  constructor(onName?: NameListener) {
    this.onName = onName;
  }

  /** A module may be loaded here; undefined where its name is worked out. */
  noteLoad(module: string | undefined): void {
    this.loads.push({ module, later: holds(this.guards, ONLINE), body: this.body });
  }

  /** Somebody looks at the value of a global. */
  noteRead(name: string): void {
    this.#read.add(`${this.body} ${name}`);
  }

  /** Whether the function that is gone through has looked at the value of a global. */
  hasRead(name: string): boolean {
    return this.#read.has(`${this.body} ${name}`);
  }

  /** Goes one level down; false where that is too deep. `leave` goes up again. */
  enter(): boolean {
    if (this.#depth > DEEPEST) return false;
    this.#depth++;
    return true;
  }

  leave(): void {
    this.#depth--;
  }

  /** Goes through a block with variables of its own, where those keys hold. */
  inBlock(keys: readonly string[], run: () => void): void {
    const { scope, guards } = this;
    this.scope = new Scope(scope);
    this.guards = guarded(guards, keys);
    run();
    this.scope = scope;
    this.guards = guards;
  }

  /** Goes through a function of that place. */
  inFunction(place: number, keys: readonly string[], run: () => void): void {
    const { body } = this;
    this.body = place;
    this.inBlock(keys, run);
    this.body = body;
  }
}
