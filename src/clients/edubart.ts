import { auto, type ClientEngine, discover, ensure } from './client-engine.ts';

/** edubart/otclient at dab86e61. */
export const edubart: ClientEngine = {
  id: 'edubart',
  title: 'OTClient (edubart)',
  repository: 'edubart/otclient',
  dialect: {
    hashComments: false,
    lenientBlankLines: false,
    urlTags: false,
    listItems: 'escaped',
    orphan: { kind: 'crash', signal: 'SIGABRT' },
    variables: false,
    replacement: 'in-place',
  },
  search: 'merged',
  scriptPaths: 'append',
  fallbacks: [],
  firstFailure: 'error',
  endlessRecursion: { kind: 'crash', signal: 'SIGSEGV' },
  boot: [
    discover(),
    auto(99),
    ensure('corelib'),
    ensure('gamelib'),
    auto(499),
    ensure('client'),
    auto(999),
    ensure('game_interface'),
    auto(9999),
  ],
  asksFor: [],
};
