import { mostSimilar } from '../base/similar.ts';
import type { Span } from '../base/span.ts';
import type { CodeIndex } from '../workspace/code-index.ts';
import type { ModuleUse } from '../workspace/code-parts.ts';
import { type Member, memberOf } from '../workspace/member.ts';
import type { ModuleCode } from '../workspace/module-code.ts';
import { removedMembers } from '../workspace/removed-members.ts';
import type { Snapshot } from '../workspace/snapshot.ts';
import type { CodeCheck, Finding, Fix, Related } from './check.ts';
import { perhaps, replace } from './check.ts';
import { nameSpan } from './manifest-text.ts';
import { quoted } from './names.ts';
import { define, makeGlobal, type Script } from './script-fixes.ts';

export const undefinedMember: CodeCheck = {
  code: 'undefined-member',
  scope: 'code',
  doc: `A script, a chunk of a manifest or a handler of a widget uses a member of a module that nothing defines.

\`modules.x.f()\` then fails: \`attempt to call field 'f' (a nil value)\`. A value that is only read is nil, which is a hint. A
\`local function\` is seen in its own file alone. Nothing is said where the member is tested for (\`if modules.x.f then\`), where
errors are caught, and of modules that make names in ways that cannot be seen (\`setfenv\`, \`_G[name]\`, scripts that are
missing or cannot be read).`,
  *run(code, snapshot) {
    // Those are told where they were removed, until the file is saved.
    const removed = new Set([...removedMembers(code, snapshot)].map(it => keyOf(it.code.name, it.name)));
    const told = new Set<string>();
    for (const [i, use] of code.uses().entries()) {
      if (i % TOGETHER === TOGETHER - 1) yield;
      const { module, member, memberSpan, path } = use;
      if (member === undefined || !memberSpan || use.access === 'write' || use.guard === 'member') continue;
      const found = memberOf(code, module, member);
      if (found.kind !== 'missing' && found.kind !== 'local') continue;
      const owner = code.modules.get(module);
      if (!owner || removed.has(keyOf(module, member)) || snapshot.lua(path)?.isStale) continue;
      // A script that two modules run uses it in one place.
      const place = `${path}:${memberSpan.start}`;
      if (told.has(place)) continue;
      told.add(place);
      yield { ...finding({ use, member, place: memberSpan, found, owner }, code, snapshot), path };
    }
  },
};

/** How many uses are looked at without a rest. */
const TOGETHER = 4_096;

/** A use of what is not there. */
interface Lack {
  readonly use: ModuleUse;
  readonly member: string;
  readonly place: Span;
  readonly found: Extract<Member, { kind: 'missing' | 'local' }>;
  readonly owner: ModuleCode;
}

function isName(word: string): boolean {
  return /^[A-Za-z_]\w*$/.test(word);
}

function keyOf(module: string, member: string): string {
  return `${module}\0${member}`;
}

function finding(lack: Lack, code: CodeIndex, snapshot: Snapshot): Finding {
  const { use, member, place, found, owner } = lack;
  const end = use.access === 'call' ? 'this call fails' : use.access === 'index' ? 'this fails' : 'this is always nil';
  return {
    span: place,
    severity: use.access === 'read' ? 'hint' : 'warning',
    message:
      found.kind === 'local'
        ? `${quoted(member)} is local to its file in "${use.module}" and cannot be seen from here, so ${end}.`
        : `Nothing defines ${quoted(member)} in "${use.module}", so ${end}.`,
    related: found.kind === 'local' ? localHere(found.local) : manifestOf(owner, snapshot),
    fixes: () => [...respell(lack, code), ...provide(lack, snapshot)],
  };
}

function localHere({ path, span }: { readonly path: string; readonly span: Span }): readonly Related[] {
  return [{ message: 'it is local here', path, span }];
}

function manifestOf({ name }: ModuleCode, { graph }: Snapshot): readonly Related[] {
  const [file] = graph.filesOf(name);
  return file ? [{ message: `the module "${name}"`, path: file.path, span: nameSpan(file) }] : [];
}

/** The member that was most likely meant: one of the functions where it is called. */
function respell({ use, member, place, owner }: Lack, code: CodeIndex): readonly Fix[] {
  const all = [...owner.members, ...(code.given.get(use.module) ?? [])];
  const fitting = all.filter(
    ([name, made]) => isName(name) && made.some(it => !it.isNil && (use.access !== 'call' || it.kind !== 'table')),
  );
  const meant = mostSimilar(
    member,
    fitting.map(([name]) => name),
  );
  return meant === undefined ? [] : [perhaps(`Write "${meant}"`, replace(use.path, place, meant))];
}

/** Makes what is used: takes the `local` off a function, or adds one to the module for the author to fill. */
function provide({ use, member, found, owner }: Lack, snapshot: Snapshot): readonly Fix[] {
  if (found.kind === 'missing')
    return use.access === 'call' && isName(member) ? define(member, fullest(owner), snapshot) : [];
  const script = owner.scripts.find(it => it.path === found.local.path);
  return script ? makeGlobal(script, member, snapshot) : [];
}

/** The script with the most functions: those of tables and constants are no place for one. */
function fullest({ scripts }: ModuleCode): readonly Script[] {
  const [first] = [...scripts].sort((a, b) => b.facts.bodies.length - a.facts.bodies.length);
  return first ? [first] : [];
}
