import { readFile } from 'node:fs/promises';
import { finish } from '../base/stepwise.ts';
import { counted } from '../base/text.ts';
import { VersionReader } from '../base/version.ts';
import { resolvePage } from '../contributions/command-line.ts';
import type { Circle } from '../resolve/circles.ts';
import type { Conflict, Line } from '../resolve/conflict.ts';
import type { Fix } from '../resolve/fix.ts';
import type { Resolution } from '../resolve/resolution.ts';
import { Resolver } from '../resolve/resolver.ts';
import { type Command, exit, json, type Streams, textOf, WrongUse } from './command.ts';
import { type LineUniverse, parseUniverse } from './universe-line.ts';

export const resolve: Command = {
  ...resolvePage,
  options: { universe: { type: 'string' }, json: { type: 'boolean' } },
  async run(operands, options, { stdin, stdout }) {
    const file = textOf(options, 'universe');
    if (operands.length > 0 || file === undefined) throw new WrongUse('resolve takes --universe FILE');
    const lines = (await textFrom(file, stdin)).split(/\r?\n/);
    const reader = new VersionReader();
    const isOne = lines.filter(it => it.trim() !== '').length === 1;
    let isFine = true;
    for (const [i, line] of lines.entries()) {
      if (line.trim() === '') continue;
      const universe = parseUniverse(line, reader);
      const name = file === '-' ? 'standard input' : file;
      if (!universe.ok) throw new WrongUse(`${name}, line ${i + 1}: ${universe.error}`);
      const answer = answerOf(universe.value);
      isFine &&= answer.resolution.isSatisfied;
      const head = isOne ? '' : `line ${i + 1}: `;
      stdout.write(options.json === true ? json(row(answer)) : `${head}${words(answer)}`);
    }
    return isFine ? exit.fine : exit.findings;
  },
};

interface Answer {
  readonly resolution: Resolution<undefined, undefined>;
  readonly fixes: ReadonlyMap<Conflict<undefined>, readonly Fix<undefined, undefined>[]>;
}

function answerOf(universe: LineUniverse): Answer {
  const resolver = new Resolver<undefined, undefined>();
  const resolution = finish(resolver.resolve(universe));
  const fixes = resolution.conflicts.map(it => [it, finish(resolver.fixes(universe, it))] as const);
  return { resolution, fixes: new Map(fixes) };
}

async function textFrom(file: string, stdin: Streams['stdin']): Promise<string> {
  const parts: Buffer[] = [];
  if (file === '-') for await (const part of stdin) parts.push(Buffer.from(part));
  else {
    const bytes = await readFile(file).catch((error: NodeJS.ErrnoException) => {
      throw new WrongUse(`cannot read ${file}: ${reasons[error.code ?? ''] ?? error.message}`);
    });
    parts.push(bytes);
  }
  return Buffer.concat(parts)
    .toString('utf8')
    .replace(/^\ufeff/, '');
}

const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  EISDIR: 'it is a folder',
  EACCES: 'permission denied',
};

function row({ resolution, fixes }: Answer): object {
  const { isSatisfied, modules, order, circular, conflicts } = resolution;
  return {
    success: isSatisfied,
    solution: solution(modules),
    order,
    circular: circular.map(circleRow),
    conflicts: conflicts.map(it => ({
      core: it.core.map(lineRow),
      text: conflictText(it),
      fixes: (fixes.get(it) ?? []).map(fix => ({
        title: fix.title,
        edits: fix.edits.flatMap(({ kind, lines, range }) =>
          lines.map(line => ({ ...lineRow(line), edit: kind, from: line.constraint.text, constraint: range ?? null })),
        ),
        solution: solution(fix.modules),
      })),
    })),
  };
}

function solution(modules: Resolution<undefined, undefined>['modules']): Record<string, string> {
  return Object.fromEntries([...modules].map(([name, { version }]) => [name, version.raw]));
}

/** The requirements of the root are those of "root", which has no version. */
function lineRow({ module, version, constraint }: Line<undefined>) {
  const { kind, name, text } = constraint;
  return { module: module ?? 'root', version: version?.raw ?? null, dependency: name, constraint: text, kind };
}

function circleRow({ modules, drop, isLeast, count }: Circle<undefined>): object {
  return { modules, drop: drop.map(({ line, round }) => ({ ...lineRow(line), round })), isLeast, count };
}

function conflictText({ reason, told }: Conflict<undefined>): string {
  return [reason, ...told.map(it => `  ${it.text}`)].join('\n');
}

function words({ resolution, fixes }: Answer): string {
  const { isSatisfied, modules, order, circular, conflicts } = resolution;
  const lines: string[] = [];
  if (isSatisfied) {
    lines.push(`resolved, ${counted(modules.size, 'module')}`);
    for (const name of order) lines.push(`  ${name} ${modules.get(name)?.version.raw}`);
  } else lines.push(`no resolution, ${counted(conflicts.length, 'conflict')}`);
  for (const it of circular) {
    const drops = it.drop.map(({ line }) => `${line.constraint.name} from ${line.module}`).join(', ');
    const ways = it.count === 1 ? 'one way round' : `${it.count}${it.count === 1000 ? ' or more' : ''} ways round`;
    lines.push('', `circle of ${it.modules.join(', ')}: ${ways}; without it: drop ${drops}`);
  }
  for (const it of conflicts) {
    lines.push('', conflictText(it));
    (fixes.get(it) ?? []).forEach((fix, i) => void lines.push(`  ${i + 1}. ${fix.title}`));
  }
  return `${lines.join('\n')}\n`;
}
