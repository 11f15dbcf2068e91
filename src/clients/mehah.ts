import { auto, type ClientEngine, discover, ensure } from './client-engine.ts';

/** mehah/otclient at 097416cb, "OTClient Redemption". */
export const mehah: ClientEngine = {
  id: 'mehah',
  title: 'OTClient Redemption (mehah)',
  repository: 'mehah/otclient',
  dialect: {
    hashComments: true,
    lenientBlankLines: true,
    urlTags: true,
    listItems: 'plain',
    orphan: { kind: 'crash', signal: 'SIGSEGV' },
    variables: false,
    replacement: 'in-place',
  },
  search: 'merged',
  scriptPaths: 'replace',
  fallbacks: [],
  firstFailure: 'error',
  endlessRecursion: { kind: 'crash', signal: 'SIGSEGV' },
  boot: [
    discover(),
    auto(99),
    ensure('corelib'),
    ensure('gamelib'),
    ensure('modulelib'),
    ensure('startup'),
    auto(999),
    ensure('game_shaders'),
    auto(499),
    ensure('client'),
    auto(999),
    ensure('game_interface'),
    auto(9999),
    ensure('client_mods'),
  ],
  asksFor: ['EnterGame', 'UIRadioGroup'],
};
