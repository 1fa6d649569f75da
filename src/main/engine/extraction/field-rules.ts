import type { CellValue, RuleViolation, TemplateField } from '../../../preload/contract/shapes.ts';
import { safePattern } from './list-field.ts';

/** Which rules of its field a value breaks. Of lists each item is looked at; `required` is broken by nothing at all. */
export function violationsOf(field: TemplateField, value: CellValue): RuleViolation[] {
  const { rules } = field;
  const isEmpty = value === null || value === '' || (Array.isArray(value) && value.length === 0);
  if (isEmpty) return rules.required ? [{ rule: 'required', item: null }] : [];
  const broken: RuleViolation[] = [];
  const put = (rule: RuleViolation['rule'], isBroken: boolean, item: string | null = null) => {
    if (isBroken) broken.push({ rule, item });
  };
  if (typeof value === 'number') {
    put('minimum', rules.minimum !== undefined && value < rules.minimum);
    put('maximum', rules.maximum !== undefined && value > rules.maximum);
  }
  if (field.type === 'date' && typeof value === 'string') {
    put('earliest', rules.earliest !== undefined && value < rules.earliest);
    put('latest', rules.latest !== undefined && value > rules.latest);
  }
  if (field.type === 'enum') put('options', !field.options.includes(String(value)));
  if (field.type === 'text' && typeof value === 'string') for (const rule of textRules(field, value)) put(rule, true);
  if (Array.isArray(value)) {
    put('leastItems', rules.leastItems !== undefined && value.length < rules.leastItems);
    put('mostItems', rules.mostItems !== undefined && value.length > rules.mostItems);
    for (const item of value as readonly string[]) for (const rule of textRules(field, item)) put(rule, true, item);
  }
  return broken;
}

function textRules({ rules }: TemplateField, text: string): ('pattern' | 'contains' | 'excludes')[] {
  const pattern = safePattern(rules.pattern);
  const small = text.toLowerCase();
  return [
    ...(pattern && !pattern.test(text) ? (['pattern'] as const) : []),
    ...(rules.contains !== undefined && !small.includes(rules.contains.toLowerCase()) ? (['contains'] as const) : []),
    ...(rules.excludes !== undefined && small.includes(rules.excludes.toLowerCase()) ? (['excludes'] as const) : []),
  ];
}
