import { type Asked, usedBy } from './asked-table.ts';
import { conditions, settledColumns } from './conditions.ts';
import { matching } from './matching.ts';
import { base, type Proposal, scored } from './proposal.ts';
import { targets } from './targets.ts';

/** "Which invoices are overdue?", "who works in the bar?": all that are. */
function asksForSeveral(asked: Asked): boolean {
  const wh = asked.words.findIndex(({ word }) => /^(?:which|what|list|show|name|who)$/.test(word));
  // "Unpaid invoices": a heading of a list more than a question.
  if (wh < 0)
    return asked.words.length <= fewWords && asked.rowWords.some((at) => isPlural(asked, at)) && !asked.has('how');
  if (asked.words[wh]?.word === 'who') return true;
  const named = [...asked.rowWords, ...asked.rowNouns, ...asked.columns.flatMap(({ words }) => words)];
  const noun = named.filter((at) => at > wh && at <= wh + 3).sort((a, b) => a - b)[0];
  if (noun === undefined) return false;
  // Many nouns are the same for one and several in other languages.
  return isPlural(asked, noun) || asked.words[wh]?.word === 'list' || asked.has('which all', ...plural);
}

const isPlural = ({ words }: Asked, at: number) =>
  /s$/.test(words[at]?.word ?? '') && words[at]?.word !== words[at]?.stem;
/** Words of a list's heading. */
const fewWords = 5;
/** How sure the one heading is that is said beside what names the row. */
const onlySure = 0.95;
/** Verbs of several. */
const plural = [
  'are',
  'were',
  'have',
  'sind',
  'haben',
  'waren',
  'sont',
  'ont',
  'son',
  'estan',
  'tienen',
  'sono',
  'hanno',
];

/** Rows that a list may have and still be an answer. */
const most = 20;

export function lookUps(asked: Asked): Proposal[] {
  const { all, words } = conditions(asked);
  if (all.length === 0) return [];
  const taken = settledColumns(all);
  const found = matching(asked.table, all);
  // A look-up that finds dozens of rows is hardly one.
  const several = asksForSeveral(asked) && found <= most;
  const few = found === 0 ? 0.3 : found === 1 || several ? 1 : found <= 5 ? 0.85 : 0.6;
  // One row and one heading that is said: there is no other figure to tell.
  const said = asked.columns.filter(({ column }) => !taken.has(column));
  const [only] = found === 1 && said.length === 1 ? said : [];
  return targets(asked, taken).map(({ column, sure, words: at }) =>
    scored(
      asked,
      { ...base, all, pick: { kind: 'cells', column } },
      [...words, ...at, ...(asked.table.columns[column]?.type === 'number' ? usedBy(asked, 'much') : [])],
      0.95 * (column === only?.column ? Math.max(sure, onlySure) : sure) * few,
    ),
  );
}
