import { csvRow } from './csv-row.ts';
import { csvLimits } from './limits.ts';

const candidates = [',', ';', '\t', '|'] as const;

/** The sign that separates the cells: the one that gives most rows the same number of them. `sep=;` in the first line decides. */
export function csvSeparator(sample: string, ending: string): string {
  const declared = /^\uFEFF?sep=(.)\r?\n/i.exec(sample)?.[1];
  if (declared) return declared;
  const usual = ending === 'tsv' || ending === 'tab' ? '\t' : ',';
  let best = { separator: usual, score: 0 };
  for (const separator of candidates) {
    const score = agreement(sample, separator) + (separator === usual ? 0.01 : 0);
    if (score > best.score) best = { separator, score };
  }
  return best.separator;
}

/** Share of rows with the commonest number of cells, a little more for more cells; 0 for tables of one column. */
function agreement(sample: string, separator: string): number {
  const counts = new Map<number, number>();
  let rows = 0;
  for (let at = 0; at < sample.length && rows < csvLimits.sampleRows; ) {
    const row = csvRow(sample, at, separator, false);
    if (!row) break;
    at = row.end;
    if (row.cells.length === 1 && row.cells[0]?.trim() === '') continue;
    rows += 1;
    counts.set(row.cells.length, (counts.get(row.cells.length) ?? 0) + 1);
  }
  if (rows === 0) return 0;
  const [cells, times] = [...counts].reduce((most, one) => (one[1] > most[1] ? one : most), [0, 0]);
  if (cells < 2 || times / rows < csvLimits.minAgreement) return 0;
  return times / rows + Math.min(cells, 100) / 1000;
}
