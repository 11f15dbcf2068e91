import { readFile, stat } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { decode } from '../base/bytes.ts';
import type { EngineId } from '../clients/client-engine.ts';
import { clients } from '../clients/clients.ts';
import { parsePage } from '../contributions/command-line.ts';
import { parseOtml } from '../syntax/otml/parse.ts';
import type { OtmlDocument, OtmlNode } from '../syntax/otml/tree.ts';
import { detectEngine, tellingFiles } from '../workspace/detect-engine.ts';
import { folderOf } from '../workspace/file-tree.ts';
import { isSealed } from '../workspace/sealed.ts';
import { type Command, choice, exit, json, line, type Streams, WrongUse } from './command.ts';
import { engineOption } from './open-folder.ts';

export const parse: Command = {
  ...parsePage,
  options: {
    engine: { type: 'string' },
    format: { type: 'string' },
    json: { type: 'boolean' },
    'stdin-list': { type: 'boolean' },
  },
  async run(operands, options, streams) {
    const files = options['stdin-list'] === true ? [...operands, ...(await listFrom(streams.stdin))] : operands;
    if (files.length === 0) throw new WrongUse('parse takes a file');
    const format = options.json === true ? 'json' : choice(options, 'format', ['tree', 'json'], 'tree');
    const chosen = engineOption(options);
    const engine = chosen === 'auto' ? await detectAround(files[0]) : chosen;
    let refused = false;
    for (const file of files) {
      const bytes = await readFile(file).catch((error: NodeJS.ErrnoException) => {
        throw new WrongUse(`cannot read ${file}: ${reasons[error.code ?? ''] ?? error.message}`);
      });
      const document = parseOtml(decode(bytes), clients[engine].dialect);
      refused ||= document.problems.length > 0;
      streams.stdout.write(format === 'json' ? json(verdict(document, file)) : tree(document, file, files.length > 1));
    }
    return refused ? exit.findings : exit.fine;
  },
};

const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  ENOTDIR: 'there is no such file',
  EISDIR: 'it is a folder',
  EACCES: 'permission denied',
};

async function listFrom(stdin: Streams['stdin']): Promise<readonly string[]> {
  const parts: Buffer[] = [];
  for await (const part of stdin) parts.push(Buffer.from(part));
  return Buffer.concat(parts)
    .toString('utf8')
    .split('\n')
    .map(each => each.replace(/\r$/, ''))
    .filter(each => each !== '');
}

function verdict({ problems, root }: OtmlDocument, file: string): object {
  const outcome = problems[0]?.outcome;
  if (!outcome) return { ok: root.children.map(row) };
  return outcome.kind === 'error' ? { error: `OTML error in '${file}'${outcome.detail}` } : { crash: true };
}

function row(node: OtmlNode): unknown {
  const flags = `${node.unique ? 'u' : ''}${node.isNull ? 'n' : ''}`;
  return [node.tag, node.value, flags, node.line, node.children.map(row)];
}

function tree(document: OtmlDocument, file: string, named: boolean): string {
  const head = named ? line(`${file}:`) : '';
  const outcome = document.problems[0]?.outcome;
  if (outcome)
    return head + line(outcome.kind === 'error' ? `OTML error in '${file}'${outcome.detail}` : 'the client crashes');
  // The nodes that an engine makes of it are of no use to a person, and their bytes of none to a terminal.
  if (isSealed(document.text)) return head + line('encrypted or binary: no text to show');
  const lines: string[] = document.complaints.map(it => `error: ${it.message}`);
  const visit = (node: OtmlNode, depth: number) => {
    const value = node.isNull ? '~' : node.value.includes('\n') ? JSON.stringify(node.value) : node.value;
    const words = node.tag === '' ? `- ${value}` : value === '' ? node.tag : `${node.tag}: ${value}`;
    lines.push('  '.repeat(depth) + words);
    for (const child of node.children) visit(child, depth + 1);
  };
  for (const node of document.root.children) visit(node, 0);
  return head + lines.map(line).join('');
}

/** The engine of the client folder that a file lies in. */
async function detectAround(file: string): Promise<EngineId> {
  for (let folder = dirname(resolve(file)); ; folder = dirname(folder)) {
    const known = await Promise.all(
      tellingFiles.map(async path => ({
        path,
        text: await readFile(join(folder, path), 'utf8').catch(() => undefined),
      })),
    );
    const there = known.filter(it => it.text !== undefined);
    const isClient = there.length > 0 || (await stat(join(folder, 'modules')).catch(() => undefined))?.isDirectory();
    if (isClient) {
      const text = (path: string) => there.find(it => it.path === path)?.text;
      return detectEngine(folderOf(there.map(it => it.path)), text, new Set()).engine;
    }
    if (folder === dirname(folder)) return 'mehah';
  }
}
