/** A command of the palette; what it does, in a sentence. */
export interface CommandPage {
  readonly title: string;
  readonly doc: string;
}

/** Every command by what follows `otclientModules.` in its id; the ids themselves stand in `vscode/names.ts`. */
export const commandPages: Readonly<Record<string, CommandPage>> = {
  showLoadOrder: { title: 'Show Load Order', doc: 'Shows the modules in the order in which the client loads them.' },
  checkWorkspace: {
    title: 'Check Workspace',
    doc: 'Reads everything anew, says what was found, and leads to the problems.',
  },
  selectEngine: { title: 'Select Client Engine', doc: 'Chooses the client engine whose rules hold for the folder.' },
  openSampleWorkspace: {
    title: 'Open Sample Workspace',
    doc: 'Opens a copy of a small client to look around in.',
  },
  fixAll: { title: 'Fix All', doc: 'Mends all in the open manifest that needs no decision.' },
  showDependents: {
    title: 'Show What Needs This Module',
    doc: 'Shows the places at which other modules name the one of the open manifest as their dependency.',
  },
  turnOffCheck: { title: 'Turn Off a Check', doc: 'Switches a code off in the settings of the workspace.' },
  showLog: { title: 'Show Log', doc: 'Shows what the extension has noted down about itself.' },
  'dependencies.showNeeds': {
    title: 'Show What Each Module Needs',
    doc: 'Turns the Dependencies view: below each module stands what it needs.',
  },
  'dependencies.showNeededBy': {
    title: 'Show What Needs Each Module',
    doc: 'Turns the Dependencies view: below each module stands what needs it.',
  },
  'dependencies.filter': { title: 'Filter Modules', doc: 'Shows only the modules with a word in their names.' },
  'dependencies.clearFilter': { title: 'Clear Filter', doc: 'Shows all modules again.' },
  exportOtmod: {
    title: 'Export .otmod',
    doc: 'Brings the `.otmod` beside the open advanced manifest up to date, or makes it.',
  },
  generateLuaLibrary: {
    title: 'Generate LuaLS Library',
    doc: 'Writes definitions of all modules and natives into `.otmodules/luals` for the Lua language server.',
  },
  'dependencies.hideLaterUses': {
    title: 'Hide Later Uses',
    doc: 'Leaves out of the Dependencies view what Lua uses later than while a module is loaded.',
  },
  'dependencies.showLaterUses': {
    title: 'Show Later Uses',
    doc: 'Shows in the Dependencies view also what Lua uses later than while a module is loaded.',
  },
  bumpVersion: {
    title: 'Bump Version',
    doc: 'Compares a module with its last version in a store or in git, proposes the next one with the reasons, and writes the chosen one into its manifest.',
  },
  storeVersion: {
    title: 'Store Version',
    doc: 'Puts the files of a module into the first version store, under the version that it states.',
  },
  whyLoaded: {
    title: 'Why Is This Module Loaded',
    doc: 'Tells every way that leads to a module being loaded, line by line, and what decides its version.',
  },
  whyNotVersion: {
    title: 'Why Not Another Version',
    doc: 'Tells which lines exclude a version of a module, or what would move if it were chosen.',
  },
  whatIf: {
    title: 'What If',
    doc: 'Shows what unsaved texts, or a change of one module, would do to the load order, to versions and to what is found; nothing is changed.',
  },
  applyWhatIf: {
    title: 'Apply What If',
    doc: 'Makes the change that was only thought of, once you have looked through it.',
  },
  showReference: { title: 'Show Reference', doc: 'Opens this page.' },
};
