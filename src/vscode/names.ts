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
  showLog: 'otclientModules.showLog',
  turnOffCheck: 'otclientModules.turnOffCheck',
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
} as const;

export const contextKeys = {
  /** `scanning`, `empty` or `ready`. */
  state: 'otclientModules.state',
  neededBy: 'otclientModules.dependencies.neededBy',
  filtered: 'otclientModules.dependencies.filtered',
} as const;

export const languageId = 'otml';

/** Documents that providers serve, whoever has claimed their language. */
export const documents = [{ pattern: '**/*.{otmod,otui}' }] as const;

/** Pages about diagnostic codes. */
export const pageScheme = 'otclient-modules';
