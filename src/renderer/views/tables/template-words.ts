/** What is said of a draft's problems, and which rules suit which kind of column. */

import type { FieldRules, FieldType, TemplateProblem } from '../../../preload/contract/shapes.ts';
import { t } from '../../languages/translate.ts';

type RuleInput = 'number' | 'date' | 'text' | 'flag' | 'count';
export type RuleWords = {
  readonly rule: keyof FieldRules;
  readonly label: string;
  readonly input: RuleInput;
  readonly types: readonly FieldType[];
  readonly hint?: string;
};

const all: readonly FieldType[] = ['text', 'number', 'date', 'money', 'enum', 'list', 'yes-no'];
const words: readonly FieldType[] = ['text', 'list'];

export const ruleWords = (): readonly RuleWords[] => [
  { rule: 'required', label: t('Must not be empty'), input: 'flag', types: all },
  {
    rule: 'unique',
    label: t('No two rows alike'),
    input: 'flag',
    types: ['text', 'number', 'date', 'money'],
    hint: t('Rows with the same value are shown as duplicates, an invoice number for instance'),
  },
  { rule: 'minimum', label: t('Least'), input: 'number', types: ['number', 'money'] },
  { rule: 'maximum', label: t('Most'), input: 'number', types: ['number', 'money'] },
  { rule: 'earliest', label: t('Earliest'), input: 'date', types: ['date'] },
  { rule: 'latest', label: t('Latest'), input: 'date', types: ['date'] },
  { rule: 'contains', label: t('Must contain'), input: 'text', types: words },
  { rule: 'excludes', label: t('Must not contain'), input: 'text', types: words },
  {
    rule: 'pattern',
    label: t('Pattern'),
    input: 'text',
    types: words,
    hint: t('A regular expression the whole value matches, for instance INV-\\d+'),
  },
  { rule: 'leastItems', label: t('At least items'), input: 'count', types: ['list'] },
  { rule: 'mostItems', label: t('At most items'), input: 'count', types: ['list'] },
];

export const rulesFor = (type: FieldType): RuleWords[] => ruleWords().filter(({ types }) => types.includes(type));

/** Rules that mean something for the type; the others are dropped when the type is changed. */
export function rulesKept(rules: FieldRules, type: FieldType): FieldRules {
  const fits = new Set<string>(rulesFor(type).map(({ rule }) => rule));
  return Object.fromEntries(Object.entries(rules).filter(([rule]) => fits.has(rule)));
}

const ruleLabel = (rule: unknown): string =>
  ruleWords().find((each) => each.rule === rule)?.label ?? String(rule ?? '');

/** A sentence for a person, with what to do about it. */
export function problemText({ code, values }: TemplateProblem): string {
  const [rule, other] = [ruleLabel(values.rule), ruleLabel(values.other)];
  switch (code) {
    case 'name-missing':
      return t('Give the template a name.');
    case 'name-taken':
      return t('Another template has this name: choose another one.');
    case 'no-fields':
      return t('Add at least one column.');
    case 'too-many-fields':
      return values.most === undefined
        ? t('There are too many columns. Make two templates of it.')
        : t('There are too many columns: at most {most}. Make two templates of it.', { most: values.most });
    case 'field-name-missing':
      return t('Give the column a name.');
    case 'field-name-twice':
      return t('Another column has this name: choose another one.');
    case 'options-missing':
      return t('Name at least two values to choose from.');
    case 'options-twice':
      return t('A value to choose from stands there twice.');
    case 'rule-does-not-fit-type':
      return t('“{rule}” has no meaning for this kind of column.', { rule });
    case 'rules-contradict':
      return other === ''
        ? t('No value can keep these rules ({rule}).', { rule })
        : t('No value can keep both: {rule}, {other}.', { rule, other });
    case 'pattern-invalid':
      return t('The pattern is no regular expression.');
    case 'pattern-too-costly':
      return t('The pattern could take too long: make it simpler.');
    case 'example-breaks-rules':
      return t('The example “{example}” breaks the column’s own rules.', { example: values.example ?? '' });
    case 'too-long':
      return t('This is too long.');
  }
}

/** Problems of one field, or of the template as a whole; what stops saving first. */
export function problemsOf(problems: readonly TemplateProblem[], field: string | null): readonly TemplateProblem[] {
  return problems.filter((problem) => problem.field === field).sort((a, b) => Number(b.stops) - Number(a.stops));
}
