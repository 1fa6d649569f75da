import type { Unit } from '../../src/main/engine/types.ts';

/** What stands in each cell of a sheet's units, by address. */
export function sheetCells(units: readonly Unit[]): Map<string, string> {
  const cells = new Map<string, string>();
  for (const unit of units) {
    for (const { cells: own = [], end } of unit.blocks) {
      for (const [index, { start, address }] of own.entries()) {
        cells.set(address, unit.text.slice(start, own[index + 1]?.start ?? end).trim());
      }
    }
  }
  return cells;
}

/**
 * Share of the filled cells of a CSV file that are the same, white space aside; null without any. Signs the CSV's code page lacks
 * (`_`, `?`) match any one; how many # a value too wide is shown as depends on the column's width.
 */
export function sheetMatch(cells: ReadonlyMap<string, string>, csv: string): number | null {
  let wanted = 0;
  let same = 0;
  for (const [row, values] of csvRows(csv).entries()) {
    for (const [column, raw] of values.entries()) {
      const value = raw.replace(/\s+/g, ' ').trim();
      if (value === '') continue;
      wanted += 1;
      const own = cells.get(columnName(column) + (row + 1)) ?? '';
      if (own === value || pattern(value).test(own)) same += 1;
    }
  }
  return wanted === 0 ? null : same / wanted;
}

function pattern(value: string): RegExp {
  if (/^#{4,}$/.test(value)) return /^#{4,}$/;
  const escaped = value.replace(/[.*+^${}()|[\]\\]/g, '\\$&').replace(/[?_]/g, '..?');
  return new RegExp(`^${escaped}$`, 'su');
}

function columnName(column: number): string {
  let name = '';
  for (let rest = column; rest >= 0; rest = Math.floor(rest / 26) - 1)
    name = String.fromCharCode(65 + (rest % 26)) + name;
  return name;
}

function csvRows(csv: string): string[][] {
  const rows: string[][] = [[]];
  let value = '';
  let quoted = false;
  const end = () => {
    rows.at(-1)?.push(value);
    value = '';
  };
  for (const sign of csv.replaceAll('\r', '').replaceAll('""', '\u0001')) {
    if (sign === '"') quoted = !quoted;
    else if (quoted || (sign !== ',' && sign !== '\n')) value += sign === '\u0001' && quoted ? '"' : sign;
    else {
      end();
      if (sign === '\n') rows.push([]);
    }
  }
  end();
  return rows.map((row) => row.map((one) => one.replaceAll('\u0001', '')));
}
