import { isDeepStrictEqual } from 'node:util';
import { NameTable } from '../../src/base/name-table.ts';
import type { EngineId } from '../../src/clients/client-engine.ts';
import { clients } from '../../src/clients/clients.ts';
import { readManifest } from '../../src/manifest/manifest.ts';
import type { Dialect } from '../../src/syntax/otml/dialect.ts';
import { parseOtml } from '../../src/syntax/otml/parse.ts';
import type { OtmlNode } from '../../src/syntax/otml/tree.ts';
import { type EventRow, eventRows } from '../../src/workspace/event-rows.ts';
import { folderOf } from '../../src/workspace/file-tree.ts';
import { moduleFile } from '../../src/workspace/module-record.ts';
import { play } from '../../src/workspace/play.ts';
import { scriptFile } from '../../src/workspace/script-paths.ts';
import { findManifests, lookUp, searchPath } from '../../src/workspace/search-path.ts';
import { parseSteps, type Step } from '../../src/workspace/steps.ts';

/** A line of a file in the form of `conformance/`. */
export interface Case {
  readonly name?: string;
  readonly id?: number;
  readonly text?: string;
  readonly files?: Readonly<Record<string, string>>;
  readonly args?: readonly string[];
  readonly steps?: string;
  readonly needs?: string;
  readonly unstable?: readonly EngineId[];
  readonly results: readonly {
    readonly engines: readonly EngineId[];
    readonly unstable?: boolean;
    readonly ok?: unknown;
    readonly error?: string;
    readonly crash?: string;
    readonly events?: readonly EventRow[];
  }[];
}

export type Verdict =
  | { readonly kind: 'agreed' | 'unstable' | 'needs-lua' }
  | { readonly kind: 'differing'; readonly expected: unknown; readonly actual: unknown };

/** What this project answers for one case, against what each engine did. */
export function compareCase(it: Case): readonly { readonly engine: EngineId; readonly verdict: Verdict }[] {
  return it.results.flatMap(result =>
    result.engines.map(engine => ({ engine, verdict: verdictOf(it, engine, result) })),
  );
}

function verdictOf(it: Case, engine: EngineId, result: Case['results'][number]): Verdict {
  if (it.needs === 'lua') return { kind: 'needs-lua' };
  if (it.unstable?.includes(engine) || result.unstable) return { kind: 'unstable' };
  const [expected, actual] = result.events ? bothEvents(it, engine, result.events) : bothTrees(it, engine, result);
  return isDeepStrictEqual(actual, expected) ? { kind: 'agreed' } : { kind: 'differing', expected, actual };
}

function bothTrees(it: Case, engine: EngineId, { ok, error, crash }: Case['results'][number]): [unknown, unknown] {
  const expected = crash !== undefined ? { crash: true } : error !== undefined ? { error } : { ok };
  return [expected, treeVerdict(it.text ?? '', clients[engine].dialect)];
}

function treeVerdict(text: string, dialect: Dialect): unknown {
  const { problems, root } = parseOtml(text, dialect);
  const outcome = problems[0]?.outcome;
  if (!outcome) return { ok: root.children.map(rowOf) };
  return outcome.kind === 'error' ? { error: `OTML error in 'FILE'${outcome.detail}` } : { crash: true };
}

function rowOf(node: OtmlNode): unknown {
  const flags = `${node.unique ? 'u' : ''}${node.isNull ? 'n' : ''}`;
  return [node.tag, node.value, flags, node.line, node.children.map(rowOf)];
}

const notCompared = new Set(['load-begin', 'load-failed', 'call', 'search-path', 'log']);

function bothEvents(it: Case, engine: EngineId, recorded: readonly EventRow[]): [unknown, unknown] {
  const option = (name: string) => it.args?.[it.args.indexOf(name) + 1];
  const has = (name: string) => it.args?.includes(name) ?? false;
  const steps = it.steps ?? (has('--steps') ? option('--steps') : '') ?? '';
  const then = has('--then') ? (option('--then') ?? '') : '';
  const expected = recorded.filter(row => !notCompared.has(String(row[0]))).map(comparable);
  const short = expected.find(row => row[0] === 'discover')?.length === 3;
  const check = has('--scripts');
  const actual = playCase(it.files ?? {}, engine, steps, then, check, has('--verbose')).map(comparable);
  return [expected, it.args || !short ? actual : actual.map(row => withoutFacts(row))].map(rows =>
    it.args || !short ? rows : (rows as EventRow[]).map(withoutFacts),
  ) as [unknown, unknown];
}

/** Rows of `load-random` have no facts, but the autoload flag where discovery was partial. */
function withoutFacts(row: EventRow): EventRow {
  if (row[0] === 'discover') return row.slice(0, 3);
  if (row[0] !== 'discover-partial') return row;
  const facts = row[3];
  return [...row.slice(0, 3), typeof facts === 'object' && facts && 'autoload' in facts ? facts.autoload : facts];
}

/** Which signal a crash ends with depends on the build: only that it crashed is compared. */
function comparable(row: EventRow): EventRow {
  if (row[0] === 'crash') return ['crash'];
  if (row[0] === 'fatal' && row[1] === null && String(row[2]).startsWith('Fatal error')) return ['crash'];
  return row;
}

function playCase(
  files: Readonly<Record<string, string>>,
  engine: EngineId,
  steps: string,
  then: string,
  check: boolean,
  verbose: boolean,
): EventRow[] {
  const client = clients[engine];
  const search = searchPath(client, folderOf(Object.keys(files)));
  const names = new NameTable();
  const manifests = findManifests(search).map(found =>
    moduleFile(found, readManifest(found.isFolder ? '\0' : (files[found.path] ?? ''), client), search, names),
  );
  const rows: EventRow[] = [];
  const refuseScript = (path: string) => {
    const found = check ? lookUp(search, scriptFile(path)) : undefined;
    return found?.kind === 'missing' ? `unable to open file '${found.virtualPath}': ${found.reason}` : undefined;
  };
  const boot: readonly Step[] = client.boot.map(step => (step.kind === 'ensure' ? { ...step, optional: true } : step));
  const listed = [steps, then].map(parseSteps).flatMap(it => (it.ok ? it.value : []));
  const record: Parameters<typeof play>[1]['record'] = happening =>
    void rows.push(...(happening.kind === 'script' && !verbose ? [] : eventRows(happening, engine)));
  play(steps === '' ? [...boot, ...listed] : listed, {
    files: manifests,
    engine: client,
    names,
    refuseScript,
    verbose: true,
    record,
  });
  return rows;
}
