import { engineIds } from '../clients/client-engine.ts';

/** One setting, below `otclientModules.`. */
export interface SettingPage {
  readonly key: string;
  readonly type: 'string' | 'object';
  /** The words that it may be, each with what it means; for an object those of its values. */
  readonly words: readonly { readonly word: string; readonly doc: string }[];
  readonly default: string | Readonly<Record<string, never>>;
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
    doc: 'Another severity for single diagnostic codes, or `off`: `{ "never-loaded": "off" }`.',
  },
];
