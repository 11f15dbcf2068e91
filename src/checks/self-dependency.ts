import { listing } from '../base/text.ts';
import { perhaps, safely, type WorkspaceCheck } from './check.ts';
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
        const others = new Set(snapshot.graph.dependentsOf(name).map(edge => edge.from.manifest.name?.value ?? ''));
        others.delete(name);
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
