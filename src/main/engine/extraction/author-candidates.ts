/** Who wrote a paper: the names that stand between its title and its text. Pure. */
import type { ItemCandidate } from './candidate.ts';
import type { Line, LineCell } from './document.ts';
import { isPersonName } from './head-persons.ts';
import { extractionLimits } from './limits.ts';
import { isMasthead } from './masthead.ts';
import type { Part } from './split-items.ts';

/** In order. */
export function authorCandidates(lines: readonly Line[]): ItemCandidate[] {
  return authorsAfter(lines, titleEnd(lines)).map(
    ({ start, end, text }): ItemCandidate => ({
      ...{ start, end, text, value: text, currency: null, note: '' },
      ...{ score: 0.6, chain: ['layout'], evidence: 'shape-likely' },
    }),
  );
}

/** Where the largest lines at the head end; without sizes, the first line. */
function titleEnd(lines: readonly Line[]): number {
  const head = lines.filter((line) => line.unit === 0 && !isMasthead(line)).slice(0, titleLines);
  const largest = Math.max(0, ...head.map(({ height }) => height));
  const large = head.filter(({ height }) => height > 0 && height >= largest * 0.95);
  return (large.length > 0 && large.length <= 4 ? large.at(-1) : head[0])?.end ?? 0;
}

/** Lines from the top among which a title stands, of at most four lines. */
const titleLines = 15;

/** Signs that refer to notes and places of work. */
const signs = /(?:\s[a-h])?[\s*∗†‡§¶⋆⊥+$#\d,¹²³⁰-⁹]*$/u;

/** Who wrote a paper: the lines of names between its title and its text. `after`: offset where the title ends. */
function authorsAfter(lines: readonly Line[], after: number): Part[] {
  const head = lines.filter(({ unit }) => unit === 0).slice(0, extractionLimits.headLines);
  const found: Part[] = [];
  let missed = 0;
  for (const line of head) {
    if (line.start < after) continue;
    if (/^\W*(?:abstract|summary|introduction|zusammenfassung|résumé|resumen|1\b)/iu.test(line.text)) break;
    const names = isMasthead(line) ? [] : line.cells.flatMap((cell) => namesListed(cell));
    if (names.length === 0) missed += 1;
    else found.push(...names);
    if (missed > mostOthers) break;
  }
  return found;
}

/** Lines of places of work and addresses between those of names. */
const mostOthers = 6;

/** "A. Gal∗+, Brendan Eich and M. Shaver": all of a cell are names, or none is taken. */
function namesListed({ start, text }: LineCell): Part[] {
  const by = /^\s*(?:by|von|par|por|di)\s+/iu.exec(text)?.[0].length ?? 0;
  const parts: Part[] = [];
  let isAll = true;
  for (const match of text.slice(by).matchAll(/(?:(?!\s(?:and|und|et|y|e|&)\s|[,;·]).)+/gu)) {
    const skip =
      /^[\s*∗†‡§¶⋆⊥+$#\d¹²³⁰-⁹]*(?:(?:and|und|et|y|e|&)\s+)?[\s*∗†‡§¶⋆⊥+$#\d¹²³⁰-⁹]*/u.exec(match[0])?.[0].length ?? 0;
    const name = match[0].slice(skip).replace(signs, '');
    // "Novák b,*": a small letter for the place of work.
    if (/^[a-h]?$/.test(name.trim())) continue;
    const at = start + by + match.index + skip;
    if (!isPersonName(name)) isAll = false;
    else parts.push({ start: at, end: at + name.length, text: name });
  }
  return isAll ? parts : [];
}
