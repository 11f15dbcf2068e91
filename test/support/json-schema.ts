/** Whether a JSON value satisfies a JSON Schema, as far as the keywords go that ours uses; another keyword is an error. */
export function holds(value: unknown, schema: unknown): boolean {
  if (typeof schema === 'boolean') return schema;
  if (!isObject(schema)) throw new Error('this is no schema');
  return Object.entries(schema).every(([keyword, rule]) => {
    const check = keywords[keyword];
    if (!check) throw new Error(`"${keyword}" is not known here`);
    return check(value, rule, schema);
  });
}

type Keyword = (value: unknown, rule: unknown, schema: Readonly<Record<string, unknown>>) => boolean;

const note: Keyword = () => true;

const keywords: Readonly<Record<string, Keyword>> = {
  $schema: note,
  title: note,
  default: note,
  examples: note,
  markdownDescription: note,
  markdownEnumDescriptions: note,
  patternErrorMessage: note,
  allowComments: note,
  allowTrailingCommas: note,
  type: (value, rule) =>
    [rule].flat().some(it => it === typeOf(value) || (it === 'number' && typeOf(value) === 'integer')),
  enum: (value, rule) => Array.isArray(rule) && rule.includes(value),
  const: (value, rule) => value === rule,
  pattern: (value, rule) => typeof value !== 'string' || new RegExp(String(rule)).test(value),
  minimum: (value, rule) => typeof value !== 'number' || value >= Number(rule),
  items: (value, rule) => !Array.isArray(value) || value.every(it => holds(it, rule)),
  properties: (value, rule) =>
    !isObject(value) ||
    !isObject(rule) ||
    Object.entries(rule).every(([key, it]) => !(key in value) || holds(value[key], it)),
  additionalProperties: (value, rule, { properties }) =>
    !isObject(value) ||
    Object.entries(value).every(
      ([key, it]) => (isObject(properties) && Object.hasOwn(properties, key)) || holds(it, rule),
    ),
  propertyNames: (value, rule) => !isObject(value) || Object.keys(value).every(key => holds(key, rule)),
  required: (value, rule) => !isObject(value) || [rule].flat().every(key => Object.hasOwn(value, String(key))),
  allOf: (value, rule) => Array.isArray(rule) && rule.every(it => holds(value, it)),
  if: (value, rule, schema) => !holds(value, rule) || holds(value, schema.then),
  then: note,
};

function typeOf(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  return Number.isInteger(value) ? 'integer' : typeof value;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
