import type { View } from '../../src/service.ts';
import type { ModuleUse } from '../../src/workspace/code-parts.ts';
import type { ModuleCode } from '../../src/workspace/module-code.ts';

/** A change to a client that an author may make by mistake, and where it must be told. */
export interface Mutation {
  readonly kind: Kind;
  /** For a person: what was done. */
  readonly what: string;
  /** Texts by path, undefined for a file that is taken away. */
  readonly files: ReadonlyMap<string, string | undefined>;
  /** Each of them must be told of. */
  readonly expected: readonly Expected[];
}

/** A place in a changed file, such as `x.f` in `modules.x.f`: a finding may stand at any part of it. */
export interface Expected {
  readonly path: string;
  readonly start: number;
  readonly end: number;
}

export type Kind =
  | 'rename-member'
  | 'delete-member'
  | 'path-case'
  | 'drop-module'
  | 'use-early'
  | 'swap-order'
  | 'remove-guard';

/**
 * Every mutation of a client, by kind. What is used where is found by the look of the text, so that a use that the analysis
 * misses counts against it; only whether a use is guarded is taken from the analysis.
 */
export function mutationsOf(view: View): ReadonlyMap<Kind, readonly Mutation[]> {
  const client = new Client(view);
  return new Map<Kind, readonly Mutation[]>([
    ['rename-member', [...memberMutations(client, 'rename-member')]],
    ['delete-member', [...memberMutations(client, 'delete-member')]],
    ['path-case', [...pathMutations(client)]],
    ['drop-module', [...dropMutations(client)]],
    ['use-early', [...earlyMutations(client)]],
    ['swap-order', [...swapMutations(client)]],
    ['remove-guard', [...guardMutations(client)]],
  ]);
}

/** A place where the text says `modules.x` or `modules.x.f`. */
interface Seen {
  readonly path: string;
  readonly module: string;
  readonly member: string | undefined;
  /** Of the member's name, else of the module's. */
  readonly offset: number;
  /** From the name of the module to the end of the member's. */
  readonly start: number;
  readonly end: number;
  /** What the analysis knows of it. */
  readonly use: ModuleUse | undefined;
}

class Client {
  readonly seen: readonly Seen[];
  readonly loaded: readonly string[];

  constructor(readonly view: View) {
    const { snapshot } = view;
    const uses = new Map(snapshot.code.uses().map(it => [`${it.path} ${(it.memberSpan ?? it.moduleSpan).start}`, it]));
    const seen: Seen[] = [];
    for (const path of snapshot.paths()) {
      const isCode = path.endsWith('.lua') ? snapshot.code.ownersOf(path).length > 0 : path.endsWith('.otui');
      const text = isCode ? snapshot.text(path) : undefined;
      if (text === undefined || snapshot.lua(path)?.error) continue;
      for (const match of withoutComments(text).matchAll(/(?<![\w.:])modules\.([a-z]\w*)(?:\s*[.:](\w+))?/g)) {
        const [whole, module, member] = match;
        const offset = match.index + (member === undefined ? 'modules.'.length : whole.length - member.length);
        const start = match.index + 'modules.'.length;
        const end = match.index + whole.length;
        seen.push({ path, module, member, offset, start, end, use: uses.get(`${path} ${offset}`) });
      }
    }
    this.seen = seen;
    this.loaded = snapshot.boot.loads.map(({ record }) => record.name);
  }

  text(path: string): string {
    return this.view.snapshot.text(path) ?? '';
  }

  /** Whether the client runs the line, and would fail there if the module or the member were not there. */
  mustBeTold(seen: Seen, what: 'module' | 'member'): boolean {
    const { use, path } = seen;
    if (!use) return path.endsWith('.lua') || this.isHandler(seen);
    if (use.access === 'ask' || use.access === 'write' || use.guard === 'member') return false;
    return what === 'module' ? use.guard === 'none' : use.access !== 'read';
  }

  /** Widgets hold Lua in handlers only; what is seen elsewhere is text. */
  isHandler({ path, offset }: Seen): boolean {
    const text = this.text(path);
    const line = text.slice(text.lastIndexOf('\n', offset) + 1, offset + 100);
    return /^\s*[@!&]/.test(line) || /^\s*[\w.=\s]*modules\.\w+[.:]\w+\(/.test(line);
  }
}

function withoutComments(text: string): string {
  const blank = (found: string) => found.replace(/[^\n]/g, ' ');
  return text.replace(/--\[\[[\s\S]*?\]\]|--[^\n]*|(["'])(?:\\.|(?!\1)[^\\\n])*\1/g, blank);
}

function* memberMutations(client: Client, kind: 'rename-member' | 'delete-member'): Generator<Mutation> {
  const { code } = client.view.snapshot;
  const used = groupBy(
    client.seen.filter(it => it.member !== undefined),
    it => `${it.module}.${it.member}`,
  );
  for (const [name, all] of used) {
    const [{ module, member = '' }] = all;
    const owner = code.modules.get(module);
    const made = owner && soleFunction(owner, member, client);
    // Else the name is found in `_G`, or others give it: the client goes on.
    if (!made || isElsewhere(member, module, client)) continue;
    const told = all.filter(
      it => !owner.scripts.some(({ path }) => path === it.path) && client.mustBeTold(it, 'member'),
    );
    if (told.length === 0) continue;
    const { path, start, nameAt, end } = made;
    const text = client.text(path);
    const changed =
      kind === 'rename-member'
        ? `${text.slice(0, nameAt)}${member}Gone${text.slice(nameAt + member.length)}`
        : text.slice(0, start) + text.slice(end);
    yield {
      kind,
      what: `${kind} ${name} in ${path}`,
      files: new Map([[path, changed]]),
      expected: told,
    };
  }
}

/** The function of a module at the left edge of a script, where it is the only place that gives the name a value. */
function soleFunction(owner: ModuleCode, member: string, client: Client) {
  const places = owner.scripts.flatMap(({ path }) => {
    const text = client.text(path);
    const own = new RegExp(`^(?:function\\s+${member}\\s*\\(|${member}\\s*=)`, 'gm');
    const any = [
      ...withoutComments(text).matchAll(new RegExp(`(?<![\\w.:])${member}\\s*=[^=]|function\\s+${member}\\s*\\(`, 'g')),
    ];
    return any.map(match => ({
      path,
      text,
      isPlain: own.test(text.slice(match.index)) && text.slice(match.index).startsWith('function'),
      start: match.index,
    }));
  });
  if (places.length !== 1 || !places[0].isPlain) return undefined;
  const { path, text, start } = places[0];
  const last = /^end\b[^\n]*\n?/m.exec(text.slice(start));
  const inLine = text.slice(start, text.indexOf('\n', start)).trimEnd().endsWith('end');
  if (!last || inLine) return undefined;
  const nameAt = start + text.slice(start).indexOf(member);
  return { path, start, nameAt, end: start + last.index + last[0].length };
}

/** Whether any other module makes the name in a way that `modules.x.name` would find. */
function isElsewhere(member: string, module: string, { view: { snapshot } }: Client): boolean {
  const made = new RegExp(
    `(?<![\\w.:])(?:_G\\.|modules\\.${module}\\.)?${member}\\s*=[^=]|function\\s+(?:_G\\.|modules\\.${module}\\.)?${member}\\s*\\(`,
  );
  return [...snapshot.code.modules.values()].some(
    ({ name, sandboxed, scripts }) =>
      name !== module &&
      scripts.some(({ path }) => {
        const text = snapshot.text(path) ?? '';
        if (!text.includes(member)) return false;
        const found = made.exec(withoutComments(text))?.[0] ?? '';
        return found !== '' && (!sandboxed || found.includes('_G.') || found.includes('modules.'));
      }),
  );
}

function* pathMutations(client: Client): Generator<Mutation> {
  const { snapshot } = client.view;
  const calls = /\b(?:importStyle|displayUI|loadUI|dofile)\s*\(?\s*(["'])([\w/.-]+)\1/g;
  for (const code of snapshot.code.modules.values()) {
    for (const { path } of code.scripts) {
      const text = client.text(path);
      for (const match of text.matchAll(calls)) {
        const at = match.index + match[0].lastIndexOf(match[2]);
        const name = match[2].slice(match[2].lastIndexOf('/') + 1);
        const before = snapshot.mentions(path).paths.find(it => it.span.start === at);
        // What is not there as it is written cannot be spelled otherwise.
        if (
          !before ||
          name === '' ||
          swapCase(name) === name ||
          text.slice(0, match.index).split('\n').at(-1)?.includes('--')
        )
          continue;
        const nameAt = at + match[2].length - name.length;
        const changed = `${text.slice(0, nameAt)}${swapCase(name)}${text.slice(nameAt + name.length)}`;
        yield {
          kind: 'path-case',
          what: `write ${match[2]} with another case in ${path}`,
          files: new Map([[path, changed]]),
          expected: [{ path, start: nameAt, end: nameAt + name.length }],
        };
      }
    }
  }
}

function swapCase(name: string): string {
  const first = name[0];
  const other = first === first.toUpperCase() ? first.toLowerCase() : first.toUpperCase();
  return other + name.slice(1);
}

function* dropMutations(client: Client): Generator<Mutation> {
  const { snapshot } = client.view;
  for (const [name, code] of snapshot.code.modules) {
    const folders = snapshot.graph.filesOf(code.name).map(({ path }) => path.slice(0, path.lastIndexOf('/') + 1));
    const gone = [...snapshot.paths()].filter(path => folders.some(folder => path.startsWith(folder)));
    const told = client.seen.filter(
      it => it.module === name && !gone.includes(it.path) && client.mustBeTold(it, 'module') && it.use?.from !== name,
    );
    if (told.length === 0) continue;
    const files = new Map(gone.map(path => [path, undefined]));
    yield {
      kind: 'drop-module',
      what: `drop ${name}`,
      files,
      expected: told,
    };
  }
}

/** A use as the first line of a script that runs before the module used. */
function* earlyMutations(client: Client): Generator<Mutation> {
  const { snapshot } = client.view;
  const order = new Map([...client.loaded.entries()].reverse().map(([i, name]) => [name, i]));
  for (const it of client.seen) {
    const own = order.get(it.module);
    if (own === undefined || own === 0 || it.member === undefined || it.use?.access !== 'call') continue;
    if (!snapshot.code.modules.get(it.module)?.members.has(it.member)) continue;
    // A module that loads just before, and one far before.
    for (const before of [own - 1, Math.floor(own / 2)]) {
      const earlier = snapshot.code.modules.get(client.loaded[before]);
      const path = earlier?.scripts.find(script => script.when === 'load')?.path;
      if (!earlier || path === undefined || !earlier.sandboxed) continue;
      const line = `modules.${it.module}.${it.member}()\n`;
      const files = new Map([[path, line + client.text(path)]]);
      const expected = [{ path, start: 'modules.'.length, end: line.length - '()\n'.length }];
      yield {
        kind: 'use-early',
        what: `${line.trim()} first in ${path}, which runs before ${it.module}`,
        files,
        expected,
      };
    }
  }
}

/** Two lines of a `load-later` list change places, so that a module comes before what its init uses. */
function* swapMutations(client: Client): Generator<Mutation> {
  const { snapshot } = client.view;
  for (const code of snapshot.code.modules.values()) {
    for (const use of code.uses) {
      if (use.when === 'call' || use.guard !== 'none' || use.access === 'ask' || use.module === code.name) continue;
      for (const { path, manifest } of snapshot.files) {
        const provider = manifest.loadLater.find(it => it.value === use.module);
        const user = manifest.loadLater.find(it => it.value === code.name);
        if (!provider || !user || provider.span.start > user.span.start) continue;
        if (snapshot.graph.reaches(code.name, use.module)) continue;
        const text = client.text(path);
        const changed =
          text.slice(0, provider.span.start) +
          code.name +
          text.slice(provider.span.end, user.span.start) +
          use.module +
          text.slice(user.span.end);
        const end = (use.memberSpan ?? use.moduleSpan).end;
        yield {
          kind: 'swap-order',
          what: `${code.name} before ${use.module} in ${path}`,
          files: new Map([[path, changed]]),
          expected: [{ path: use.path, start: use.moduleSpan.start, end }],
        };
      }
    }
  }
}

/** A guard is taken away, and with it what it guards against. */
function* guardMutations(client: Client): Generator<Mutation> {
  const { snapshot } = client.view;
  for (const it of client.seen) {
    if (it.member === undefined || !it.path.endsWith('.lua')) continue;
    const text = client.text(it.path);
    const guards = [
      ...withoutComments(text).matchAll(new RegExp(`(?<![\\w.:])modules\\.${it.module}\\b(?!\\s*[.:[(])`, 'g')),
    ];
    const guard = guards.findLast(each => each.index < it.offset);
    if (!guard || it.offset - guard.index > 200) continue;
    // The first use fails; where the client comes to the next ones, it has not.
    const isFirst = client.seen.find(
      each => each.path === it.path && each.module === it.module && each.offset > guard.index + guard[0].length,
    );
    if (isFirst !== it) continue;
    const head = text.slice(text.lastIndexOf('\n', guard.index) + 1, guard.index);
    if (!/\bif\s*\(?\s*$/.test(head) || !/^modules\.\w+\s+(?:and|then)\b/.test(text.slice(guard.index))) continue;
    const own = snapshot.code.modules.get(it.module);
    if (!own || own.scripts.some(({ path }) => path === it.path)) continue;
    const body = text.slice(guard.index, it.offset);
    if (/\b(?:end|else|elseif)\b/.test(body)) continue;
    const changed = `${text.slice(0, guard.index)}true${text.slice(guard.index + guard[0].length)}`;
    const shift = 'true'.length - guard[0].length;
    const folders = snapshot.graph.filesOf(own.name).map(({ path }) => path.slice(0, path.lastIndexOf('/') + 1));
    const files = new Map<string, string | undefined>(
      [...snapshot.paths()]
        .filter(path => folders.some(folder => path.startsWith(folder)))
        .map(path => [path, undefined]),
    );
    files.set(it.path, changed);
    yield {
      kind: 'remove-guard',
      what: `no guard of ${it.module} in ${it.path}, and no ${it.module}`,
      files,
      expected: [{ path: it.path, start: it.start + shift, end: it.end + shift }],
    };
  }
}

function groupBy<T>(items: readonly T[], key: (item: T) => string): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) groups.set(key(item), [...(groups.get(key(item)) ?? []), item]);
  return groups;
}
