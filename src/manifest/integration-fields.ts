import {
  type AdvancedField,
  boolean,
  either,
  listOf,
  name,
  oneOf,
  type Shape,
  seconds,
  text,
  texts,
  whole,
} from './shape.ts';
import { transformer, validator } from './transformer-fields.ts';

/** How a secret is written that the editor keeps. */
function placeholder(secret: string): string {
  return `$\{${secret}}`;
}

const url: Shape = { kind: 'text', form: 'url' };

const headers: AdvancedField = {
  key: 'headers',
  shape: texts,
  doc: `Headers that are sent with every request. \`${placeholder('NAME')}\` stands for a secret that the editor keeps.`,
  default: {},
  example: { 'Content-Type': 'application/json' },
};

const endpoint: readonly AdvancedField[] = [
  { key: 'baseUrl', shape: url, doc: 'Where the service is.', example: 'https://analytics.example.com' },
  { key: 'timeout', shape: seconds(), doc: 'How long an answer may take, in seconds.', default: 30, example: 10 },
  {
    key: 'retries',
    shape: whole(0),
    doc: 'How often a batch that the service refuses is tried again before it is set aside.',
    default: 3,
    example: 5,
  },
];

const adapter: Shape = {
  kind: 'variants',
  variants: [
    { word: 'http', doc: 'A service that is asked over HTTP or HTTPS.', config: endpoint },
    { word: 'websocket', doc: 'A service that is connected over a WebSocket.', config: endpoint },
    { word: 'database', doc: 'A database.', config: endpoint },
  ],
  fields: [
    {
      key: 'transformers',
      shape: listOf(transformer),
      doc: 'What is done to the data before it is accepted, one after the other.',
      default: [],
      example: [{ type: 'json', config: { pretty: false } }],
    },
    {
      key: 'validators',
      shape: listOf(validator),
      doc: 'What the data must satisfy before it is transformed.',
      default: [],
      example: [{ type: 'schema', config: { schema: { type: 'object' } } }],
    },
  ],
};

const connector: Shape = {
  kind: 'variants',
  fields: [],
  variants: [
    {
      word: 'http',
      doc: 'One request for each batch.',
      config: [
        {
          key: 'method',
          shape: oneOf(['POST', 'The default.'], ['PUT', ''], ['PATCH', ''], ['GET', ''], ['DELETE', '']),
          doc: 'The method of the requests.',
          default: 'POST',
          example: 'PUT',
        },
        headers,
      ],
    },
    {
      word: 'websocket',
      doc: 'One connection that is kept, with a message for each batch.',
      config: [
        headers,
        { key: 'reconnect', shape: boolean, doc: 'Connects again when it breaks.', default: true, example: false },
        {
          key: 'heartbeat',
          shape: seconds(),
          doc: 'Time between two signs of life, in seconds; 0 for none.',
          default: 30,
          example: 15,
        },
      ],
    },
    {
      word: 'database',
      doc: 'Statements with parameters in a database.',
      config: [
        {
          key: 'driver',
          shape: oneOf(['sqlite', 'A file; nothing else is needed.'], ['mysql', 'MySQL.'], ['mariadb', 'MariaDB.']),
          doc: 'What kind of database it is.',
          default: 'sqlite',
          example: 'mysql',
        },
        { key: 'file', shape: text, doc: 'The file of `sqlite`, below the workspace.', example: 'data/events.sqlite' },
        {
          key: 'host',
          shape: text,
          doc: 'The machine of the server.',
          default: 'localhost',
          example: 'db.example.com',
        },
        { key: 'port', shape: whole(1), doc: 'The port of the server.', default: 3306, example: 3307 },
        { key: 'database', shape: text, doc: 'The name of the database.', example: 'otserv' },
        {
          key: 'statements',
          shape: { kind: 'map', key: 'data type', of: text },
          doc: 'SQL by the type of data; `:name` stands for a member of the data.',
          default: {},
          example: { events: 'INSERT INTO events (name, at) VALUES (:name, :timestamp)' },
        },
      ],
    },
  ],
};

const words: readonly AdvancedField[] = [
  { key: 'version', shape: text, doc: 'Stands in the URL between `baseUrl` and the end point.', example: 'v1' },
  {
    key: 'endpoints',
    shape: { kind: 'map', key: 'data type', of: text },
    doc: 'Where each type of data goes. A type that is not here is refused.',
    default: {},
    example: { events: '/events', metrics: '/metrics' },
  },
];

const protocol: Shape = {
  kind: 'variants',
  fields: [],
  variants: [
    { word: 'rest', doc: 'One end point for each type of data.', config: words },
    { word: 'jsonrpc', doc: 'JSON-RPC 2.0; the end points are names of methods.', config: words },
    { word: 'raw', doc: 'The data as they are.', config: words },
  ],
};

const secret = (key: string, doc: string, example: string): AdvancedField => ({
  key,
  shape: text,
  doc: `${doc} Write \`${placeholder('NAME')}\` for a secret that the editor keeps.`,
  example,
  required: true,
});

const security: Shape = {
  kind: 'variants',
  fields: [],
  variants: [
    { word: 'none', doc: 'Whoever knows the address may send.', config: [] },
    {
      word: 'apiKey',
      doc: 'A key in a header or in the query.',
      config: [
        secret('key', 'The key.', placeholder('API_KEY')),
        { key: 'name', shape: name, doc: 'Its header or parameter.', default: 'X-Api-Key', example: 'key' },
        {
          key: 'in',
          shape: oneOf(['header', 'A header of the request.'], ['query', 'A parameter of the URL.']),
          doc: 'Where it is sent.',
          default: 'header',
          example: 'query',
        },
      ],
    },
    {
      word: 'bearer',
      doc: 'A token in the header `Authorization`.',
      config: [secret('token', 'The token.', placeholder('TOKEN'))],
    },
    {
      word: 'basic',
      doc: 'A user and a password; also those of a database.',
      config: [
        secret('username', 'The user.', placeholder('USER')),
        secret('password', 'The password.', placeholder('PASSWORD')),
      ],
    },
    {
      word: 'oauth2',
      doc: 'A token that is asked for and renewed.',
      config: [
        {
          key: 'grant',
          shape: oneOf(
            ['clientCredentials', 'The module signs in for itself.'],
            ['authorizationCode', 'A person signs in, with PKCE.'],
          ),
          doc: 'How the token is asked for.',
          default: 'clientCredentials',
          example: 'authorizationCode',
        },
        secret('clientId', 'The name of the module at the service.', placeholder('CLIENT_ID')),
        { ...secret('clientSecret', 'Its secret.', placeholder('CLIENT_SECRET')), required: false },
        { key: 'scope', shape: text, doc: 'What the token is for.', example: 'analytics:write' },
        {
          key: 'tokenUrl',
          shape: url,
          doc: 'Where tokens are asked for; by itself `oauth/token` below the `baseUrl` of the adapter.',
          example: 'https://analytics.example.com/oauth/token',
        },
        {
          key: 'authorizationUrl',
          shape: url,
          doc: 'Where a person signs in; by itself `oauth/authorize` below the `baseUrl` of the adapter.',
          example: 'https://analytics.example.com/oauth/authorize',
        },
      ],
    },
  ],
};

/** The keys of one integration. */
export const integrationFields: readonly AdvancedField[] = [
  {
    key: 'adapter',
    shape: adapter,
    doc: 'What is at the other end, and how data are made fit for it.',
    example: { type: 'http' },
  },
  { key: 'connector', shape: connector, doc: 'How the other end is reached.', example: { type: 'http' } },
  { key: 'protocol', shape: protocol, doc: 'How data are laid out and addressed.', example: { type: 'rest' } },
  {
    key: 'security',
    shape: security,
    doc: 'How the module proves that it may send. Secrets are bound to the host, and stand in no file.',
    example: { type: 'bearer', config: { token: placeholder('TOKEN') } },
  },
  {
    key: 'sync',
    shape: {
      kind: 'record',
      fields: [
        { key: 'enabled', shape: boolean, doc: 'Sends by itself.', default: true, example: false },
        { key: 'interval', shape: seconds(), doc: 'Time between two batches, in seconds.', default: 60, example: 30 },
        { key: 'batchSize', shape: whole(1), doc: 'How many data at most go in a batch.', default: 100, example: 50 },
      ],
    },
    doc: 'When what has been accepted is sent.',
    default: {},
    example: { enabled: true, interval: 60, batchSize: 100 },
  },
  {
    key: 'transform',
    shape: either(transformer, listOf(transformer)),
    doc: 'What is done to the data before the transformers of the adapter.',
    default: [],
    example: { type: 'pick', config: { fields: ['name', 'data'] } },
  },
];
