import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { otmodSchema } from '../../src/features/json-schema.ts';
import { readAdvancedManifest } from '../../src/manifest/advanced-manifest.ts';
import { advanced, runs } from '../properties/arbitraries.ts';
import { holds } from '../support/json-schema.ts';
import { projectFolder } from '../support/sources.ts';

test('the schema that is shipped is the one of the table ("npm run schema" writes it)', () => {
  expect(JSON.parse(readFileSync(join(projectFolder, 'media/otmod.schema.json'), 'utf8'))).toEqual(otmodSchema());
});

test('the schema refuses exactly what the reader says that it refuses', () => {
  const schema: unknown = JSON.parse(JSON.stringify(otmodSchema()));
  fc.assert(
    fc.property(advanced, text => {
      const problems = readAdvancedManifest(text).problems.filter(it => it.bySchema);
      expect(holds(JSON.parse(text), schema)).toBe(problems.length === 0);
    }),
    { numRuns: runs * 4 },
  );
});

test.each([
  [
    '{ "name": "a", "integrations": { "x": { "connector": { "type": "http", "config": { "method": "PUT" } } } } }',
    true,
  ],
  [
    '{ "name": "a", "integrations": { "x": { "connector": { "type": "http", "config": { "metod": "PUT" } } } } }',
    false,
  ],
  ['{ "name": "a", "integrations": { "x": { "connector": { "type": "ftp", "config": { "any": 1 } } } } }', false],
  ['{ "name": "a", "integrations": { "x": { "security": { "type": "bearer" } } } }', false],
  ['{ "name": "a", "integrations": { "x": { "security": { "type": "none" } } } }', true],
  ['{ "name": "a", "integrations": { "x": { "transform": { "type": "json" } } } }', true],
  ['{ "name": "a", "integrations": { "x": { "transform": [{ "type": "json", "config": { "pretty": 1 } }] } } }', false],
  ['{ "name": "a", "integrations": { "x": { "sync": { "batchSize": 0 } } } }', false],
  ['{ "name": "a", "hooks": { "onGameStart": { "handler": "f", "priority": 1 } } }', true],
  ['{ "name": "a", "hooks": { "onGameStart": { "priority": 1 } } }', false],
  ['{ "name": "a", "hooks": { " ": "f" } }', false],
  ['{ "name": "a", "engines": { "other": "*" } }', false],
  ['{ "name": "a", "permissions": ["network:x"], "config": { "x": [1] }, "configSchema": {} }', true],
  ['[]', false],
])('schema and reader agree: %s is right: %s', (text, right) => {
  expect(holds(JSON.parse(text), JSON.parse(JSON.stringify(otmodSchema())))).toBe(right);
  expect(readAdvancedManifest(text).problems.length === 0).toBe(right);
});
