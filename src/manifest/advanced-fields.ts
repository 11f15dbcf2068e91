import { engineIds } from '../clients/client-engine.ts';
import { clients } from '../clients/clients.ts';
import { integrationFields } from './integration-fields.ts';
import { knownHooks } from './module-kinds.ts';
import {
  type AdvancedField,
  boolean,
  either,
  listOf,
  name,
  naming,
  oneOf,
  range,
  type Shape,
  text,
  whole,
} from './shape.ts';

const modules: Shape = either({ kind: 'map', key: 'module', names: 'module', of: range }, listOf(naming('module')));

const names = listOf(naming('module'));

const handler: Shape = either(naming('function'), {
  kind: 'record',
  fields: [
    {
      key: 'handler',
      shape: naming('function'),
      doc: 'The function that is called: a global of the scripts, or `Table.member`.',
      example: 'processMessage',
      required: true,
    },
    { key: 'priority', shape: whole(), doc: 'Lower is called earlier.', default: 100, example: 10 },
  ],
});

/** The whole of what an advanced manifest may say, in the order in which it is usually written. */
export const advancedFields: readonly AdvancedField[] = [
  {
    key: '$schema',
    shape: text,
    doc: 'The JSON Schema of the file; the extension knows it without.',
    example: './otmod.schema.json',
  },
  {
    key: 'name',
    shape: name,
    doc: 'The name by which other modules know this one. The same as in the `.otmod` beside it.',
    example: 'advanced_chat',
    required: true,
  },
  {
    key: 'version',
    shape: { kind: 'text', form: 'version' },
    doc: 'A [semantic version](https://semver.org): major for what breaks others, minor for what is new, patch for what is mended.',
    example: '2.1.0',
  },
  {
    key: 'kind',
    shape: oneOf(
      ['core', 'Loaded first, by the module manager itself.'],
      ['module', 'An ordinary module.'],
      [
        'plugin',
        'Registered, configured and loaded on demand; `init(config)` and `cleanup()` stand in for `onLoad` and `onUnload`.',
      ],
      ['extension', 'Adds to another module.'],
      ['integration', 'Connects the client to something outside.'],
      ['custom', 'Of your own making.'],
    ),
    doc: 'What the module is for. In a folder `core`, `plugins`, `extensions`, `integrations` or `custom` it follows from the folder, else it is `module`.',
    default: 'module',
    example: 'plugin',
  },
  { key: 'author', shape: text, doc: 'Who wrote the module.', example: 'Chat Developer' },
  {
    key: 'description',
    shape: text,
    doc: 'What the module does, in a sentence.',
    example: 'A chat with channels of its own',
  },
  { key: 'website', shape: text, doc: 'Where to find more about it.', example: 'https://example.com/chat' },
  {
    key: 'scripts',
    shape: listOf(naming('script')),
    doc: 'Lua files that run when the module loads, in this order. Paths are relative to the folder of the module.',
    default: [],
    example: ['chat.lua'],
  },
  {
    key: 'sandboxed',
    shape: boolean,
    doc: 'Gives the scripts an environment of their own instead of the globals.',
    default: false,
    example: true,
  },
  {
    key: 'autoload',
    shape: boolean,
    doc: 'Loads the module at start, in the order of `autoloadPriority`.',
    default: false,
    example: true,
  },
  {
    key: 'autoloadPriority',
    shape: whole(),
    doc: 'Lower loads earlier. Counts only with `autoload`.',
    default: 9999,
    example: 1000,
  },
  {
    key: 'dependencies',
    shape: modules,
    doc: 'Modules that must be there in a version of the range, and are loaded before this one. A plain list of names takes any version.',
    default: {},
    example: { core_module: '^1.0.0' },
  },
  {
    key: 'optionalDependencies',
    shape: modules,
    doc: 'Modules that are loaded before this one where they are there; the version must then be of the range.',
    default: {},
    example: { game_console: '>=2' },
  },
  {
    key: 'runtimeDependencies',
    shape: modules,
    doc: 'Modules that must be there in a version of the range, but may load later: they are used only when something is called.',
    default: {},
    example: { game_interface: '*' },
  },
  {
    key: 'conflicts',
    shape: modules,
    doc: 'Modules that cannot be loaded together with this one, in the versions of the range.',
    default: {},
    example: { old_chat: '*' },
  },
  {
    key: 'provides',
    shape: either({ kind: 'map', key: 'virtual module', of: { kind: 'text', form: 'version' } }, listOf(name)),
    doc: 'Names that this module may be asked for by as well, with the version that it counts as; in a plain list it is its own.',
    default: {},
    example: { chat: '2.1.0' },
  },
  {
    key: 'loadAfter',
    shape: names,
    doc: 'Modules that are loaded before this one if they are loaded at all.',
    default: [],
    example: ['client_styles'],
  },
  {
    key: 'loadBefore',
    shape: names,
    doc: 'Modules that are loaded after this one if they are loaded at all.',
    default: [],
    example: ['game_interface'],
  },
  {
    key: 'loadLater',
    shape: names,
    doc: 'Modules that are loaded right after this one, in this order.',
    default: [],
    example: ['chat_emotes'],
  },
  {
    key: 'engines',
    shape: {
      kind: 'map',
      key: 'client engine',
      of: range,
      known: engineIds.map(id => ({ word: id, doc: `${clients[id].title}.` })),
      closed: true,
    },
    doc: 'Client engines that the module is meant for, with the range of their versions; all of them where nothing is said.',
    default: {},
    example: { mehah: '*', otcv8: '*' },
  },
  {
    key: 'hooks',
    shape: either({ kind: 'map', key: 'hook', of: handler, known: knownHooks }, listOf(name)),
    doc: 'Which function handles which event. In a plain list the function is called like the event.',
    default: {},
    example: { onGameStart: 'onGameStart', onMessageReceived: { handler: 'processMessage', priority: 10 } },
  },
  {
    key: 'lifecycle',
    shape: {
      kind: 'record',
      fields: [
        {
          key: 'object',
          shape: naming('table'),
          doc: 'The global table whose members are the functions below; they get it as `self`.',
          example: 'ChatPlugin',
        },
        {
          key: 'onLoad',
          shape: naming('statements'),
          doc: 'Lua statements that run after the scripts.',
          example: 'init()',
        },
        {
          key: 'onUnload',
          shape: naming('statements'),
          doc: 'Lua statements that run when the module is unloaded.',
          example: 'terminate()',
        },
        {
          key: 'getState',
          shape: naming('function'),
          doc: 'Returns what must live on when the module is replaced.',
          example: 'getState',
        },
        {
          key: 'setState',
          shape: naming('function'),
          doc: 'Takes what `getState` of the module before it returned.',
          example: 'setState',
        },
        {
          key: 'migrate',
          shape: naming('function'),
          doc: 'Is called as `migrate(state, from, to)` and returns the state for the version `to`.',
          example: 'migrate',
        },
        {
          key: 'validate',
          shape: naming('function'),
          doc: 'Returns whether the module works; a swap is taken back where it does not.',
          example: 'selfTest',
        },
      ],
    },
    doc: 'What is called when the module is loaded, unloaded or replaced.',
    default: {},
    example: { onLoad: 'init()', onUnload: 'terminate()', getState: 'getState', setState: 'setState' },
  },
  {
    key: 'config',
    shape: { kind: 'object' },
    doc: "What a plugin's `init(config)` is given.",
    default: {},
    example: { channel: 'Help' },
  },
  {
    key: 'configSchema',
    shape: { kind: 'object', schema: true },
    doc: 'A JSON Schema that `config` must satisfy.',
    example: { type: 'object', properties: { channel: { type: 'string' } } },
  },
  {
    key: 'permissions',
    shape: listOf({ kind: 'text', form: 'permission' }),
    doc: 'What the module may do beyond the client, as `what:where`.',
    default: [],
    example: ['network:analytics.example.com'],
  },
  {
    key: 'integrations',
    shape: { kind: 'map', key: 'integration', of: { kind: 'record', fields: integrationFields } },
    doc: 'Services and databases that the module sends data to.',
    default: {},
    example: { analytics: { adapter: { type: 'http', config: { baseUrl: 'https://analytics.example.com' } } } },
  },
];

/** A top-level key by its name; undefined where an advanced manifest has none of that name. */
export function advancedField(key: string): AdvancedField | undefined {
  return byKey.get(key);
}

const byKey = new Map(advancedFields.map(it => [it.key, it]));
