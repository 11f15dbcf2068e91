import { engineIds } from '../clients/client-engine.ts';

/** One setting, below `otclientModules.`. */
export interface SettingPage {
  readonly key: string;
  readonly type: 'string' | 'object' | 'boolean' | 'array';
  /** The words that it may be, each with what it means; for an object those of its values. */
  readonly words: readonly { readonly word: string; readonly doc: string }[];
  readonly default: string | boolean | Readonly<Record<string, never>> | readonly string[];
  /** Markdown. */
  readonly doc: string;
}

const engines: Readonly<Record<(typeof engineIds)[number], string>> = {
  mehah: 'OTClient Redemption (mehah/otclient).',
  opentibiabr: 'OTClient Redemption where it is developed now (opentibiabr/otclient).',
  otcv8: 'OTCv8 (OTCv8/otcv8-dev).',
  edubart: 'The original client (edubart/otclient).',
};

/** Every setting of the extension. */
export const settingPages: readonly SettingPage[] = [
  {
    key: 'clientEngine',
    type: 'string',
    words: [
      { word: 'auto', doc: 'Told from the folder: its sources, its init.lua, the keys that its manifests use.' },
      ...engineIds.map(word => ({ word, doc: engines[word] })),
    ],
    default: 'auto',
    doc: 'The client engine whose rules hold for the modules of this folder.',
  },
  {
    key: 'bootSequence',
    type: 'string',
    words: [
      {
        word: 'auto',
        doc: "The folder's init.lua where the client engine is the detected one, else the engine's own sequence.",
      },
      { word: 'folder', doc: "The folder's init.lua." },
      { word: 'upstream', doc: "The sequence of the engine's own init.lua." },
    ],
    default: 'auto',
    doc: 'Where the order of the boot steps (`autoLoadModules`, `ensureModuleLoaded`) comes from.',
  },
  {
    key: 'checks',
    type: 'object',
    words: ['error', 'warning', 'information', 'hint', 'off'].map(word => ({ word, doc: '' })),
    default: {},
    doc: 'Another severity for single diagnostic codes, or `off`: `{ "never-loaded": "off" }`. A severity also switches on what is off by itself: `{ "undeclared-dependency": "warning" }`.',
  },
  switchPage(
    'codeLens',
    'Show above the name of a module how many modules need it, and where it stands in the load order.',
  ),
  switchPage(
    'semanticTokens',
    'Colours the words of manifests by what they mean: keys that the client engine ignores, modules that do not exist or stand in a circle.',
  ),
  switchPage(
    'inlayHints.loadPosition',
    'Shows behind the name of a module and behind its dependencies at which place the client loads them.',
  ),
  switchPage(
    'inlayHints.defaults',
    'Shows what the client reads where that is not what stands there, such as the priority of a module that states none.',
  ),
  switchPage('inlayHints.unresolved', 'Shows behind the name of a dependency that there is no such module.'),
  switchPage('inlayHints.ignored', 'Shows behind a key which client engine ignores it.'),
  switchPage('inlayHints.globMatches', 'Shows how many scripts a pattern such as `folder/*` matches.'),
  {
    key: 'versionStores',
    type: 'array',
    words: [],
    default: ['.otmodules/store'],
    doc: 'Folders in which versions of modules lie as `NAME/VERSION/…`, below the workspace folder; *Store Version* writes into the first one. Your own user settings may also name folders elsewhere, by their whole paths.',
  },
];

/** A setting that is on unless somebody switches it off. */
function switchPage(key: string, doc: string): SettingPage {
  return { key, type: 'boolean', words: [], default: true, doc };
}
