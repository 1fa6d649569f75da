import type { TemplateDraft, TemplateField, TemplateProblem } from '../../../preload/contract/shapes.ts';
import { isCostlyPattern } from './costly-pattern.ts';
import { findAmounts } from './find-amounts.ts';
import { findDates } from './find-dates.ts';
import { extractionLimits } from './limits.ts';
import { safePattern } from './list-field.ts';

/** What is wrong with a draft; what `stops` keeps it from being saved. `taken`: names of the other templates. */
export function checkTemplate({ name, purpose, fields }: TemplateDraft, taken: readonly string[]): TemplateProblem[] {
  const problems: TemplateProblem[] = [];
  const put = (
    field: string | null,
    code: TemplateProblem['code'],
    values: TemplateProblem['values'] = {},
    stops = true,
  ) => void problems.push({ field, code, values, stops });
  if (name.trim() === '') put(null, 'name-missing');
  if (taken.some((other) => other.toLowerCase() === name.trim().toLowerCase())) put(null, 'name-taken', { name });
  if (fields.length === 0) put(null, 'no-fields');
  if (fields.length > extractionLimits.fields)
    put(null, 'too-many-fields', { count: fields.length, most: extractionLimits.fields });
  if (name.length > extractionLimits.nameCharacters || purpose.length > extractionLimits.textCharacters)
    put(null, 'too-long', { most: extractionLimits.nameCharacters });
  const seen = new Set<string>();
  for (const field of fields) {
    const key = field.name.trim().toLowerCase();
    if (key === '') put(field.name, 'field-name-missing');
    else if (seen.has(key)) put(field.name, 'field-name-twice', { name: field.name });
    seen.add(key);
    if (field.name.length > extractionLimits.nameCharacters)
      put(field.name, 'too-long', { most: extractionLimits.nameCharacters });
    for (const problem of fieldProblems(field)) problems.push({ field: field.name, ...problem });
  }
  return problems;
}

type Own = Omit<TemplateProblem, 'field'>;
const stop = (code: Own['code'], values: Own['values'] = {}): Own => ({ code, values, stops: true });

function fieldProblems(field: TemplateField): Own[] {
  const { type, rules, options, examples } = field;
  const problems: Own[] = [];
  if (type === 'enum') {
    if (options.filter((option) => option.trim() !== '').length === 0) problems.push(stop('options-missing'));
    if (new Set(options.map((option) => option.trim().toLowerCase())).size < options.length)
      problems.push(stop('options-twice'));
  }
  const isNumber = type === 'number' || type === 'money';
  const isText = type === 'text' || type === 'list';
  const misfit = (rule: string, isSet: boolean, fits: boolean) => {
    if (isSet && !fits) problems.push(stop('rule-does-not-fit-type', { rule, type }));
  };
  misfit('minimum', rules.minimum !== undefined, isNumber);
  misfit('maximum', rules.maximum !== undefined, isNumber);
  misfit('earliest', rules.earliest !== undefined, type === 'date');
  misfit('latest', rules.latest !== undefined, type === 'date');
  misfit('pattern', rules.pattern !== undefined, isText);
  misfit('contains', rules.contains !== undefined, isText);
  misfit('excludes', rules.excludes !== undefined, isText);
  misfit('leastItems', rules.leastItems !== undefined, type === 'list');
  misfit('mostItems', rules.mostItems !== undefined, type === 'list');
  const contradict = (first: string, second: string) =>
    problems.push(stop('rules-contradict', { rule: first, other: second }));
  if ((rules.minimum ?? -Infinity) > (rules.maximum ?? Infinity)) contradict('minimum', 'maximum');
  if (rules.earliest !== undefined && rules.latest !== undefined && rules.earliest > rules.latest)
    contradict('earliest', 'latest');
  if ((rules.leastItems ?? 0) > (rules.mostItems ?? Infinity)) contradict('leastItems', 'mostItems');
  if (rules.required && rules.mostItems === 0) contradict('required', 'mostItems');
  if (rules.contains && rules.excludes && rules.contains.toLowerCase().includes(rules.excludes.toLowerCase()))
    contradict('contains', 'excludes');
  for (const rule of ['earliest', 'latest'] as const) {
    if (rules[rule] !== undefined && !isDay(rules[rule]))
      problems.push(stop('rule-does-not-fit-type', { rule, type: 'date' }));
  }
  if (rules.pattern !== undefined && isText) {
    if (safePattern(rules.pattern) === null) problems.push(stop('pattern-invalid', { pattern: rules.pattern }));
    else if (isCostlyPattern(rules.pattern)) problems.push(stop('pattern-too-costly', { pattern: rules.pattern }));
    else problems.push(...brokenExamples(field, examples));
  } else problems.push(...brokenExamples(field, examples));
  return problems;
}

const isDay = (text: string) => /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(text));

/** Examples that the rules would refuse are told: one of the two is wrong. */
function brokenExamples({ type, rules, options }: TemplateField, examples: readonly string[]): Own[] {
  return examples.flatMap((example): Own[] => {
    const number = findAmounts(example)[0]?.value;
    const day = findDates(example, { monthFirst: false })[0]?.iso;
    const small = example.toLowerCase();
    const isBroken =
      (rules.minimum !== undefined && number !== undefined && number < rules.minimum) ||
      (rules.maximum !== undefined && number !== undefined && number > rules.maximum) ||
      ((type === 'number' || type === 'money') && number === undefined) ||
      (type === 'date' && day === undefined) ||
      (type === 'enum' && !options.includes(example)) ||
      (rules.contains !== undefined && !small.includes(rules.contains.toLowerCase())) ||
      (rules.excludes !== undefined && small.includes(rules.excludes.toLowerCase())) ||
      (rules.pattern !== undefined && safePattern(rules.pattern)?.test(example) === false);
    return isBroken ? [{ code: 'example-breaks-rules', values: { example }, stops: false }] : [];
  });
}
