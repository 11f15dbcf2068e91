import { ok, type Result, refused } from '../base/result.ts';
import type { RequirementKey } from '../manifest/advanced-manifest.ts';
import { jsonValue, propertyOf } from '../syntax/json/tree.ts';
import type { AdvancedFile } from '../workspace/advanced-files.ts';
import { addEntry } from './add-dependency-fixes.ts';
import { addAdvancedKey } from './advanced-write.ts';
import { type Edit, replace } from './check.ts';

/**
 * The edit by which an advanced manifest asks for a module in a range, in one of its lists: the range is written over the one that
 * is there, or the module is added. Refused, as a sentence, where the manifest must be mended first.
 */
export function writeRequirement(file: AdvancedFile, list: RequirementKey, name: string, range: string): Result<Edit> {
  const { path, manifest } = file;
  const { root, text, problems } = manifest.document;
  if (problems.length > 0 || root?.kind !== 'object') return refused(`${path} is no JSON; mend it first.`);
  const own = manifest[list].findLast(it => it.name === name);
  if (own?.rangeSpan) return ok(replace(path, own.rangeSpan, JSON.stringify(range)));
  const stated = propertyOf(root, list)?.value;
  const entry = `${JSON.stringify(name)}: ${JSON.stringify(range)}`;
  switch (stated?.kind) {
    case 'object':
      return ok(addEntry(stated, entry, path, text));
    case 'array': {
      if (range === '*' && own) return refused(`${path} asks for any version of ${name} already.`);
      if (range === '*') return ok(addEntry(stated, JSON.stringify(name), path, text));
      // A plain list of names has no room for a range.
      const names = stated.items.map(jsonValue).filter(it => typeof it === 'string' && it !== name);
      const entries = [...names.map(it => `${JSON.stringify(it)}: "*"`), entry];
      return ok(replace(path, stated.span, `{ ${entries.join(', ')} }`));
    }
    case undefined: {
      const behind = propertyOf(root, 'version') ? 'version' : 'name';
      const edit = addAdvancedKey(file, list, { [name]: range }, behind);
      return edit ? ok(edit) : refused(`${path} states no name; mend it first.`);
    }
    default:
      return refused(`${path} states something else as "${list}"; mend it first.`);
  }
}
