import fc from 'fast-check';
import { expect, test } from 'vitest';
import { applyEdits } from '../../src/features/fixes.ts';
import type { OrderItem } from '../../src/features/load-order.ts';
import { type LanguageService, languageService, type View } from '../../src/service.ts';
import { defaultSettings } from '../../src/workspace/client-settings.ts';
import { discover } from '../../src/workspace/discovery.ts';
import { moduleGraph } from '../../src/workspace/module-graph.ts';
import { type Change, change, engines, files, runs } from './arbitraries.ts';

test('after any changes, everything is as if it had been read for the first time', () => {
  fc.assert(
    fc.property(files, fc.array(change, { minLength: 1, maxLength: 8 }), engines, (start, changes, engine) => {
      const settings = { ...defaultSettings, engine };
      const grown = languageService(settings);
      const disk = new Map<string, string>();
      const buffers = new Map<string, string>();
      for (const [path, text] of start) make(grown, { kind: 'file', path, text }, disk, buffers);
      grown.view();
      for (const each of changes) {
        make(grown, each, disk, buffers);
        const fresh = languageService(settings);
        for (const [path, text] of disk) fresh.folder.putFile(path, text);
        for (const [path, text] of buffers) fresh.folder.putBuffer(path, text);
        expect(told(grown, grown.view())).toEqual(told(fresh, fresh.view()));
      }
    }),
    { numRuns: runs },
  );
});

test('the patched graph and the patched discovery are those of the same files read anew', () => {
  fc.assert(
    fc.property(files, fc.array(change, { minLength: 1, maxLength: 6 }), engines, (start, changes, engine) => {
      const service = languageService({ ...defaultSettings, engine });
      for (const [path, text] of start) service.folder.putFile(path, text);
      service.view();
      for (const each of changes) {
        if (each.kind !== 'buffer') continue;
        service.folder.putBuffer(each.path, each.text);
        const { files, graph, names, discovery } = service.view().snapshot;
        const fresh = moduleGraph(files);
        expect(graph.names).toEqual(fresh.names);
        expect(cycles(graph)).toEqual(cycles(fresh));
        expect([...graph.oddities.keys()].sort()).toEqual([...fresh.oddities.keys()].sort());
        for (const name of graph.names) {
          expect(graph.dependenciesOf(name)).toEqual(fresh.dependenciesOf(name));
          expect(graph.dependentsOf(name)).toEqual(fresh.dependentsOf(name));
        }
        const again = discover(files, names);
        // The table of names only grows, and with it the arrays by name.
        const byName = (of: Int32Array) => [...of, ...new Array(names.size - of.length).fill(-1)];
        expect({ ...discovery, byName: byName(discovery.byName), uses: undefined }).toEqual({
          ...again,
          byName: byName(again.byName),
          uses: undefined,
        });
      }
    }),
    { numRuns: runs },
  );
});

test('a snapshot never changes, whatever happens afterwards', () => {
  fc.assert(
    fc.property(files, fc.array(change, { minLength: 1, maxLength: 5 }), (start, changes) => {
      const service = languageService();
      for (const [path, text] of start) service.folder.putFile(path, text);
      const view = service.view();
      const before = told(service, view);
      for (const each of changes) {
        make(service, each);
        service.view();
      }
      expect(told(service, view)).toEqual(before);
    }),
    { numRuns: runs },
  );
});

test('every finding stands in a file, in its text; every fix can be applied and its result be read', () => {
  fc.assert(
    fc.property(files, engines, (start, engine) => {
      const service = languageService({ ...defaultSettings, engine });
      for (const [path, text] of start) service.folder.putFile(path, text);
      const view = service.view();
      for (const [path, list] of view.diagnostics) {
        for (const { span, related = [], fixes = () => [], message } of list) {
          expect(inside(span, start.get(path))).toBe(true);
          expect(message).not.toMatch(/undefined|\[object/);
          for (const other of related) expect(inside(other.span, start.get(other.path))).toBe(true);
          for (const { edits } of fixes()) {
            for (const edit of edits) {
              if (edit.kind !== 'replace') continue;
              expect(inside(edit.span, start.get(edit.path))).toBe(true);
              const fixed = languageService({ ...defaultSettings, engine });
              fixed.folder.putFile(edit.path, applyEdits(start.get(edit.path) ?? '', edit.path, edits));
              fixed.view();
            }
          }
        }
      }
      for (const path of start.keys()) service.fixAll(view, path);
    }),
    { numRuns: runs * 2 },
  );
});

/** A change to a service, and to the plain maps that it is compared with. */
function make(
  { folder }: LanguageService,
  change: Change,
  disk = new Map<string, string>(),
  buffers = new Map<string, string>(),
): void {
  switch (change.kind) {
    case 'file':
      folder.putFile(change.path, change.text);
      disk.set(change.path, change.text);
      return;
    case 'buffer':
      folder.putBuffer(change.path, change.text);
      buffers.set(change.path, change.text);
      return;
    case 'remove':
      folder.removeFile(change.path);
      disk.delete(change.path);
      return;
    case 'close':
      folder.closeBuffer(change.path);
      buffers.delete(change.path);
  }
}

/** All that a person would see of a view. */
function told(service: LanguageService, view: View): unknown {
  const diagnostics = [...view.diagnostics]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([path, list]) => [
      path,
      list.map(({ code, span, severity, message, related = [], fixes }) => {
        return { code, span, severity, message, related, fixes: fixes?.().map(it => it.title) ?? [] };
      }),
    ]);
  return {
    engine: view.snapshot.engine.id,
    diagnostics,
    order: service.loadOrder(view).map(withReasons),
    needs: service.dependencyRoots(view, { direction: 'needs', withCalls: true }),
    neededBy: service.dependencyRoots(view, { direction: 'needed-by', withCalls: true }),
  };
}

function withReasons(item: OrderItem): unknown {
  if (item.kind === 'phase') return { ...item, children: item.children.map(withReasons), lines: item.lines().length };
  return item.kind === 'module' ? { ...item, reasons: item.reasons() } : item;
}

function inside({ start, end }: { readonly start: number; readonly end: number }, text: string | undefined): boolean {
  return text !== undefined && start >= 0 && start <= end && end <= text.length;
}

function cycles(graph: ReturnType<typeof moduleGraph>): readonly (readonly string[])[] {
  return graph.cycles.map(it => it.names).sort((a, b) => (a[0] < b[0] ? -1 : 1));
}
