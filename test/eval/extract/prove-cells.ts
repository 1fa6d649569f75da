/** Holds extracted cells against the files themselves, read anew: what is called verified must stand at its cited place. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { type ReadDocument, readBytes } from '../../engine/extract/read-document.ts';
import { bundledPictures } from '../../helpers/recognisers.ts';
import type { CliItem, CliRow } from './extract-cli.ts';

const monthNames = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');

/** The canonical text of a file by its extractor, without the library. */
export function createFileReader(): (file: string) => Promise<string> {
  const read = createDocumentReader();
  return async (file) => (await read(file)).text;
}

/** The same with its units. */
export function createDocumentReader(): (file: string) => Promise<ReadDocument> {
  const pictures = bundledPictures();
  const known = new Map<string, ReadDocument>();
  return async (file) => {
    const document =
      known.get(file) ?? (await readBytes(path.basename(file), readFileSync(file), {}, undefined, { pictures }));
    known.set(file, document);
    return document;
  };
}

export type Proof = { readonly verified: number; readonly proven: number; readonly faults: readonly string[] };

/** Written apart from the product's own check, on purpose: it knows values and texts alone. */
export async function proveCells(rows: readonly CliRow[], read: (file: string) => Promise<string>): Promise<Proof> {
  const faults: string[] = [];
  let verified = 0;
  for (const row of rows) {
    const text = await read(row.path);
    const look = (
      field: string,
      {
        value,
        verified: isVerified,
        start,
        end,
      }: Pick<CliItem, 'verified' | 'start' | 'end'> & { readonly value: unknown },
    ) => {
      if (!isVerified) return;
      verified += 1;
      const cited = start === null || end === null ? '' : text.slice(start, end);
      if (!holds(cited, value))
        faults.push(
          `${path.basename(row.path)} ${field}: ${JSON.stringify(value)} is not in ${JSON.stringify(cited.slice(0, 120))}`,
        );
    };
    for (const [field, cell] of Object.entries(row.cells)) {
      if (cell.items) for (const item of cell.items) look(field, item);
      else look(field, cell);
    }
  }
  return { verified, proven: verified - faults.length, faults };
}

function holds(cited: string, value: unknown): boolean {
  if (typeof value === 'boolean') return cited.trim() !== '';
  if (typeof value === 'number') {
    // Any way of grouping and marking decimals: the figures must be the number's own, in order; behind its decimal mark there may be more zeros.
    const [whole = '', part = ''] = String(Math.abs(value)).split('.');
    const own = withoutZeros(`${whole}${part}`);
    const figures = figuresOf(cited);
    const seen = withoutZeros(figures.replace(/\D/g, ''));
    const more = seen.slice(own.length);
    const isOwn = /\d/.test(figures) && seen.startsWith(own) && /^0*$/.test(more);
    return isOwn && (more === '' || new RegExp(`[.,]\\s?${part}${more}\\D*$`).test(figures));
  }
  const wanted = String(value);
  const iso = /^(\d{4})-(\d\d)-(\d\d)$/.exec(wanted);
  if (iso) {
    const numbers = (cited.match(/\d+/g) ?? []).map(Number);
    const [year, month, day] = [Number(iso[1]), Number(iso[2]), Number(iso[3])];
    const hasYear =
      numbers.includes(year) || numbers.includes(year % 100) || cited.includes(wanted.replaceAll('-', ''));
    const hasMonth =
      numbers.includes(month) ||
      cited.toLowerCase().includes(monthNames[month - 1] as string) ||
      cited.includes(wanted.replaceAll('-', '')) ||
      /\p{L}{3}/u.test(cited);
    return hasYear && hasMonth && (numbers.includes(day) || cited.includes(wanted.replaceAll('-', '')));
  }
  const tight = (text: string) => text.replace(/\s+/g, '').toLowerCase();
  return tight(cited).includes(tight(wanted));
}

const withoutZeros = (digits: string) => digits.replace(/^0+/, '');

/** Without words: recognition takes O for 0, l for 1 and, among digits, S for 5, but the "o" and the "s" of "euros" are no figures. */
function figuresOf(cited: string): string {
  return cited
    .replace(/[\p{L}|]+/gu, (run) => (/^[OolI|Ss]+$/.test(run) ? run : ' '))
    .replace(/[Oo]/g, '0')
    .replace(/[lI|]/g, '1')
    .replace(/(?<=[\d.,])[Ss]|[Ss](?=[\d.,])/g, '5');
}
