import type { JsonRecord } from '../manifest/field-reader.ts';
import type { JsonValue } from '../syntax/json/tree.ts';
import type { Reason } from './compare-surfaces.ts';

/** Deeper parts of a schema are compared as wholes. */
const DEEPEST = 8;

/** What the schemas of a module's `config` mean for whoever configures it. */
export function compareConfig(old: JsonRecord | undefined, now: JsonRecord | undefined): readonly Reason[] {
  if (!old && !now) return [];
  if (!old) {
    const required = listOf(now?.required);
    if (required.length === 0) return [{ level: 'minor', text: 'Its configuration is described by a schema.' }];
    return [{ level: 'major', text: `Its configuration must have ${required.map(it => `"${it}"`).join(', ')}.` }];
  }
  if (!now) return [{ level: 'patch', text: 'Its configuration is not described any more.' }];
  return [...compareSchemas(old, now, '', 0)];
}

function* compareSchemas(old: JsonRecord, now: JsonRecord, path: string, depth: number): Generator<Reason> {
  if (JSON.stringify(old) === JSON.stringify(now)) return;
  const whole = path === '' ? 'The configuration' : `The configuration "${path}"`;
  const at = (key: string) => `"${path === '' ? key : `${path}.${key}`}"`;
  const narrowed = narrowing.filter(key => !same(old[key], now[key]));
  if (narrowed.length > 0) {
    const wider = isWider(old, now, narrowed);
    yield { level: wider ? 'minor' : 'major', text: `${whole} may be ${wider ? 'more' : 'other values'} than before.` };
  }
  const [before, after] = [recordOf(old.properties), recordOf(now.properties)];
  const required = new Set(listOf(now.required));
  const asked = new Set(listOf(old.required));
  for (const key of Object.keys(after)) {
    const isNew = !Object.hasOwn(before, key);
    if (required.has(key) && !asked.has(key))
      yield { level: 'major', text: `The configuration must have ${at(key)} now.` };
    else if (isNew) yield { level: 'minor', text: `The configuration may have ${at(key)}.` };
    if (!isNew && depth < DEEPEST)
      yield* compareSchemas(
        recordOf(before[key]),
        recordOf(after[key]),
        path === '' ? key : `${path}.${key}`,
        depth + 1,
      );
  }
  for (const key of Object.keys(before))
    if (!Object.hasOwn(after, key)) yield { level: 'major', text: `The configuration has no ${at(key)} any more.` };
  for (const key of asked) {
    if (!required.has(key) && Object.hasOwn(after, key))
      yield { level: 'minor', text: `The configuration need not have ${at(key)}.` };
  }
  if (!same(old.default, now.default)) yield { level: 'patch', text: `${whole} has another default.` };
}

/** Keywords of JSON Schema that say which values are allowed. */
const narrowing = [
  'type',
  'enum',
  'const',
  'minimum',
  'maximum',
  'minLength',
  'maxLength',
  'pattern',
  'items',
  'additionalProperties',
];

/** Whether every value that was allowed still is, as far as one keyword tells. */
function isWider(old: JsonRecord, now: JsonRecord, changed: readonly string[]): boolean {
  return changed.every(key => {
    const [before, after] = [old[key], now[key]];
    if (after === undefined) return true;
    if (before === undefined) return false;
    if (key === 'type' || key === 'enum') {
      const allowed = new Set(valuesOf(after).map(it => JSON.stringify(it)));
      return valuesOf(before).every(it => allowed.has(JSON.stringify(it)));
    }
    if (typeof before !== 'number' || typeof after !== 'number')
      return key === 'additionalProperties' && after === true;
    return key.startsWith('min') ? after <= before : after >= before;
  });
}

function valuesOf(value: JsonValue): readonly JsonValue[] {
  return Array.isArray(value) ? value : [value];
}

function same(a: JsonValue | undefined, b: JsonValue | undefined): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

function recordOf(value: JsonValue | undefined): JsonRecord {
  return value !== null && typeof value === 'object' && !isList(value) ? value : {};
}

function listOf(value: JsonValue | undefined): readonly string[] {
  return value !== undefined && isList(value) ? value.filter(it => typeof it === 'string') : [];
}

function isList(value: JsonValue): value is readonly JsonValue[] {
  return Array.isArray(value);
}
