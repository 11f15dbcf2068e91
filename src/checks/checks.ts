import { advancedDependencyCycle } from './advanced-dependency-cycle.ts';
import { advancedDuplicateItem } from './advanced-duplicate-item.ts';
import { advancedMissingScript } from './advanced-missing-script.ts';
import { advancedRange } from './advanced-range.ts';
import { advancedSelfDependency } from './advanced-self-dependency.ts';
import { advancedSyntax } from './advanced-syntax.ts';
import { advancedUnknownKey } from './advanced-unknown-key.ts';
import { advancedUnknownModule } from './advanced-unknown-module.ts';
import { advancedValue } from './advanced-value.ts';
import { badEscape } from './bad-escape.ts';
import { blankItem } from './blank-item.ts';
import { bootModuleFails } from './boot-module-fails.ts';
import { brokenStoredVersion } from './broken-stored-version.ts';
import { byteOrderMark } from './byte-order-mark.ts';
import { changedWithoutBump } from './changed-without-bump.ts';
import type { Check } from './check.ts';
import { chunkNotCalling } from './chunk-not-calling.ts';
import { chunkNotLua } from './chunk-not-lua.ts';
import { chunkUndefinedFunction } from './chunk-undefined-function.ts';
import { deepIndentation } from './deep-indentation.ts';
import { dependencyCycle } from './dependency-cycle.ts';
import { duplicateAdvanced } from './duplicate-advanced.ts';
import { duplicateItem } from './duplicate-item.ts';
import { duplicateKey } from './duplicate-key.ts';
import { duplicateModule } from './duplicate-module.ts';
import { emptyManifest } from './empty-manifest.ts';
import { failsToLoad } from './fails-to-load.ts';
import { folderName } from './folder-name.ts';
import { globalClash } from './global-clash.ts';
import { ignoredKey } from './ignored-key.ts';
import { indentedFirstLine } from './indented-first-line.ts';
import { itemWithoutDash } from './item-without-dash.ts';
import { listOverLines } from './list-over-lines.ts';
import { manifestsDisagree } from './manifests-disagree.ts';
import { misplacedLine } from './misplaced-line.ts';
import { missingFile } from './missing-file.ts';
import { missingModuleNode } from './missing-module-node.ts';
import { missingName } from './missing-name.ts';
import { missingScript } from './missing-script.ts';
import { neverLoaded } from './never-loaded.ts';
import { oddIndentation } from './odd-indentation.ts';
import { orderByLuck } from './order-by-luck.ts';
import { pathCase } from './path-case.ts';
import { pluginWithoutDependencies } from './plugin-without-dependencies.ts';
import { pluginWithoutVersion } from './plugin-without-version.ts';
import { removedMember } from './removed-member.ts';
import { scalarForList } from './scalar-for-list.ts';
import { scriptCase } from './script-case.ts';
import { scriptSyntax } from './script-syntax.ts';
import { selfDependency } from './self-dependency.ts';
import { shadowedManifest } from './shadowed-manifest.ts';
import { singleQuotes } from './single-quotes.ts';
import { tabIndentation } from './tab-indentation.ts';
import { tooDeep } from './too-deep.ts';
import { trailingComment } from './trailing-comment.ts';
import { unbalancedConnect } from './unbalanced-connect.ts';
import { unbalancedEvent } from './unbalanced-event.ts';
import { unbalancedKeyBinding } from './unbalanced-key-binding.ts';
import { undeclaredDependency } from './undeclared-dependency.ts';
import { undefinedMember } from './undefined-member.ts';
import { undefinedVariable } from './undefined-variable.ts';
import { unknownBootModule } from './unknown-boot-module.ts';
import { unknownDevice } from './unknown-device.ts';
import { unknownGlob } from './unknown-glob.ts';
import { unknownKey } from './unknown-key.ts';
import { unknownLoadLater } from './unknown-load-later.ts';
import { unknownModule } from './unknown-module.ts';
import { unknownUsedModule } from './unknown-used-module.ts';
import { unmatchedGlob } from './unmatched-glob.ts';
import { unreadableBoolean } from './unreadable-boolean.ts';
import { unreadableInteger } from './unreadable-integer.ts';
import { unusedSuppression } from './unused-suppression.ts';
import { useCycle } from './use-cycle.ts';
import { usedTooEarly } from './used-too-early.ts';

/** Every check. The order means nothing: diagnostics are sorted by their place. */
export const checks: readonly Check[] = [
  tabIndentation,
  oddIndentation,
  deepIndentation,
  indentedFirstLine,
  emptyManifest,
  byteOrderMark,
  missingModuleNode,
  missingName,
  trailingComment,
  unreadableBoolean,
  unreadableInteger,
  listOverLines,
  scalarForList,
  itemWithoutDash,
  misplacedLine,
  blankItem,
  badEscape,
  singleQuotes,
  duplicateKey,
  duplicateItem,
  unknownKey,
  ignoredKey,
  unknownDevice,
  undefinedVariable,
  unknownModule,
  selfDependency,
  dependencyCycle,
  unknownLoadLater,
  unknownBootModule,
  bootModuleFails,
  duplicateModule,
  missingScript,
  scriptCase,
  scriptSyntax,
  unknownGlob,
  unmatchedGlob,
  chunkNotCalling,
  chunkNotLua,
  chunkUndefinedFunction,
  folderName,
  tooDeep,
  shadowedManifest,
  neverLoaded,
  failsToLoad,
  unusedSuppression,
  advancedSyntax,
  advancedValue,
  advancedRange,
  advancedUnknownKey,
  advancedUnknownModule,
  advancedSelfDependency,
  advancedDependencyCycle,
  advancedMissingScript,
  advancedDuplicateItem,
  manifestsDisagree,
  duplicateAdvanced,
  undefinedMember,
  unknownUsedModule,
  usedTooEarly,
  removedMember,
  globalClash,
  pathCase,
  missingFile,
  unbalancedConnect,
  unbalancedKeyBinding,
  unbalancedEvent,
  undeclaredDependency,
  orderByLuck,
  useCycle,
  changedWithoutBump,
  brokenStoredVersion,
  pluginWithoutVersion,
  pluginWithoutDependencies,
];

/** The documentation page of a code, as markdown, or undefined where there is no such code. */
export function pageOf(code: string): string | undefined {
  const check = checks.find(it => it.code === code);
  return check && `# ${code}\n\n${check.doc}\n`;
}
