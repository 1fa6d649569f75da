/** What is said of a draft's problems, and which rules suit which kind of column. */
import type { FieldRules, FieldType, TemplateProblem } from '../../../preload/contract/shapes.ts';

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

export const ruleWords: readonly RuleWords[] = [
  { rule: 'required', label: 'Must not be empty', input: 'flag', types: all },
  {
    rule: 'unique',
    label: 'No two rows alike',
    input: 'flag',
    types: ['text', 'number', 'date', 'money'],
    hint: 'Rows with the same value are shown as duplicates, an invoice number for instance',
  },
  { rule: 'minimum', label: 'Least', input: 'number', types: ['number', 'money'] },
  { rule: 'maximum', label: 'Most', input: 'number', types: ['number', 'money'] },
  { rule: 'earliest', label: 'Earliest', input: 'date', types: ['date'] },
  { rule: 'latest', label: 'Latest', input: 'date', types: ['date'] },
  { rule: 'contains', label: 'Must contain', input: 'text', types: words },
  { rule: 'excludes', label: 'Must not contain', input: 'text', types: words },
  {
    rule: 'pattern',
    label: 'Pattern',
    input: 'text',
    types: words,
    hint: 'A regular expression the whole value matches, for instance INV-\\d+',
  },
  { rule: 'leastItems', label: 'At least items', input: 'count', types: ['list'] },
  { rule: 'mostItems', label: 'At most items', input: 'count', types: ['list'] },
];

export const rulesFor = (type: FieldType): RuleWords[] => ruleWords.filter(({ types }) => types.includes(type));

/** Rules that mean something for the type; the others are dropped when the type is changed. */
export function rulesKept(rules: FieldRules, type: FieldType): FieldRules {
  const fits = new Set<string>(rulesFor(type).map(({ rule }) => rule));
  return Object.fromEntries(Object.entries(rules).filter(([rule]) => fits.has(rule)));
}

const ruleLabel = (rule: unknown): string => ruleWords.find((each) => each.rule === rule)?.label ?? String(rule ?? '');

/** A sentence for a person, with what to do about it. */
export function problemText({ code, values }: TemplateProblem): string {
  const [rule, other] = [ruleLabel(values.rule), ruleLabel(values.other)];
  switch (code) {
    case 'name-missing':
      return 'Give the template a name.';
    case 'name-taken':
      return 'Another template has this name: choose another one.';
    case 'no-fields':
      return 'Add at least one column.';
    case 'too-many-fields':
      return `There are too many columns${values.most === undefined ? '' : `: at most ${values.most}`}. Make two templates of it.`;
    case 'field-name-missing':
      return 'Give the column a name.';
    case 'field-name-twice':
      return 'Another column has this name: choose another one.';
    case 'options-missing':
      return 'Name at least two values to choose from.';
    case 'options-twice':
      return 'A value to choose from stands there twice.';
    case 'rule-does-not-fit-type':
      return `“${rule}” has no meaning for this kind of column.`;
    case 'rules-contradict':
      return other === '' ? `No value can keep these rules (${rule}).` : `No value can keep both: ${rule}, ${other}.`;
    case 'pattern-invalid':
      return 'The pattern is no regular expression.';
    case 'pattern-too-costly':
      return 'The pattern could take too long: make it simpler.';
    case 'example-breaks-rules':
      return `The example “${values.example ?? ''}” breaks the column’s own rules.`;
    case 'too-long':
      return 'This is too long.';
  }
}

/** Problems of one field, or of the template as a whole; what stops saving first. */
export function problemsOf(problems: readonly TemplateProblem[], field: string | null): readonly TemplateProblem[] {
  return problems.filter((problem) => problem.field === field).sort((a, b) => Number(b.stops) - Number(a.stops));
}
