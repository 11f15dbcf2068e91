import { type EngineId, engineIds } from '../../src/clients/client-engine.ts';
import { clients } from '../../src/clients/clients.ts';
import { parseOtml } from '../../src/syntax/otml/parse.ts';
import type { OtmlNode } from '../../src/syntax/otml/tree.ts';

/** What an engine answers for a text but for line numbers: how it gives up, and the tree as far as it can be made out. */
export function verdicts(text: string): Readonly<Record<string, unknown>> {
  return Object.fromEntries(engineIds.map(id => [id, verdictOf(text, id)]));
}

function verdictOf(text: string, engine: EngineId): unknown {
  const { problems, complaints, root } = parseOtml(text, clients[engine].dialect);
  return {
    problems: problems.map(({ kind, outcome }) => [kind, outcome.kind]),
    complaints: complaints.map(it => it.message),
    tree: root.children.map(row),
  };
}

function row({ tag, value, unique, isNull, children }: OtmlNode): unknown {
  return [tag, value, unique, isNull, children.map(row)];
}
