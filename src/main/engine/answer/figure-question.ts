/** "What does figure 3 show?": the caption of that figure, and what the text says of it. English, German, French, Spanish, Italian. */
import { sentences } from '../sentences.ts';
import type { Passage, Quote } from './passage.ts';

export type AskedFigure = {
  /** As captions begin, in any of these languages; a pattern. */
  readonly label: string;
  /** "3", "2.1", "4a", "IV" */
  readonly number: string;
  /** The question without it. */
  readonly rest: string;
  /** How it may be written otherwise, for a search by words. */
  readonly spellings: readonly string[];
};

const labels: readonly { readonly pattern: string; readonly spellings: readonly string[] }[] = [
  {
    pattern: 'fig(?:ures?|uras?|\\.|s\\.)?|abb(?:ildung(?:en)?|\\.)?|illustration|schaubild|grafik|graph(?:ic)?|bild',
    spellings: ['Figure', 'Fig', 'Abbildung', 'Abb', 'Figura'],
  },
  {
    pattern: 'tab(?:les?|elle[n]?|leaux?|las?|ella|elle|\\.)?',
    spellings: ['Table', 'Tab', 'Tabelle', 'Tabla', 'Tabella'],
  },
  {
    pattern:
      'charts?|diagram(?:s|ma|me)?|diagramme|gr[áa]fico|exhibit|plate|map|photo(?:graph)?|schema|scheme|box|karte',
    spellings: [],
  },
];
const number = '(?:\\p{N}{1,3}(?:[.-]\\p{N}{1,3})*\\p{Ll}?|[IVX]{1,5}|[A-Z](?:[.-]?\\p{N}{1,2})?)';

/** Null where the question names no numbered figure. */
export function askedFigure(question: string): AskedFigure | null {
  for (const { pattern, spellings } of labels) {
    const found = new RegExp(
      `(?<![\\p{L}])(?:${pattern})\\s*(?:n[o°r]\\.?\\s*)?(${number})(?![\\p{L}\\p{N}])`,
      'iu',
    ).exec(question);
    // "a table I made" names none: a letter alone is written large and stands behind its label.
    const own = found?.[1];
    if (!found || own === undefined || !new RegExp(`^${number}$`, 'u').test(own)) continue;
    const rest = `${question.slice(0, found.index)} ${question.slice(found.index + found[0].length)}`;
    return { label: pattern, number: own, rest, spellings: spellings.map((label) => `${label} ${own}`) };
  }
  return null;
}

/**
 * Captions of the figure first, then the sentences that refer to it, in the order of the passages; empty where none is at hand. Exact slices.
 * `rank`: of a passage, higher comes first; a report has a figure 3 as well as another.
 */
export function figureQuotes(
  { label, number: own }: AskedFigure,
  passages: readonly Passage[],
  rank: (passage: number) => number,
): Quote[] {
  const exact = own.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  const named = `(?:${label})\\s*(?:n[o°r]\\.?\\s*)?${exact}(?![\\p{L}\\p{N}]|[.-]\\p{N})`;
  const caption = new RegExp(`^[\\s*_#>|([]*${named}`, 'iu');
  const alone = new RegExp(`^[\\s*_#>|([]*${named}[\\s.:)\\]*_–—-]*$`, 'iu');
  const mention = new RegExp(`(?<![\\p{L}])${named}`, 'iu');
  const captions: Quote[] = [];
  const mentions: Quote[] = [];
  passages.forEach((passage, index) => {
    const spans = sentences(passage.text);
    spans.forEach((span, at) => {
      const text = passage.text.slice(span.start, span.end);
      if (!mention.test(text)) return;
      // "Figure 2." is cut from what it captions.
      const end = alone.test(text) ? (spans[at + 1]?.end ?? span.end) : span.end;
      const quote = {
        ...{ passage: index, start: passage.start + span.start, end: passage.start + end },
        text: passage.text.slice(span.start, end),
      };
      (caption.test(text) && !tells.test(text.replace(caption, '')) ? captions : mentions).push(quote);
    });
  });
  const ordered = (quotes: readonly Quote[]) =>
    quotes.toSorted((a, b) => rank(b.passage) - rank(a.passage) || a.passage - b.passage);
  const seen = new Set<string>();
  return [...ordered(captions), ...ordered(mentions)].filter(({ text }) => !seen.has(text) && Boolean(seen.add(text)));
}

/** "Figure 3 shows that …" is a sentence of the text and no caption. */
const tells =
  /^\s*(?:shows?|illustrates?|presents?|depicts?|gives?|lists?|is|are|was|compares?|summari[sz]es|zeigt|stellt|montre|présente|muestra|presenta|mostra)(?![\p{L}])/iu;
