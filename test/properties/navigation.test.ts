import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decode } from '../../src/base/bytes.ts';
import { lineStarts, positionAt } from '../../src/base/text.ts';
import type { EngineId } from '../../src/clients/client-engine.ts';
import type { DocumentSymbol } from '../../src/features/document-symbols.ts';
import { isSealed } from '../../src/workspace/sealed.ts';
import { opened } from '../support/fixture.ts';
import { engines, manifest, otml, runs } from './arbitraries.ts';

interface Place {
  readonly start: number;
  readonly end: number;
}

const texts = fc.oneof(otml, manifest, fc.uint8Array({ maxLength: 200 }).map(decode));
const paths = fc.constantFrom('modules/a/a.otmod', 'modules/a/deep/er.otmod', 'modules/a/a.otui');
const numRuns = runs * 4;

test('symbols have names, lie one in the other, and stand in the order of the text', () => {
  fc.assert(
    fc.property(texts, engines, paths, (text, engine, path) => {
      const { service, view } = read(text, engine, path);
      const walk = (list: readonly DocumentSymbol[], around: Place) => {
        let end = around.start;
        for (const { name, span, selection, children } of list) {
          expect(name).not.toBe('');
          expect(span.start).toBeGreaterThanOrEqual(end);
          expectWithin(span, around);
          expectWithin(selection, span);
          walk(children, span);
          ({ end } = span);
        }
      };
      walk(service.documentSymbols(view, path), { start: 0, end: text.length });
    }),
    { numRuns },
  );
});

test('folds have more than one line, and lie one in the other or apart', () => {
  fc.assert(
    fc.property(texts, engines, paths, (text, engine, path) => {
      const { service, view } = read(text, engine, path);
      const starts = lineStarts(text);
      const line = (offset: number) => positionAt(starts, offset).line;
      const open: Place[] = [{ start: 0, end: text.length }];
      for (const { span, kind } of service.foldingRanges(view, path)) {
        expectWithin(span, { start: 0, end: text.length });
        expect(line(span.start)).toBeLessThan(line(span.end));
        // Comments may begin in a node and go on behind it.
        if (kind === 'comment') continue;
        while (open.length > 1 && (open.at(-1)?.end ?? 0) <= span.start) open.pop();
        expectWithin(span, open.at(-1) ?? span);
        open.push(span);
      }
    }),
    { numRuns },
  );
});

test('selections grow around the offset up to the whole file', () => {
  fc.assert(
    fc.property(texts, engines, paths, fc.nat(), (text, engine, path, random) => {
      const { service, view } = read(text, engine, path);
      const offset = random % (text.length + 1);
      const spans = service.selectionRanges(view, path, offset);
      for (const [i, span] of spans.entries()) {
        expectWithin({ start: offset, end: offset }, span);
        const inner = spans[i - 1];
        if (!inner) continue;
        expectWithin(inner, span);
        expect(inner).not.toEqual(span);
      }
      if (text !== '' && !isSealed(text)) expect(spans.at(-1)).toEqual({ start: 0, end: text.length });
    }),
    { numRuns },
  );
});

test('every other question is answered with places in the text, whatever the text', () => {
  fc.assert(
    fc.property(texts, engines, paths, fc.nat(), (text, engine, path, random) => {
      const { service, view } = read(text, engine, path);
      const offset = random % (text.length + 1);
      const places = [
        ...service.documentLinks(view, path),
        ...service.codeLenses(view, path),
        ...service.highlights(view, path, offset),
        ...service.dependents(view, path),
        ...service.workspaceSymbols(view, text.slice(0, 3)),
      ];
      for (const { span } of places) expectWithin(span, { start: 0, end: text.length });
      const found = service.definition(view, path, offset);
      if (found) expectWithin({ start: offset, end: offset }, found.origin);
      service.wayInLoadOrder(view, path);
    }),
    { numRuns },
  );
});

function read(text: string, engine: EngineId, path: string) {
  const around = ['modules/a/a.lua', 'modules/a/sub/s.lua'].map(it => [it, 'function a() end\nb = 1\n'] as const);
  return opened(new Map([[path, text], ...around]), { engine });
}

function expectWithin(inner: Place, outer: Place): void {
  expect(inner.end).toBeGreaterThanOrEqual(inner.start);
  expect(inner.start).toBeGreaterThanOrEqual(outer.start);
  expect(inner.end).toBeLessThanOrEqual(outer.end);
}
