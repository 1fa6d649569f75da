import type { Span } from '../types.ts';
import type { SourceDocument, SourceUnit } from './document.ts';
import { foldWords } from './fold-words.ts';
import { extractionLimits } from './limits.ts';
import { isName, joins } from './name-shape.ts';
import { tabCells } from './tab-cells.ts';

/** A row, list item, sentence-bearing paragraph or line of code; `cells` are what its tabs or wide gaps part. */
export type Piece = Span & {
  readonly kind: 'paragraph' | 'item' | 'row' | 'code';
  readonly text: string;
  readonly cells: readonly (Span & { readonly text: string })[];
};

export type Section = {
  /** Of all headings over it the nearest; '' before the first. */
  readonly heading: string;
  readonly headingSpan: Span | null;
  readonly pieces: readonly Piece[];
};

type Entry = (Piece & { readonly kind: Piece['kind'] }) | (Span & { readonly kind: 'heading'; readonly text: string });

/** The document as headings and what stands under each, in order; running headers and footers are left out. */
export function sectionsOf(document: SourceDocument): Section[] {
  const sections: { heading: string; headingSpan: Span | null; pieces: Piece[] }[] = [
    { heading: '', headingSpan: null, pieces: [] },
  ];
  for (const unit of document.units) {
    for (const entry of entriesOf(unit)) {
      if (entry.kind === 'paragraph' && footnote.test(entry.text) && sections.at(-1)?.heading !== '') {
        // Notes stand at the end of whatever comes last, and belong to the whole.
        sections.push({ heading: '', headingSpan: null, pieces: [] });
      }
      if (entry.kind !== 'heading') sections.at(-1)?.pieces.push(entry);
      else sections.push({ heading: entry.text, headingSpan: entry, pieces: [] });
    }
  }
  return sections;
}

const footnote = /^(?:\[\d{1,3}\]|[*†‡¹²³])\s*\p{Lu}/u;

function entriesOf(unit: SourceUnit): Entry[] {
  const entries: Entry[] = [];
  for (const [at, block] of unit.blocks.entries()) {
    if (block.kind === 'header' || block.kind === 'footer') continue;
    const text = unit.text.slice(block.start, block.end);
    const start = unit.start + block.start;
    if (block.kind === 'heading') entries.push(...headingEntries(text, start, unit));
    else if (block.kind === 'table-row') entries.push(rowEntry(text, start, unit, at));
    else if (block.kind === 'code') entries.push({ kind: 'code', start, end: start + text.length, text, cells: [] });
    else if (block.kind === 'list-item') entries.push(itemOf(text, start));
    else entries.push(...paragraphEntries(text, start));
  }
  return entries;
}

/** What a reader took for a heading by its letters may be a sentence or a step; a name that is alone on its line is left to its section. */
function headingEntries(text: string, start: number, _unit: SourceUnit): Entry[] {
  const isSentence = /[.!?;:]$/.test(text.trim()) || text.length > extractionLimits.headingCharacters;
  const isStep = /^\s*(?:\d{1,2}[.)]|[•*–-])\s+.*[.!?]$/su.test(text);
  if (isSentence || isStep)
    return text.trim().endsWith(':') && text.length < 40 && !/\s/.test(text.trim())
      ? []
      : [itemOrParagraph(text, start)];
  if (foldWords(text).length > 0 && foldWords(text).every((word) => columnWords.has(word))) {
    // The heading of a column that stood apart from its table.
    return [{ kind: 'row', start, end: start + text.length, text, cells: [{ start, end: start + text.length, text }] }];
  }
  const [before, after, ...more] = text.trim().split(/\s+/);
  const isBroken = before !== undefined && after !== undefined && more.length === 0 && joins(before, after);
  if (isName(text) || isBroken) return [{ ...itemOf(text, start), kind: 'item' }];
  return [{ kind: 'heading', start, end: start + text.length, text }];
}

const columnWords = new Set('name description type kind bezeichnung beschreibung'.split(' '));

function itemOrParagraph(text: string, start: number): Piece {
  return bullet.test(text) ? itemOf(text, start) : paragraphOf(text, start);
}

/** What opens an item of a list: a sign, a number, a letter. */
export const bullet =
  /^\s*(?:[•◦▪‣●○*–—-]|\(?\d{1,3}[.)]|\(?[a-z][.)]|step\s+\d{1,3}[:.)]?|schritt\s+\d{1,3}[:.)]?)\s+/iu;

function itemOf(text: string, start: number): Piece {
  const lead = bullet.exec(text)?.[0].length ?? 0;
  const from = lead + (/^\s*/.exec(text.slice(lead))?.[0].length ?? 0);
  const own = text.slice(from).trimEnd();
  const at = start + from;
  return { kind: 'item', start: at, end: at + own.length, text: own, cells: [] };
}

function paragraphOf(text: string, start: number): Piece {
  const from = /^\s*/.exec(text)?.[0].length ?? 0;
  const own = text.slice(from).trimEnd();
  return { kind: 'paragraph', start: start + from, end: start + from + own.length, text: own, cells: [] };
}

/** A row of a sheet with one cell alone is a heading or a sentence; with a bullet or number in front, an item. */
function rowEntry(text: string, start: number, unit: SourceUnit, at: number): Entry {
  const cells = tabCells(text, start);
  const filled = cells.filter((cell) => cell.text !== '');
  const [first, second] = filled;
  if (filled.length === 1 && first) {
    const next = unit.blocks[at + 1];
    const isLast = !next;
    if (unit.place === 'sheet' && !isLast && looksHeading(first.text) && !isName(first.text)) {
      return { kind: 'heading', start: first.start, end: first.end, text: first.text };
    }
    return unit.place === 'sheet' && !isName(first.text)
      ? paragraphOf(first.text, first.start)
      : { kind: 'row', start: first.start, end: first.end, text: first.text, cells };
  }
  if (filled.length === 2 && first && second && /^(?:[•*–-]|\d{1,3}[.)]?)$/u.test(first.text))
    return itemOf(second.text, second.start);
  return { kind: 'row', start: first?.start ?? start, end: filled.at(-1)?.end ?? start, text, cells };
}

function looksHeading(text: string): boolean {
  return (
    text.length <= extractionLimits.headingCharacters &&
    !/[.!?:;,]$/.test(text) &&
    /\p{L}/u.test(text) &&
    foldWords(text).length <= 9
  );
}

/** Plain text: underlined headings, items, rows set with blanks, the rest a paragraph. Lines that go on are joined to what they belong to. */
function paragraphEntries(text: string, start: number): Entry[] {
  const lines: { text: string; start: number }[] = [];
  let at = 0;
  for (const line of text.split('\n')) {
    lines.push({ text: line, start: start + at });
    at += line.length + 1;
  }
  const [first, second] = lines;
  if (first && second && /^\s*([=\-~_*])\1{2,}\s*$/.test(second.text) && looksHeading(first.text.trim())) {
    const lead = /^\s*/.exec(first.text)?.[0].length ?? 0;
    const own = first.text.trim();
    const heading: Entry = {
      kind: 'heading',
      start: first.start + lead,
      end: first.start + lead + own.length,
      text: own,
    };
    const rest = lines.slice(2);
    const from = rest[0];
    return from ? [heading, ...paragraphEntries(text.slice(from.start - start), from.start)] : [heading];
  }
  if (/^#{1,6}\s+\S/.test(first?.text ?? '') && lines.length === 1 && first) {
    const lead = /^#+\s+/.exec(first.text)?.[0].length ?? 0;
    return [
      {
        kind: 'heading',
        start: first.start + lead,
        end: first.start + first.text.length,
        text: first.text.slice(lead),
      },
    ];
  }
  if (lines.some((line) => bullet.test(line.text)) && bullet.test(first?.text ?? '')) return joinedItems(lines);
  const rows = spacedRows(lines);
  if (rows) return rows;
  if (
    lines.length > 1 &&
    lines.filter((line) => /^\s{2,}\S/.test(line.text)).length >= lines.length / 3 &&
    lines.some((line) => isName(line.text))
  ) {
    return indentedPairs(lines);
  }
  if (
    lines.length === 1 &&
    first &&
    looksHeading(first.text.trim()) &&
    /^(?:\d{1,2}(?:\.\d{1,2})*\.?\s+\p{Lu}|\p{Lu}[\p{Lu}\s/&-]{3,}$)/u.test(first.text.trim())
  ) {
    return [{ ...paragraphOf(first.text, first.start), kind: 'heading' } as Entry];
  }
  return [paragraphOf(text, start)];
}

function joinedItems(lines: readonly { readonly text: string; readonly start: number }[]): Entry[] {
  const items: { text: string; start: number }[] = [];
  for (const line of lines) {
    const last = items.at(-1);
    if (last && !bullet.test(line.text)) last.text += `\n${line.text}`;
    else items.push({ ...line });
  }
  return items.map((item) => itemOf(item.text, item.start));
}

/** A name on a line, what is said of it indented under it. */
function indentedPairs(lines: readonly { readonly text: string; readonly start: number }[]): Entry[] {
  return lines.map((line) => itemOf(line.text, line.start));
}

/** Columns set with blanks: two and more in most lines. */
function spacedRows(lines: readonly { readonly text: string; readonly start: number }[]): Entry[] | null {
  if (lines.length < 2 || lines.filter((line) => /\S {2,}\S/.test(line.text)).length < lines.length / 2) return null;
  if (lines.every((line) => /^\s*[\p{L} ]{2,30}:\s{1,}\S|^\s{6,}\S/u.test(line.text))) return null;
  return lines
    .filter((line) => !/^[\s=\-+|_]+$/.test(line.text))
    .map((line): Entry => {
      const cells = [...line.text.matchAll(/\S(?:(?! {2,})[^\n])*/gu)].map((match) => {
        const own = match[0].trimEnd();
        return { start: line.start + match.index, end: line.start + match.index + own.length, text: own };
      });
      return { kind: 'row', start: line.start, end: line.start + line.text.length, text: line.text, cells };
    });
}
