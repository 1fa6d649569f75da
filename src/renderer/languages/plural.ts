import { fill, forThisMachine, type PlaceNames, type ValuesFor } from './fill.ts';
import { numberFormat, pluralRules } from './intl.ts';
import { useLanguage } from './language-store.ts';

/**
 * A sentence with a count, in the form the language has for it: `plural(files, '{n} file', '{n} files')`. `{n}` is the count, written
 * as the language writes numbers; further values as in t(). The key is the sentence for many.
 */
export function plural<const One extends string, const Many extends string>(
  n: number,
  one: One,
  many: Many,
  ...[values]: ValuesFor<Exclude<PlaceNames<One> | PlaceNames<Many>, 'n'>>
): string {
  const forms = useLanguage.getState().catalogue[many];
  const all = { ...values, n: numberFormat().format(n) };
  if (forms === undefined || typeof forms === 'string') return fill(forThisMachine(n === 1 ? one : many), all);
  return fill(forms[pluralRules().select(n)] ?? forms.other, all);
}
