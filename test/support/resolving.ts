import { finish } from '../../src/base/stepwise.ts';
import type { Diagnostic } from '../../src/checks/check.ts';
import type { StoredWorkspace } from './stored.ts';

/** What a check finds: `severity /path:line text: message` each, with the places that it points at below. */
export function toldBy(code: string, workspace: StoredWorkspace): readonly string[] {
  const { snapshot } = workspace.view();
  return all(code, workspace).flatMap(({ path, span, severity, message, related = [] }) => [
    `${severity} ${place(snapshot.text(path) ?? '', path, span)}: ${message}`,
    ...related.map(it => `  ${place(it.text ?? snapshot.text(it.path) ?? '', it.path, it.span)}: ${it.message}`),
  ]);
}

/** The fixes of the first finding of a check that take long to work out, by title, with the texts that each changes. */
export function slowFixesOf(code: string, workspace: StoredWorkspace): ReadonlyMap<string, string> {
  const { service, view } = workspace;
  const [found] = all(code, workspace);
  const offered = finish(service.slowFixesAt(view(), found.path, found.span));
  return new Map(
    offered.map(({ fix }) => [
      fix.title,
      fix.edits
        .map(it => {
          if (it.kind !== 'replace') return it.kind;
          const text = workspace.service.folder.text(it.path) ?? '';
          return `${it.path}\n${text.slice(0, it.span.start)}${it.text}${text.slice(it.span.end)}`;
        })
        .join('\n'),
    ]),
  );
}

function all(code: string, { view }: StoredWorkspace): readonly Diagnostic[] {
  return [...view().diagnostics.values()].flat().filter(it => it.code === code);
}

function place(text: string, path: string, { start, end }: Diagnostic['span']): string {
  return `/${path}:${text.slice(0, start).split('\n').length} ${text.slice(start, end)}`;
}
