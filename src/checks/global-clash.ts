import { span } from '../base/span.ts';
import type { LuaCode, LuaDefinition } from '../syntax/lua/code.ts';
import type { CodeIndex } from '../workspace/code-index.ts';
import type { Located } from '../workspace/mention-index.ts';
import type { ModuleCode } from '../workspace/module-code.ts';
import type { Snapshot } from '../workspace/snapshot.ts';
import { type CodeCheck, type Finding, type Fix, perhaps, replace } from './check.ts';
import { belowModule, newLine, writtenKeys } from './manifest-text.ts';
import { quoted } from './names.ts';
import { canMeet } from './together.ts';

export const globalClash: CodeCheck = {
  code: 'global-clash',
  scope: 'code',
  doc: `Two modules give the same global another value, so that the one that loads later replaces what the other made.

What a module without a sandbox makes global stands in \`_G\`, the one table of all, and so does \`_G.x = …\` of any module. Worst are
\`init\` and \`terminate\`: the first module is then unloaded by the \`terminate\` of the second. Nothing is said of \`x = x or …\`, of
values that follow from the old one, of functions that are copies of each other, and of modules that cannot be loaded together.
A \`_G.x = …\` over what a library with \`reloadable: false\` made is meant.`,
  *run(code, snapshot) {
    for (const [name, makers] of yield* makersByName(code)) {
      if (makers.length < 2) continue;
      const others = makers.slice(0, MOST_OTHERS);
      for (const maker of makers) {
        const other = others.find(it => clashes(it, maker, snapshot));
        if (other) yield finding(name, maker, other, snapshot);
      }
    }
  },
};

/** The first place where a module makes a global. */
interface Maker {
  readonly module: ModuleCode;
  readonly definition: Located<LuaDefinition>;
}

/** With how many others of the same name a module is compared. */
const MOST_OTHERS = 20;

/** How many modules are looked at without a rest. */
const TOGETHER = 200;

function* makersByName({ tied }: CodeIndex): Generator<undefined, ReadonlyMap<string, readonly Maker[]>> {
  const all = new Map<string, Maker[]>();
  let seen = 0;
  for (const module of tied) {
    if (++seen % TOGETHER === 0) yield undefined;
    const unsure = new Set<string>();
    if (module.shared.length > 0) {
      for (const { path, facts } of module.scripts) {
        if (facts.isStale || changesOwnEnvironment(facts)) unsure.add(path);
      }
    }
    for (const definition of module.shared) {
      if (!replaces(definition) || unsure.has(definition.path)) continue;
      const known = all.get(definition.name);
      if (!known) all.set(definition.name, [{ module, definition }]);
      // The same file run by two modules makes the same value twice.
      else if (known.at(-1)?.module !== module && known[0].definition.path !== definition.path)
        known.push({ module, definition });
    }
  }
  return all;
}

/** Whether the chunk itself, not a function of it, is given another environment. */
function changesOwnEnvironment({ dynamics, bodies }: LuaCode): boolean {
  return dynamics.some(
    ({ what, span }) => what === 'setfenv' && !bodies.some(it => it.span.start < span.start && span.end < it.span.end),
  );
}

function clashes(a: Maker, b: Maker, snapshot: Snapshot): boolean {
  if (a.module === b.module || !canMeet(a.module, b.module)) return false;
  return !isMeant(a, b) && !isMeant(b, a) && !isCopy(a, b, snapshot);
}

/** Whether one replaces on purpose what a library, which is never unloaded, made for all. */
function isMeant({ definition }: Maker, library: Maker): boolean {
  const isLibrary = !library.module.traits.reloadable;
  return definition.into === 'globals' && library.definition.into === 'environment' && isLibrary;
}

/** Whether it makes no difference which of two functions is called: both are the same text, and of nothing of their files. */
function isCopy(a: Maker, b: Maker, { text }: Snapshot): boolean {
  const own = ({ module, definition: { path, body } }: Maker) => {
    const facts = module.scripts.find(it => it.path === path)?.facts;
    const place = body === undefined ? undefined : facts?.bodies[body]?.span;
    const written = place && text(path)?.slice(place.start, place.end);
    const words = written?.match(/[A-Za-z_]\w*/g) ?? [];
    return words.some(it => facts?.locals.has(it) || module.members.get(it)?.some(each => each.body !== body))
      ? undefined
      : written?.replaceAll(/\s+/g, ' ');
  };
  const first = own(a);
  return first !== undefined && first === own(b);
}

/** Whether a definition takes the place of another value, whatever that is. */
function replaces({ yields, isNil, follows }: LuaDefinition): boolean {
  return !yields && !isNil && !follows;
}

function finding(
  name: string,
  { module, definition }: Maker,
  other: Maker,
  snapshot: Snapshot,
): Finding & { readonly path: string } {
  return {
    path: definition.path,
    span: definition.span,
    severity: 'warning',
    message: message(name, module, other.module),
    related: [{ message: `"${other.module.name}" makes it`, path: other.definition.path, span: other.definition.span }],
    fixes: () => sandbox(definition, module, snapshot),
  };
}

function message(name: string, module: ModuleCode, other: ModuleCode): string {
  const both = `${quoted(other.name)} makes the global ${quoted(name)} too, and the module that loads later replaces it for both`;
  if (name === 'terminate') return `${both}: the other one is then unloaded by a function that is not its own.`;
  if (name === 'init') return `${both}: what is called by that name is then not this module's own.`;
  return module.sandboxed ? `${both}.` : `${both}; neither has it to itself.`;
}

/** Gives the module an environment of its own, unless others use its globals by their bare names. */
function sandbox({ into }: LuaDefinition, module: ModuleCode, { code, graph }: Snapshot): readonly Fix[] {
  const [file, ...others] = graph.filesOf(module.name);
  if (into !== 'environment' || others.length > 0 || !file) return [];
  const place = belowModule(file.manifest);
  if (!place || writtenKeys(file.manifest).some(it => it.tag === 'sandboxed')) return [];
  for (const other of code.modules.values()) if (other !== module && callsInto(other, module)) return [];
  const feed = newLine(file.manifest);
  const line = `${place.prefix}  sandboxed: true${feed}`;
  return [
    perhaps(
      `Give "${module.name}" an environment of its own (sandboxed: true)`,
      replace(file.path, span(place.offset, place.offset), line),
    ),
  ];
}

function callsInto(other: ModuleCode, module: ModuleCode): boolean {
  return other.scripts.some(({ facts }) =>
    facts.calls.some(({ to }) => {
      const [first] = typeof to === 'string' ? to.split('.') : [];
      return first !== undefined && module.members.has(first) && !other.members.has(first);
    }),
  );
}
