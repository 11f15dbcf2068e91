import { listing } from '../base/text.ts';
import type { Edge } from '../workspace/module-graph.ts';
import { perhaps, type Related, safely, type WorkspaceCheck } from './check.ts';
import { removeItem } from './manifest-text.ts';

export const selfDependency: WorkspaceCheck = {
  code: 'self-dependency',
  scope: 'workspace',
  doc: `A module names itself as a dependency or in \`load-later\`.

The client logs \`cannot depend on itself\` and does not load it. A module that depends on such a module makes the client run in
a circle until it crashes. In \`load-later\` the own name does nothing.`,
  *run(snapshot) {
    for (const { file, self, selfLater } of snapshot.graph.oddities.values()) {
      const name = file.manifest.name?.value;
      if (name === undefined || name === '') continue;
      for (const { span } of self) {
        const edges = snapshot.graph.dependentsOf(name).filter(({ from }) => from.manifest.name?.value !== name);
        const others = new Set(edges.map(({ from }) => from.manifest.name?.value ?? ''));
        const names = listing([...others].slice(0, 4).map(it => `"${it}"`));
        const crash =
          others.size > 0
            ? ` Loading ${names}, which ${others.size === 1 ? 'needs' : 'need'} it, makes the client crash.`
            : '';
        const message = `"${name}" depends on itself, so it does not load.${crash}`;
        yield {
          path: file.path,
          span,
          severity: 'error',
          message,
          related: edges.slice(0, MOST_SHOWN).map(relatedTo),
          fixes: () => [safely(`Remove "${name}"`, removeItem(file, span))],
        };
      }
      for (const { span } of selfLater) {
        const message = `"${name}" is to load itself later, which does nothing.`;
        yield {
          path: file.path,
          span,
          severity: 'hint',
          message,
          fixes: () => [perhaps(`Remove "${name}"`, removeItem(file, span))],
        };
      }
    }
  },
};

const MOST_SHOWN = 20;

function relatedTo({ from, mention }: Edge): Related {
  return { message: `"${from.manifest.name?.value}" needs it`, path: from.path, span: mention.span };
}
