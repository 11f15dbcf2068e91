import { auto, type ClientEngine, discover, ensure, ensureIfThere } from './client-engine.ts';

/** OTCv8/otcv8-dev at 3d321395. */
export const otcv8: ClientEngine = {
  id: 'otcv8',
  title: 'OTCv8',
  repository: 'OTCv8/otcv8-dev',
  dialect: {
    hashComments: false,
    lenientBlankLines: false,
    urlTags: false,
    listItems: 'escaped',
    orphan: { kind: 'fatal', message: 'Fatal error: px != nullptr\nIn: ./framework/stdext/shared_object.h:82' },
    variables: false,
    replacement: 'at-end',
  },
  search: 'modules-then-mods',
  scriptPaths: 'append',
  fallbacks: ['/mods', '/data', '/modules'],
  firstFailure: 'fatal',
  endlessRecursion: { kind: 'crash', signal: 'SIGSEGV' },
  boot: [
    discover(),
    ensure('corelib'),
    ensureIfThere('crash_reporter'),
    auto(99),
    ensure('gamelib'),
    auto(499),
    ensure('client'),
    auto(999),
    ensure('game_interface'),
    auto(9999),
  ],
  asksFor: [],
};
