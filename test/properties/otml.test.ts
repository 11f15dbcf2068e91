import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decode } from '../../src/base/bytes.ts';
import { clients } from '../../src/clients/clients.ts';
import { readManifest } from '../../src/manifest/manifest.ts';
import type { Declaration, OtmlDocument } from '../../src/syntax/otml/tree.ts';
import { engines, manifest, otml, runs } from './arbitraries.ts';

const texts = fc.oneof(otml, manifest, fc.uint8Array({ maxLength: 200 }).map(decode));

test('the lines are the whole text, whatever it is', () => {
  fc.assert(
    fc.property(texts, engines, (text, engine) => {
      const { lines } = read(text, engine);
      let end = 0;
      for (const line of lines) {
        expect(line.start).toBe(end);
        expect(line.content).toBeGreaterThanOrEqual(line.start);
        expect(line.end).toBeGreaterThanOrEqual(line.content);
        end = line.end + (text[line.end] === '\n' ? 1 : 0);
      }
      expect(end).toBe(text.length);
    }),
    { numRuns: runs * 4 },
  );
});

test('every span lies in the text, and a tag stands where its span says', () => {
  fc.assert(
    fc.property(texts, engines, (text, engine) => {
      const { declarations, problems, complaints } = read(text, engine);
      const inside = ({ start, end }: { readonly start: number; readonly end: number }) =>
        expect(0 <= start && start <= end && end <= text.length).toBe(true);
      const walk = (declaration: Declaration) => {
        inside(declaration.tagSpan);
        inside(declaration.valueSpan);
        const written = text.slice(declaration.tagSpan.start, declaration.tagSpan.end);
        expect(written).toBe(declaration.dash ? '-' : declaration.tag);
        for (const child of declaration.children) {
          expect(child.parent).toBe(declaration);
          walk(child);
        }
      };
      for (const declaration of declarations) walk(declaration);
      for (const { span } of [...problems, ...complaints]) if (span) inside(span);
    }),
    { numRuns: runs * 4 },
  );
});

test('bytes that are not UTF-8 survive as lone surrogates, so that no two files look the same', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 60 }), fc.uint8Array({ maxLength: 60 }), (a, b) => {
      expect(decode(a) === decode(b)).toBe(Buffer.from(a).equals(Buffer.from(b)));
    }),
    { numRuns: runs * 4 },
  );
});

function read(text: string, engine: keyof typeof clients): OtmlDocument {
  return readManifest(text, clients[engine]).document;
}
