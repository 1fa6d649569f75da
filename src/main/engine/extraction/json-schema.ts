/** Templates as JSON Schema (2020-12) and back. Pure. */
import { AppError } from '../../../preload/contract/errors.ts';
import type { FieldRules, FieldType, TemplateDraft, TemplateField } from '../../../preload/contract/shapes.ts';

type Schema = Readonly<Record<string, unknown>>;

/** What JSON Schema has no word for stands under `x-docent`. */
export function toJsonSchema({ name, purpose, fields }: TemplateDraft): string {
  const properties = Object.fromEntries(fields.map((field) => [field.name, propertyOf(field)]));
  const required = fields.filter(({ rules }) => rules.required).map((field) => field.name);
  const schema = {
    ...{
      $schema: 'https://json-schema.org/draft/2020-12/schema',
      title: name,
      description: purpose,
      type: 'object',
      properties,
    },
    ...(required.length > 0 ? { required } : {}),
    additionalProperties: false,
  };
  return `${JSON.stringify(schema, null, 2)}\n`;
}

function propertyOf({ type, description, examples, options, rules, labels, group }: TemplateField): Schema {
  const pattern = patternOf(rules);
  const base: Record<string, Schema> = {
    text: { type: 'string' },
    number: { type: 'number' },
    money: { type: 'number' },
    date: { type: 'string', format: 'date' },
    enum: { type: 'string', enum: options },
    'yes-no': { type: 'boolean' },
    list: { type: 'array', items: { type: 'string', ...(rules.pattern === undefined ? {} : { pattern }) } },
  };
  const { required: _required, minimum, maximum, pattern: _pattern, leastItems, mostItems, ...own } = rules;
  return {
    ...base[type],
    ...(description === '' ? {} : { description }),
    ...(examples.length === 0 ? {} : { examples }),
    ...(minimum === undefined ? {} : { minimum }),
    ...(maximum === undefined ? {} : { maximum }),
    ...(leastItems === undefined ? {} : { minItems: leastItems }),
    ...(mostItems === undefined ? {} : { maxItems: mostItems }),
    ...(type === 'text' && rules.pattern !== undefined ? { pattern } : {}),
    'x-docent': { type, labels, group, ...own },
  };
}

const patternOf = ({ pattern }: FieldRules) => `^(?:${pattern})$`;

/**
 * A draft out of a schema: an object with properties, or an array of such objects. Nested objects become fields of one group. Throws
 * `schema-invalid`.
 */
export function fromJsonSchema(text: string): {
  readonly template: TemplateDraft;
  readonly ignored: readonly string[];
} {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch (error) {
    throw invalid(`it is no JSON (${(error as Error).message})`);
  }
  const outer = asObject(parsed);
  const root = asObject(outer?.items) ?? outer;
  const properties = asObject(root?.properties);
  if (!root || !properties || Object.keys(properties).length === 0) throw invalid('it has no properties');
  const ignored: string[] = [];
  const fields = fieldsOf(properties, asNames(root.required), '', null, ignored);
  for (const key of Object.keys(root)) if (!known.has(key)) ignored.push(`/${key}`);
  return {
    template: { name: asText(root.title) ?? 'Imported', purpose: asText(root.description) ?? '', fields },
    ignored,
  };
}

const known = new Set([
  '$schema',
  '$id',
  'title',
  'description',
  'type',
  'properties',
  'required',
  'additionalProperties',
  'items',
]);
const knownOfProperty = new Set(
  'type format enum const description title examples minimum maximum minItems maxItems pattern items default x-docent properties required exclusiveMinimum exclusiveMaximum'.split(
    ' ',
  ),
);

function fieldsOf(
  properties: Schema,
  required: readonly string[],
  at: string,
  group: string | null,
  ignored: string[],
): TemplateField[] {
  return Object.entries(properties).flatMap(([name, given]): TemplateField[] => {
    const place = `${at}/properties/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`;
    const property = asObject(given);
    if (!property) {
      ignored.push(place);
      return [];
    }
    const inner = asObject(property.properties);
    if (inner) return fieldsOf(inner, asNames(property.required), place, name, ignored);
    for (const key of Object.keys(property)) if (!knownOfProperty.has(key)) ignored.push(`${place}/${key}`);
    return [fieldOf(name, property, required.includes(name), group)];
  });
}

function fieldOf(name: string, property: Schema, required: boolean, group: string | null): TemplateField {
  const own = asObject(property['x-docent']) ?? {};
  const items = asObject(property.items);
  const type = typeOf(property, own);
  const pattern = asText(property.pattern) ?? asText(items?.pattern);
  const rules: FieldRules = {
    ...(required ? { required } : {}),
    ...numberRule('minimum', property.minimum ?? property.exclusiveMinimum),
    ...numberRule('maximum', property.maximum ?? property.exclusiveMaximum),
    ...numberRule('leastItems', property.minItems),
    ...numberRule('mostItems', property.maxItems),
    ...(pattern === undefined ? {} : { pattern: plainPattern(pattern) }),
    ...textRule('earliest', own.earliest),
    ...textRule('latest', own.latest),
    ...textRule('contains', own.contains),
    ...textRule('excludes', own.excludes),
    ...(own.unique === true ? { unique: true } : {}),
  };
  return {
    ...{ name, type, rules, description: asText(property.description) ?? asText(property.title) ?? '' },
    labels: asNames(own.labels),
    examples: (Array.isArray(property.examples) ? property.examples : []).map(String),
    options: type === 'enum' ? asNames(property.enum) : [],
    group: asText(own.group) ?? group,
  };
}

const numberRule = (name: string, value: unknown) => (typeof value === 'number' ? { [name]: value } : {});
const textRule = (name: string, value: unknown) => (typeof value === 'string' ? { [name]: value } : {});

function typeOf(property: Schema, own: Schema): FieldType {
  const said = own.type;
  const types: readonly FieldType[] = ['text', 'number', 'date', 'money', 'enum', 'list', 'yes-no'];
  const told = types.find((type) => type === said);
  if (told) return told;
  const kinds = Array.isArray(property.type) ? property.type : [property.type];
  if (Array.isArray(property.enum)) return 'enum';
  if (kinds.includes('array')) return 'list';
  if (kinds.includes('boolean')) return 'yes-no';
  if (kinds.includes('number') || kinds.includes('integer')) return 'number';
  return property.format === 'date' || property.format === 'date-time' ? 'date' : 'text';
}

/** Patterns of JSON Schema match anywhere, ours the whole. */
function plainPattern(pattern: string): string {
  const wrapped = /^\^\(\?:([\s\S]*)\)\$$/.exec(pattern);
  if (wrapped) return wrapped[1] ?? '';
  const start = pattern.startsWith('^') ? '' : '.*';
  const end = pattern.endsWith('$') && !pattern.endsWith('\\$') ? '' : '.*';
  return `${start}${pattern.replace(/^\^/, '').replace(/(?<!\\)\$$/, '')}${end}`;
}

/** Own properties alone: a schema from elsewhere may hold any key. */
function asObject(value: unknown): Schema | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Schema) : undefined;
}
const asText = (value: unknown) => (typeof value === 'string' ? value : undefined);
const asNames = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((one): one is string => typeof one === 'string') : [];
const invalid = (detail: string) =>
  new AppError('schema-invalid', `This is no JSON Schema for a table: ${detail}.`, { detail });
