/** Numbers that are said as they are: "no gold medals", "exactly two goals", "only one medal", "5 total medals". */
import { numberIn } from '../link-question.ts';
import { isNoValue } from '../read-value.ts';
import type { Condition } from '../table-query.ts';
import { type Asked, usedBy } from './asked-table.ts';
import { isMeasure } from './columns.ts';

type Equal = { readonly at: number; readonly any: readonly Condition[]; readonly words: readonly number[] };

/** What makes a number another: a limit, a place, a number of rows. */
const otherUse =
  /^(?:than|least|most|over|under|above|below|after|before|since|between|and|to|top|first|last|bottom|next|past|exceeding|by|until|round|week|day|no|number)$/;
const exact = /^(?:exactly|only|just|precisely)$/;

/** `at`: the number's word; where another pattern takes it up this is none. */
export function equalNumbers(asked: Asked): Equal[] {
  return asked.words.flatMap(({ word }, at): Equal[] => {
    const isNone = /^(?:no|zero)$/.test(word);
    const value = isNone ? 0 : numberIn(word);
    if (value === null || asked.values.some(({ from, to, exact: whole }) => whole && at >= from && at < to)) return [];
    const before = asked.words[at - 1]?.word ?? '';
    // "4 visits or more", "two or three".
    const orMore = asked.words.slice(at + 1, at + 4).some((next) => /^(?:or|to)$/.test(next.word));
    if (otherUse.test(before) || orMore) return [];
    const named = asked.columns.filter(({ words }) => words.some((own) => own === at + 1 || own === at + 2));
    const best = Math.max(0, ...named.map(({ share }) => share));
    const [only, other] = named.filter(({ share }) => share === best);
    if (!only || other) return [];
    const { column, words } = only;
    const used = [
      ...(exact.test(before) ? [at - 1] : []),
      at,
      ...words,
      ...(isNone ? usedBy(asked, 'value', 'values', 'figure', 'figures', 'entry') : []),
    ];
    const cells = asked.table.rows.map((row) => row[column]);
    // "No nitrate value" of figures none of which is nought: those that are not there.
    const isMissing =
      isNone && !cells.some((cell) => cell?.number === 0) && cells.some((cell) => isNoValue(cell?.text ?? ''));
    if (!isMissing && asked.table.columns[column]?.type === 'number' && isMeasure(asked.table, column))
      return [{ at, any: [{ column, is: 'equals', value }], words: used }];
    if (!isNone) return [];
    // Of words "no …" is an empty cell, or what stands for one.
    const texts = new Set(asked.table.rows.map((row) => row[column]?.text ?? ''));
    const none = [...texts].filter(isNoValue);
    return none.length === 0
      ? []
      : [{ at, any: none.map((text): Condition => ({ column, is: 'equals', value: text })), words: used }];
  });
}
