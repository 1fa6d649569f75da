/** "When was the rent paid?" of a list of payments: the days of all rows meant, or of the last one. */
import { type Asked, usedBy } from './asked-table.ts';
import { conditions } from './conditions.ts';
import { isLedger } from './ledger.ts';
import { matching } from './matching.ts';
import { directionOf, measuresOf } from './money-flow.ts';
import { partiesOf } from './parties.ts';
import { base, leavesNothing, type Proposal, scored } from './proposal.ts';

export function paidWhen(asked: Asked): Proposal[] {
  if (!isLedger(asked.table) || !asked.has('when', 'what day', 'which day', 'what date', 'on which date', 'what dates'))
    return [];
  const { direction, words: verbs } = directionOf(asked);
  const dated = asked.table.columns.flatMap(({ type }, column) => (type === 'date' ? [column] : []));
  const [day, other] = dated;
  // What is to be paid stands in no list of what was.
  if (asked.has('will', 'must', 'should', 'due', 'wird', 'muss')) return [];
  if (direction === null || day === undefined || other !== undefined) return [];
  const { all, words } = conditions(asked);
  // "When was it paid?" says not what.
  if (all.length === 0) return [];
  const [measure, another] = measuresOf(asked, direction, new Set());
  const way = partiesOf(asked.table) === null && measure && another === undefined ? measure.filter : [];
  const rows = [...all, ...way];
  const found = matching(asked.table, rows);
  if (found === 0 || found > mostDays) return [];
  const end = asked.words.findIndex(({ word }) => /^(?:last|latest|recently|first|zuletzt|letztes?)$/.test(word));
  const query = {
    ...base,
    all: rows,
    ...(end < 0
      ? {}
      : {
          order: { column: day, descending: asked.words[end]?.word !== 'first' },
          limit: 1,
        }),
    pick: { kind: 'cells', column: day } as const,
  };
  const used = [...words, ...verbs, ...usedBy(asked, ...light), ...(end < 0 ? [] : [end])];
  return leavesNothing(asked, used) ? [scored(asked, query, used, sure)] : [];
}
const light =
  'when what which day date dates on was were did do we i you the bill bills invoice money most time wurde wurden haben hat wir avons nous a fue hemos'.split(
    ' ',
  );
/** Days that are still an answer: a rent of more than a year is a list. */
const mostDays = 12;
const sure = 0.96;
