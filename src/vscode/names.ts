/** Everything by which package.json and the code know each other; a test holds the two together. */
export const commands = {
  showLoadOrder: 'otclientModules.showLoadOrder',
  checkWorkspace: 'otclientModules.checkWorkspace',
  selectEngine: 'otclientModules.selectEngine',
  openSample: 'otclientModules.openSampleWorkspace',
  fixAll: 'otclientModules.fixAll',
  showNeeds: 'otclientModules.dependencies.showNeeds',
  showNeededBy: 'otclientModules.dependencies.showNeededBy',
  filter: 'otclientModules.dependencies.filter',
  clearFilter: 'otclientModules.dependencies.clearFilter',
  showDependents: 'otclientModules.showDependents',
  showLog: 'otclientModules.showLog',
  exportPlain: 'otclientModules.exportOtmod',
  showReference: 'otclientModules.showReference',
  turnOffCheck: 'otclientModules.turnOffCheck',
  generateLuaLibrary: 'otclientModules.generateLuaLibrary',
  hideCalls: 'otclientModules.dependencies.hideLaterUses',
  showCalls: 'otclientModules.dependencies.showLaterUses',
  bumpVersion: 'otclientModules.bumpVersion',
  storeVersion: 'otclientModules.storeVersion',
  whyLoaded: 'otclientModules.whyLoaded',
  whyNotVersion: 'otclientModules.whyNotVersion',
  whatIf: 'otclientModules.whatIf',
  applyWhatIf: 'otclientModules.applyWhatIf',
} as const;

export const views = {
  container: 'otclientModules',
  loadOrder: 'otclientModules.loadOrder',
  dependencies: 'otclientModules.dependencies',
} as const;

/** The item of the status bar. */
export const engineItem = 'otclientModules.engine';

export const section = 'otclientModules';

export const settings = {
  engine: 'clientEngine',
  boot: 'bootSequence',
  checks: 'checks',
  codeLens: 'codeLens',
  semanticTokens: 'semanticTokens',
  hintLoadPosition: 'inlayHints.loadPosition',
  hintDefaults: 'inlayHints.defaults',
  hintUnresolved: 'inlayHints.unresolved',
  hintIgnored: 'inlayHints.ignored',
  hintGlobMatches: 'inlayHints.globMatches',
  versionStores: 'versionStores',
} as const;

export const contextKeys = {
  /** `scanning`, `empty` or `ready`. */
  state: 'otclientModules.state',
  neededBy: 'otclientModules.dependencies.neededBy',
  filtered: 'otclientModules.dependencies.filtered',
  callsHidden: 'otclientModules.dependencies.laterUsesHidden',
} as const;

export const languageId = 'otml';

/** The language of advanced manifests is the editor's own. */
export const advancedLanguageId = 'jsonc';

/** Documents that providers serve, whoever has claimed their language. */
export const documents = [{ pattern: '**/*.{otmod,otui}' }] as const;

/** Those of them that are manifests. */
export const manifests = [{ pattern: '**/*.otmod' }] as const;
/** Documents that may name modules; in Lua others know better about everything else. */
export const mentioningDocuments = [{ pattern: '**/*.{otmod,otui,lua,otmod.jsonc}' }] as const;
/** Documents beside manifests and widgets in which Lua may name the members of modules. */
export const codeDocuments = [{ pattern: '**/*.{lua,html}' }] as const;
/** Advanced manifests; what their JSON Schema says comes from the editor's own JSON support. */
export const advancedDocuments = [{ pattern: '**/*.otmod.jsonc' }] as const;

/** Documents in which something can be found. */
export const checkedDocuments = [
  { pattern: '**/*.{otmod,otui,lua,html,css,otmod.jsonc}' },
  { pattern: '**/otmodules.lock' },
] as const;

/** Manifests of either kind. */
export const allManifests = [...manifests, ...advancedDocuments] as const;

/** Pages about diagnostic codes. */
export const pageScheme = 'otclient-modules';

/** Pages that tell why. */
export const whyScheme = 'otclient-modules-why';

/** Load orders before and after a change that is only thought of. */
export const whatIfScheme = 'otclient-modules-what-if';
