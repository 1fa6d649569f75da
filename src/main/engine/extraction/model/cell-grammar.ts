/** What a model may write for fields, as GBNF: one JSON object with these keys in this order, every value of its field's type or null. Pure. */
import type { TemplateField } from '../../../../preload/contract/shapes.ts';
import { extractionLimits } from '../limits.ts';
import { closeCutOff } from './close-cut-off.ts';
import { modelLimits } from './limits.ts';

export function cellGrammar(fields: readonly TemplateField[]): string {
  const pairs = fields.map((field, at) => `${literal(`${JSON.stringify(field.name)}: `)} ${ruleOf(field, at)}`);
  const own = fields.flatMap((field, at) =>
    field.type === 'enum'
      ? [`option${at} ::= ${field.options.map((option) => literal(JSON.stringify(option))).join(' | ')} | "null"`]
      : [],
  );
  return [
    `root ::= "{" ${pairs.join(' ", " ')} "}"`,
    ...own,
    'text ::= "null" | string',
    // Counted repetitions make a grammar of thousands of rules, which each token is held against: tokens are bounded instead.
    'string ::= "\\"" [^"\\\\\\n]+ "\\""',
    'number ::= "null" | "-"? [0-9]{1,12} ("." [0-9]{1,6})?',
    'date ::= "null" | "\\"" [0-9]{4} "-" [0-9]{2} "-" [0-9]{2} "\\""',
    'truth ::= "null" | "true" | "false"',
    'list ::= "[]" | "[" string (", " string)* "]"',
  ].join('\n');
}

const literal = (text: string) => JSON.stringify(text);

function ruleOf(field: TemplateField, at: number): string {
  switch (field.type) {
    case 'number':
    case 'money':
      return 'number';
    case 'date':
      return 'date';
    case 'yes-no':
      return 'truth';
    case 'list':
      return 'list';
    case 'enum':
      return field.options.length > 0 ? `option${at}` : 'text';
    default:
      return 'text';
  }
}

export type WrittenValues = ReadonlyMap<string, string | number | boolean | readonly string[] | null>;

/**
 * What was written, by field; null where it is no such object: a server elsewhere may not keep to the grammar. Of a list that was cut
 * off in the middle, what was written whole counts.
 */
export function readWritten(fields: readonly TemplateField[], text: string): WrittenValues | null {
  const parsed = parse(text.trim()) ?? parse(closeCutOff(text.trim()));
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed)) return null;
  const values = new Map<string, string | number | boolean | readonly string[] | null>();
  for (const field of fields) {
    const value = Object.hasOwn(parsed, field.name) ? (parsed as Record<string, unknown>)[field.name] : null;
    values.set(field.name, fitting(field, value));
  }
  return values;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Says something, and is not the endless text of a model that cannot stop. */
const isShown = (text: string) => /[\p{L}\p{N}]/u.test(text) && text.length <= extractionLimits.passageCharacters;

function fitting(field: TemplateField, value: unknown): string | number | boolean | readonly string[] | null {
  switch (field.type) {
    case 'number':
    case 'money':
      return typeof value === 'number' && Number.isFinite(value) ? value : null;
    case 'yes-no':
      return typeof value === 'boolean' ? value : null;
    case 'list':
      return Array.isArray(value)
        ? value.filter((item): item is string => typeof item === 'string' && isShown(item)).slice(0, modelLimits.items)
        : null;
    case 'date':
      return typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value) ? value : null;
    case 'enum':
      return typeof value === 'string' && field.options.includes(value) ? value : null;
    default:
      return typeof value === 'string' && isShown(value) ? value.trim() : null;
  }
}
