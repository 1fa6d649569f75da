import { numberIn } from '../link-question.ts';
import { type Asked, usedBy } from './asked-table.ts';
import { conditions } from './conditions.ts';
import { base, type Proposal, scored } from './proposal.ts';
import { rowLimits } from './row-limits.ts';
import { targets } from './targets.ts';

/** "who came after X", "directly above X", "the next … after X". */
export function steps(asked: Asked): Proposal[] {
  const cue = asked.words.findIndex(({ word }) =>
    /^(?:after|before|above|below|following|next|previous|preceding)$/.test(word),
  );
  const cueWord = asked.words[cue]?.word ?? '';
  const value = asked.values.find(({ from }) => from > cue && from <= cue + 3) ?? asked.values[0];
  // "after 2012" is a limit.
  if (cue < 0 || !value || asked.has('how many') || numberIn(asked.words[cue + 1]?.word ?? '') !== null) return [];
  // "How many finished after X", "who joined before X": all of them.
  if (rowLimits(asked).found.length > 0) return [];
  // "The next flight to Rome" is the next one now, not the row below.
  if (/^(?:next|previous)$/.test(cueWord) && !followsRow(asked, value.from)) return [];
  const forward = /^(?:after|below|following|next)$/.test(cueWord);
  const own = value.conditions[0];
  if (!own) return [];
  const before = new Set([own.column]);
  const { words } = conditions(asked);
  const used = [
    ...words,
    cue,
    ...related(asked, value.from),
    ...usedBy(
      asked,
      'directly',
      'right',
      'immediately',
      'next',
      'came',
      'come',
      'comes',
      'ranked',
      'finished',
      'listed',
      'place',
    ),
  ];
  const same = { column: own.column, sure: 1, words: [] as readonly number[] };
  return [...targets(asked, new Set()), same].map(({ column, sure, words: at }) =>
    scored(
      asked,
      { ...base, all: [[own]], step: forward ? 1 : -1, pick: { kind: 'cells', column } },
      [...used, ...at],
      before.has(column) ? 0.9 : 0.8 * sure,
    ),
  );
}

/** "The previous winner before Ann" says one thing twice. */
const related = ({ words }: Asked, from: number): number[] =>
  [from - 1, from - 2].filter((at) => relations.test(words[at]?.word ?? '') && words[at]?.word !== 'than');

const relations = /^(?:after|before|above|below|following|behind|than)$/;
/** "The next after X", "next to X", the articles left out. */
function followsRow({ words }: Asked, from: number): boolean {
  let at = from - 1;
  while (/^(?:the|a|an)$/.test(words[at]?.word ?? '')) at -= 1;
  const lead = words[at]?.word ?? '';
  return relations.test(lead) || (lead === 'to' && words[at - 1]?.word === 'next');
}
