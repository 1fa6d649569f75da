/** Which column tells the year of a row, where none is headed so: a season, an edition, a column of years alone. */
import type { Table } from '../table.ts';

const headed = /^(?:seasons?|saisons?|editions?|ausgabe|temporadas?|stagion[ei]|term|since|first served|founded)$/iu;
const money =
  /(?<!\p{L})(?:amounts?|prices?|costs?|fees?|totals?|salar(?:y|ies)|wages?|pay|income|rent|points|votes|units|quantity|stock|km|miles|meters?|attendance|population|capacity|number|no|id|code)(?!\p{L})/iu;
const year = /^(?:1[5-9]|20)\d\d(?:[-–/]\d{2,4})?[*†‡]?$/u;
/** Share of a column's filled cells that must be years. */
const mostly = 0.9;

const known = new WeakMap<Table, { readonly column: number | null }>();

/** The one such column; null where there are none or several. Told once per table. */
export function yearColumn(table: Table): number | null {
  const found = known.get(table) ?? { column: readYears(table) };
  known.set(table, found);
  return found.column;
}

function readYears({ columns, rows }: Table): number | null {
  const ofYears = columns.flatMap(({ name, type }, column) => {
    const texts = rows.flatMap((row) => row[column]?.text ?? []);
    const share = texts.filter((text) => year.test(text)).length / Math.max(1, texts.length);
    return type !== 'date' && share >= mostly && !money.test(name) ? [{ column, name }] : [];
  });
  const told = ofYears.filter(({ name }) => headed.test(name.trim()));
  const [only, other] = told.length > 0 ? told : ofYears;
  return only === undefined || other !== undefined ? null : only.column;
}
