/** What comes back is not earned: rows of refunds among what came in. */
import { tableLimits } from '../limits.ts';
import type { Condition } from '../table-query.ts';
import type { Asked } from './asked-table.ts';

const earns =
  /^(?:earn|earned|earns|earnings|income|takings|verdient|verdiene|gagne|revenus|ganado|ingresos|guadagnato)$/;
const refund =
  /(?<!\p{L})(?:refund(?:ed|s)?|reimburse(?:ment|d)|cash ?back|reversal|chargeback|returned|r(?:ü|ue)ck(?:erstattung|zahlung|buchung)|erstattung|gutschrift|remboursements?|reembolsos?|devoluci[oó]n(?:es)?|rimbors[oi])(?!\p{L})/iu;

/**
 * Conditions that leave refunds out where a question asks what was earned; none where it says them itself or asks what came in. Null where
 * they are too many to be named one by one.
 */
export function withoutRefunds({ words, table }: Asked): Condition[][] | null {
  if (!words.some(({ word }) => earns.test(word)) || words.some(({ word }) => refund.test(word))) return [];
  const found = table.columns.flatMap(({ type }, column) => {
    const texts = type === 'text' ? new Set(table.rows.flatMap((row) => row[column]?.text ?? [])) : [];
    return [...texts]
      .filter((text) => refund.test(text))
      .map((value): Condition[] => [{ column, is: 'not-equals', value }]);
  });
  return found.length > tableLimits.namedOneByOne ? null : found;
}
