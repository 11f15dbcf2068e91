import fc from 'fast-check';
import { expect, test } from 'vitest';
import { longComments } from '../../../src/syntax/json/comments.ts';
import { json, runs } from '../../properties/arbitraries.ts';

test.each([
  ['{ "a": 1 /* b\n*/ }', ['/* b\n*/']],
  ['\uFEFF/**/ // /* x\n"/*" /* y', ['/**/', '/* y']],
  ['/*', ['/*']],
  ['[ "a', []],
])('the long comments of %j', (text, wanted) => {
  expect(longComments(text).map(({ span }) => text.slice(span.start, span.end))).toEqual(wanted);
});

test('any text has them in their order and in its bounds', () => {
  fc.assert(
    fc.property(json, text => {
      let end = 0;
      for (const { span } of longComments(text)) {
        expect(span.start).toBeGreaterThanOrEqual(end);
        expect(span.end).toBeGreaterThan(span.start);
        end = span.end;
      }
      expect(end).toBeLessThanOrEqual(text.length);
    }),
    { numRuns: runs },
  );
});
