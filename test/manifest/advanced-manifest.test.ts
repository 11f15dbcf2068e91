import { describe, expect, test } from 'vitest';
import { advancedFields } from '../../src/manifest/advanced-fields.ts';
import { type AdvancedManifest, readAdvancedManifest, requirementKeys } from '../../src/manifest/advanced-manifest.ts';
import type { AdvancedField, Shape } from '../../src/manifest/shape.ts';
import { configField, shapeProblems, typeField } from '../../src/manifest/shape-problems.ts';
import { parseJson } from '../../src/syntax/json/parse.ts';

const read = (value: object) => readAdvancedManifest(JSON.stringify(value));

test('an empty manifest has the defaults of the table', () => {
  const manifest = read({ name: 'a' });
  const fallback = (key: string) => advancedFields.find(it => it.key === key)?.default;
  expect(manifest.problems).toEqual([]);
  expect(manifest.sandboxed).toEqual({ value: fallback('sandboxed'), span: undefined });
  expect(manifest.autoload).toEqual({ value: fallback('autoload'), span: undefined });
  expect(manifest.autoloadPriority).toEqual({ value: fallback('autoloadPriority'), span: undefined });
  expect(requirementKeys.map(key => manifest[key])).toEqual([[], [], [], []]);
  expect([manifest.version, manifest.kind, manifest.author]).toEqual([undefined, undefined, undefined]);
  expect([manifest.hooks, manifest.integrations, manifest.config]).toEqual([[], [], {}]);
});

test('every value has its place', () => {
  const text =
    '{ "name": "a", "version": "1.2.3", "sandboxed": true, "scripts": ["x"], "dependencies": { "b": "^1" } }';
  const cut = (place: { start: number; end: number } | undefined) => place && text.slice(place.start, place.end);
  const { name, version, sandboxed, scripts, dependencies } = readAdvancedManifest(text);
  expect([cut(name?.span), cut(version?.span), cut(sandboxed.span), cut(scripts[0]?.span)]).toEqual([
    '"a"',
    '"1.2.3"',
    'true',
    '"x"',
  ]);
  const [{ nameSpan, rangeSpan, span }] = dependencies;
  expect([cut(nameSpan), cut(rangeSpan), cut(span)]).toEqual(['"b"', '"^1"', '"b": "^1"']);
});

test('dependencies are a map with ranges or a list of names', () => {
  const told = (manifest: AdvancedManifest) =>
    manifest.dependencies.map(({ name, range, rangeText }) => [name, rangeText, range?.range]);
  expect(told(read({ name: 'a', dependencies: { b: '^1.0.0', c: 'newest' } }))).toEqual([
    ['b', '^1.0.0', '>=1.0.0 <2.0.0-0'],
    ['c', 'newest', undefined],
  ]);
  expect(told(read({ name: 'a', dependencies: ['b'] }))).toEqual([['b', '*', '']]);
});

test('hooks are a map to functions, with priorities or not, or a list of names', () => {
  const hooks = { onA: 'f', onB: { handler: 'T.g', priority: 5 }, onC: { priority: 1 } };
  expect(read({ name: 'a', hooks }).hooks.map(it => [it.event, it.handler.value, it.priority])).toEqual([
    ['onA', 'f', 100],
    ['onB', 'T.g', 5],
  ]);
  expect(read({ name: 'a', hooks: ['onA'] }).hooks.map(it => [it.event, it.handler.value, it.priority])).toEqual([
    ['onA', 'onA', 100],
  ]);
});

test('what is provided has a version of its own or that of the module', () => {
  const told = (provides: unknown) =>
    read({ name: 'a', version: '3.0.0', provides: provides as object }).provides.map(it => [
      it.name,
      it.version?.version,
    ]);
  expect(told({ b: '1.0.0', c: 'x' })).toEqual([
    ['b', '1.0.0'],
    ['c', undefined],
  ]);
  expect(told(['b'])).toEqual([['b', '3.0.0']]);
});

test('engines, life cycle, permissions and settings', () => {
  const manifest = read({
    name: 'a',
    engines: { mehah: '*', other: '*' },
    lifecycle: { object: 'T', onLoad: 'init()', getState: 'get' },
    permissions: ['network:x'],
    config: { x: [1, { y: null }] },
    configSchema: { type: 'object' },
  });
  expect(manifest.engines.map(it => it.engine)).toEqual(['mehah']);
  expect([manifest.lifecycle.object?.value, manifest.lifecycle.onLoad?.value, manifest.lifecycle.setState]).toEqual([
    'T',
    'init()',
    undefined,
  ]);
  expect(manifest.permissions.map(it => it.value)).toEqual(['network:x']);
  expect([manifest.config, manifest.configSchema]).toEqual([{ x: [1, { y: null }] }, { type: 'object' }]);
});

test('an integration is read with its defaults', () => {
  const [analytics] = read({
    name: 'a',
    integrations: {
      analytics: {
        adapter: {
          type: 'http',
          config: { baseUrl: 'https://analytics.example.com', retries: 5 },
          transformers: [
            { type: 'json', config: { pretty: true } },
            { type: 'rename', config: { fields: { a: 'b' } } },
            { type: 'pick', config: { fields: ['a'] } },
            { type: 'filter', config: { field: 'a', values: ['x'] } },
            { type: 'template', config: { template: '{{a}}' } },
            { type: 'lua', config: { function: 'f' } },
            { type: 'unheard of' },
          ],
          validators: [{ type: 'schema', config: { schema: { type: 'object' } } }],
        },
        connector: { type: 'http', config: { headers: { 'X-A': 'b' } } },
        protocol: { type: 'rest', config: { version: 'v1', endpoints: { events: '/events' } } },
        security: { type: 'oauth2', config: { clientId: 'x', scope: 's' } },
        sync: { interval: 5 },
        transform: { type: 'json' },
      },
    },
  }).integrations;
  const { adapter, connector, protocol, security, sync, transform } = analytics;
  expect(adapter).toMatchObject({
    type: 'http',
    baseUrl: { value: 'https://analytics.example.com' },
    timeout: 30,
    retries: 5,
  });
  expect(adapter?.transformers).toMatchObject([
    { type: 'json', pretty: true, encoding: 'utf8' },
    { type: 'rename', fields: { a: 'b' } },
    { type: 'pick', fields: ['a'] },
    { type: 'filter', field: 'a', values: ['x'] },
    { type: 'template', template: '{{a}}' },
    { type: 'lua', function: 'f' },
  ]);
  expect(adapter?.validators).toMatchObject([{ type: 'schema', schema: { type: 'object' } }]);
  expect(connector).toMatchObject({ type: 'http', method: 'POST', headers: { 'X-A': 'b' } });
  expect(protocol).toMatchObject({ type: 'rest', version: 'v1', endpoints: { events: '/events' } });
  expect(security).toMatchObject({
    type: 'oauth2',
    grant: 'clientCredentials',
    clientId: 'x',
    clientSecret: '',
    scope: 's',
  });
  expect(sync).toEqual({ enabled: true, interval: 5, batchSize: 100 });
  expect(transform).toMatchObject([{ type: 'json', pretty: false }]);
});

test.each([
  [{ type: 'websocket' }, { type: 'websocket', reconnect: true, heartbeat: 30, headers: {} }],
  [
    { type: 'database', config: { driver: 'mysql' } },
    { type: 'database', driver: 'mysql', host: 'localhost', port: 3306 },
  ],
  [{ type: 'carrier pigeon' }, undefined],
])('the connector %o', (connector, told) => {
  const [{ connector: own }] = read({ name: 'a', integrations: { x: { connector } } }).integrations;
  if (told === undefined) expect(own).toBeUndefined();
  else expect(own).toMatchObject(told);
});

test.each([
  [{ type: 'none' }, { type: 'none' }],
  [
    { type: 'apiKey', config: { key: 'k' } },
    { type: 'apiKey', key: 'k', name: 'X-Api-Key', in: 'header' },
  ],
  [
    { type: 'bearer', config: { token: 't' } },
    { type: 'bearer', token: 't' },
  ],
  [
    { type: 'basic', config: { username: 'u', password: 'p' } },
    { type: 'basic', username: 'u', password: 'p' },
  ],
])('the security %o', (security, told) => {
  const [{ security: own }] = read({ name: 'a', integrations: { x: { security } } }).integrations;
  expect(own).toMatchObject(told);
});

describe('the table', () => {
  const all = [...everyField(advancedFields, '')];

  test('has an example for every key that is right, and a default that is', () => {
    for (const { path, field } of all) {
      for (const value of [field.example, ...(field.default === undefined ? [] : [field.default])]) {
        const { root } = parseJson(JSON.stringify(value));
        if (!root) throw new Error('no JSON');
        expect([path, ...shapeProblems(root, field.shape)]).toEqual([path]);
      }
    }
  });

  test('says of every key what it does, in sentences', () => {
    for (const { path, field } of all) expect([path, field.doc]).toEqual([path, expect.stringMatching(/^[A-Z`].*\.$/)]);
  });

  test('has each key once', () => {
    const paths = all.map(it => it.path);
    expect(paths).toEqual([...new Set(paths)]);
  });
});

function* everyField(
  fields: readonly AdvancedField[],
  path: string,
): Generator<{ path: string; field: AdvancedField }> {
  for (const field of fields) {
    yield { path: `${path}/${field.key}`, field };
    yield* inside(field.shape, `${path}/${field.key}`);
  }
}

function* inside(shape: Shape, path: string): Generator<{ path: string; field: AdvancedField }> {
  if (shape.kind === 'list' || shape.kind === 'map') yield* inside(shape.of, `${path}/*`);
  if (shape.kind === 'either') for (const [i, each] of shape.of.entries()) yield* inside(each, `${path}/${i}`);
  if (shape.kind === 'record') yield* everyField(shape.fields, path);
  if (shape.kind !== 'variants') return;
  yield* everyField([typeField(shape.variants), ...shape.fields], path);
  for (const variant of shape.variants) {
    for (const { shape: config } of configField(variant)) yield* inside(config, `${path}/${variant.word}`);
  }
}
