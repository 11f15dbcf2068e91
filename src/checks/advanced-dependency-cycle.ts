import type { MixedCycle } from '../workspace/needs.ts';
import { removeEntry } from './advanced-text.ts';
import { type Finding, perhaps, type Related, type WorkspaceCheck } from './check.ts';
import { circle } from './dependency-cycle.ts';
import { removeItem } from './manifest-text.ts';

export const advancedDependencyCycle: WorkspaceCheck = {
  code: 'advanced-dependency-cycle',
  scope: 'workspace',
  doc: `Modules depend on each other in a circle that leads through advanced manifests.

No order loads each of them after what it needs. Circles of the \`.otmod\` alone are \`dependency-cycle\`; here at least one of the
dependencies is declared by an advanced manifest only. A module that is needed only later belongs into \`runtimeDependencies\`.`,
  *run(snapshot) {
    for (const cycle of snapshot.needs().cycles) yield* findings(cycle);
  },
};

function* findings(cycle: MixedCycle): Generator<Finding & { readonly path: string }> {
  const message = `${circle(cycle)}, so no order loads each after what it needs.`;
  const places = relatedOf(cycle);
  const others = (at: Finding['span']) => places.filter(it => it.span !== at).slice(0, MOST_SHOWN);
  for (const { from, mention } of cycle.advanced) {
    const entry = from.manifest.dependencies.find(it => it.nameSpan === mention.span)?.span ?? mention.span;
    yield {
      path: from.path,
      span: mention.span,
      severity: 'error',
      message,
      related: others(mention.span),
      fixes: () => [
        perhaps(`Remove the dependency on "${mention.value}"`, ...removeEntry(from.path, from.manifest, entry)),
      ],
    };
  }
  for (const { from, mention } of cycle.plain) {
    yield {
      path: from.path,
      span: mention.span,
      severity: 'error',
      message,
      related: others(mention.span),
      fixes: () => [perhaps(`Remove the dependency on "${mention.value}"`, removeItem(from, mention.span))],
    };
  }
}

const MOST_SHOWN = 20;

function relatedOf({ advanced, plain }: MixedCycle): readonly Related[] {
  return [...advanced, ...plain].map(({ from, mention }) => ({
    message: `"${from.manifest.name?.value}" needs "${mention.value}"`,
    path: from.path,
    span: mention.span,
  }));
}
