import type { Span } from '../base/span.ts';
import type { JsonNode } from '../syntax/json/tree.ts';
import { FieldReader, type JsonRecord } from './field-reader.ts';
import { integrationFields } from './integration-fields.ts';
import type { Mention } from './manifest.ts';
import { type AdvancedField, jsonTypeOf, type Shape, type Variant } from './shape.ts';

/** An integration as an advanced manifest states it, defaults filled in. Parts that cannot be read are undefined. */
export interface Integration {
  readonly name: string;
  readonly nameSpan: Span;
  readonly adapter: Adapter | undefined;
  readonly connector: Connector | undefined;
  readonly protocol: Protocol | undefined;
  /** Undefined where none is stated, which is not the same as `none`. */
  readonly security: Security | undefined;
  readonly sync: Sync;
  readonly transform: readonly Transformer[];
}

/** Where a part of an integration stands, and the object of its settings as written. */
export interface Part {
  readonly span: Span;
  readonly config: JsonNode | undefined;
}

export interface Adapter extends Part {
  readonly type: 'http' | 'websocket' | 'database';
  readonly baseUrl: Mention | undefined;
  /** In seconds. */
  readonly timeout: number;
  readonly retries: number;
  readonly transformers: readonly Transformer[];
  readonly validators: readonly Validator[];
}

export type Transformer = Part &
  (
    | { readonly type: 'json'; readonly pretty: boolean; readonly encoding: 'utf8' | 'latin1' }
    | { readonly type: 'rename'; readonly fields: Readonly<Record<string, string>> }
    | { readonly type: 'pick'; readonly fields: readonly string[] }
    | { readonly type: 'filter'; readonly field: string; readonly values: readonly string[] }
    | { readonly type: 'template'; readonly template: string }
    | { readonly type: 'lua'; readonly function: string }
  );

export type Validator = Part & { readonly type: 'schema'; readonly schema: JsonRecord };

/** Texts may hold `${NAME}` for secrets. */
export type Connector = Part &
  (
    | { readonly type: 'http'; readonly method: Method; readonly headers: Readonly<Record<string, string>> }
    | {
        readonly type: 'websocket';
        readonly headers: Readonly<Record<string, string>>;
        readonly reconnect: boolean;
        /** In seconds; 0 for none. */
        readonly heartbeat: number;
      }
    | {
        readonly type: 'database';
        readonly driver: 'sqlite' | 'mysql' | 'mariadb';
        readonly file: string;
        readonly host: string;
        readonly port: number;
        readonly database: string;
        /** SQL with `:name` parameters, by the type of data. */
        readonly statements: Readonly<Record<string, string>>;
      }
  );

const methods = ['POST', 'PUT', 'PATCH', 'GET', 'DELETE'] as const;

type Method = (typeof methods)[number];

export interface Protocol extends Part {
  readonly type: 'rest' | 'jsonrpc' | 'raw';
  readonly version: string;
  readonly endpoints: Readonly<Record<string, string>>;
}

/** Texts may hold `${NAME}` for secrets. */
export type Security = Part &
  (
    | { readonly type: 'none' }
    | { readonly type: 'apiKey'; readonly key: string; readonly name: string; readonly in: 'header' | 'query' }
    | { readonly type: 'bearer'; readonly token: string }
    | { readonly type: 'basic'; readonly username: string; readonly password: string }
    | {
        readonly type: 'oauth2';
        readonly grant: 'clientCredentials' | 'authorizationCode';
        readonly clientId: string;
        readonly clientSecret: string;
        readonly scope: string;
        readonly tokenUrl: Mention | undefined;
        readonly authorizationUrl: Mention | undefined;
      }
  );

export interface Sync {
  readonly enabled: boolean;
  /** In seconds. */
  readonly interval: number;
  readonly batchSize: number;
}

/** Reads the object of `integrations`. */
export function readIntegrations(node: JsonNode | undefined): readonly Integration[] {
  if (node?.kind !== 'object') return [];
  return node.properties.map(({ key, keySpan, value }) => {
    const reader = new FieldReader(value, integrationFields);
    const sync = new FieldReader(reader.value('sync'), recordFields('sync'));
    const transform = reader.value('transform');
    return {
      name: key,
      nameSpan: keySpan,
      adapter: adapterOf(reader.value('adapter')),
      connector: connectorOf(reader.value('connector')),
      protocol: protocolOf(reader.value('protocol')),
      security: securityOf(reader.value('security')),
      sync: {
        enabled: sync.flag('enabled').value,
        interval: sync.number('interval').value,
        batchSize: sync.number('batchSize').value,
      },
      transform: transformersOf(transform, shapeOf('transform')),
    };
  });
}

function adapterOf(node: JsonNode | undefined): Adapter | undefined {
  const shape = shapeOf('adapter');
  const part = partOf(node, shape);
  const type = (['http', 'websocket', 'database'] as const).find(it => it === part?.type);
  if (!part || type === undefined || shape?.kind !== 'variants') return undefined;
  const { config, place } = part;
  const own = new FieldReader(node, shape.fields);
  const listShape = (key: string) => shape.fields.find(it => it.key === key)?.shape;
  return {
    ...place,
    type,
    baseUrl: config.mention('baseUrl'),
    timeout: config.number('timeout').value,
    retries: config.number('retries').value,
    transformers: transformersOf(own.value('transformers'), listShape('transformers')),
    validators: itemsOf(own.value('validators')).flatMap(it => {
      const validator = partOf(it, itemShape(listShape('validators')));
      const schema = validator?.config.record('schema');
      return validator && schema ? [{ ...validator.place, type: 'schema' as const, schema }] : [];
    }),
  };
}

function transformersOf(node: JsonNode | undefined, shape: Shape | undefined): readonly Transformer[] {
  return itemsOf(node).flatMap(it => transformerOf(it, itemShape(shape)) ?? []);
}

function transformerOf(node: JsonNode, shape: Shape | undefined): Transformer | undefined {
  const part = partOf(node, shape);
  if (!part) return undefined;
  const { type, config, place } = part;
  switch (type) {
    case 'json':
      return {
        ...place,
        type,
        pretty: config.flag('pretty').value,
        encoding: config.word('encoding', ['utf8', 'latin1']).value,
      };
    case 'rename':
      return { ...place, type, fields: config.texts('fields') };
    case 'pick':
      return { ...place, type, fields: config.list('fields').map(it => it.value) };
    case 'filter':
      return { ...place, type, field: config.text('field'), values: config.list('values').map(it => it.value) };
    case 'template':
      return { ...place, type, template: config.text('template') };
    case 'lua':
      return { ...place, type, function: config.text('function') };
    default:
      return undefined;
  }
}

function connectorOf(node: JsonNode | undefined): Connector | undefined {
  const part = partOf(node, shapeOf('connector'));
  if (!part) return undefined;
  const { type, config, place } = part;
  const headers = config.texts('headers');
  switch (type) {
    case 'http':
      return { ...place, type, method: config.word('method', methods).value, headers };
    case 'websocket':
      return {
        ...place,
        type,
        headers,
        reconnect: config.flag('reconnect').value,
        heartbeat: config.number('heartbeat').value,
      };
    case 'database':
      return {
        ...place,
        type,
        driver: config.word('driver', ['sqlite', 'mysql', 'mariadb']).value,
        file: config.text('file'),
        host: config.text('host'),
        port: config.number('port').value,
        database: config.text('database'),
        statements: config.texts('statements'),
      };
    default:
      return undefined;
  }
}

function protocolOf(node: JsonNode | undefined): Protocol | undefined {
  const part = partOf(node, shapeOf('protocol'));
  const type = (['rest', 'jsonrpc', 'raw'] as const).find(it => it === part?.type);
  if (!part || type === undefined) return undefined;
  return { ...part.place, type, version: part.config.text('version'), endpoints: part.config.texts('endpoints') };
}

function securityOf(node: JsonNode | undefined): Security | undefined {
  const part = partOf(node, shapeOf('security'));
  if (!part) return undefined;
  const { type, config, place } = part;
  const text = (key: string) => config.text(key);
  switch (type) {
    case 'none':
      return { ...place, type };
    case 'apiKey':
      return { ...place, type, key: text('key'), name: text('name'), in: config.word('in', ['header', 'query']).value };
    case 'bearer':
      return { ...place, type, token: text('token') };
    case 'basic':
      return { ...place, type, username: text('username'), password: text('password') };
    case 'oauth2':
      return {
        ...place,
        type,
        grant: config.word('grant', ['clientCredentials', 'authorizationCode']).value,
        clientId: text('clientId'),
        clientSecret: text('clientSecret'),
        scope: text('scope'),
        tokenUrl: config.mention('tokenUrl'),
        authorizationUrl: config.mention('authorizationUrl'),
      };
    default:
      return undefined;
  }
}

/** An object whose `type` is one of those of its shape, with its settings. */
function partOf(node: JsonNode | undefined, shape: Shape | undefined) {
  if (node?.kind !== 'object' || shape?.kind !== 'variants') return undefined;
  const type = new FieldReader(node, []).value('type');
  const variant: Variant | undefined =
    type?.kind === 'string' ? shape.variants.find(it => it.word === type.value) : undefined;
  if (!variant) return undefined;
  const config = new FieldReader(node, []).value('config');
  const place: Part = { span: node.span, config };
  return { type: variant.word, config: new FieldReader(config, variant.config), place };
}

function itemsOf(node: JsonNode | undefined): readonly JsonNode[] {
  return node?.kind === 'array' ? node.items : node ? [node] : [];
}

/** The shape of one item of a list, or of what stands alone where a list may. */
function itemShape(shape: Shape | undefined): Shape | undefined {
  if (shape?.kind === 'either') return shape.of.find(it => jsonTypeOf(it) === 'object');
  return shape?.kind === 'list' ? shape.of : shape;
}

function shapeOf(key: string): Shape | undefined {
  return integrationFields.find(it => it.key === key)?.shape;
}

function recordFields(key: string): readonly AdvancedField[] {
  const shape = shapeOf(key);
  return shape?.kind === 'record' ? shape.fields : [];
}
