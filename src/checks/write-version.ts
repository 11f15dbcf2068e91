import { ok, type Result, refused } from '../base/result.ts';
import type { Version } from '../base/version.ts';
import { propertyOf } from '../syntax/json/tree.ts';
import type { WorkspaceModule } from '../versions/workspace-module.ts';
import type { AdvancedFile } from '../workspace/advanced-files.ts';
import type { ModuleFile } from '../workspace/module-record.ts';
import { addAdvancedKey } from './advanced-write.ts';
import { type Edit, replace } from './check.ts';
import { addKey, isKept, readKeys, writeValue } from './manifest-text.ts';

/**
 * The edits that make a module state a version: in its advanced manifest, else in its `.otmod`; in both where both state one. Refused,
 * as a sentence, where a manifest must be mended first.
 */
export function writeVersion({ plain, advanced }: WorkspaceModule, version: Version): Result<readonly Edit[]> {
  const inPlain = plain && (!advanced || statedIn(plain)) ? versionInPlain(plain, version.raw) : undefined;
  if (!advanced) return inPlain ?? refused('There is no manifest to write it into.');
  const inAdvanced = versionInAdvanced(advanced, version.raw);
  if (!inAdvanced.ok || !inPlain) return inAdvanced;
  return inPlain.ok ? ok([...inAdvanced.value, ...inPlain.value]) : inPlain;
}

function versionInAdvanced(file: AdvancedFile, version: string): Result<readonly Edit[]> {
  const { root, problems } = file.manifest.document;
  if (problems.length > 0 || root?.kind !== 'object') return refused(`${file.path} is no JSON; mend it first.`);
  const own = propertyOf(root, 'version')?.value;
  const edit = own
    ? replace(file.path, own.span, JSON.stringify(version))
    : addAdvancedKey(file, 'version', version, 'name');
  return edit ? ok([edit]) : refused(`${file.path} states no name; mend it first.`);
}

function versionInPlain(file: ModuleFile, version: string): Result<readonly Edit[]> {
  if (file.manifest.failure) return refused(`${file.path} cannot be read by the client; mend it first.`);
  const own = statedIn(file);
  const edit = own ? writeValue(file, own, version) : addKey(file, 'version', version);
  return edit ? ok([edit]) : refused(`${file.path} has no "Module"; mend it first.`);
}

function statedIn({ manifest }: ModuleFile) {
  return readKeys(manifest).find(it => it.field.key === 'version' && isKept(manifest, it.declaration))?.declaration;
}
