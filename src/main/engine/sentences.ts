/**
 * Sentences with exact offsets. The cuts are found by the Unicode sentence rules (UAX 29, through Intl.Segmenter) and then
 * joined again where those rules are known to be wrong: after abbreviations, initials, list numbers and before lower case.
 */
import type { Span } from './types.ts';

const segmenter = new Intl.Segmenter('und', { granularity: 'sentence' });

/** Abbreviations that are followed by more of the same sentence; lower case, without their last dot. */
const abbreviations = new Set(
  (
    'mr mrs ms dr prof st sr jr rev hon gen col sgt capt lt gov sen rep pres messrs mme mlle ' +
    'vs cf eg e.g i.e ie viz approx ca al fig figs eq eqs ref refs sec sect ch chap vol no nos nr pp p para art ' +
    'inc corp co ltd llc bros dept univ assn est ed eds trans ' +
    'jan feb mar apr jun jul aug sep sept oct nov dec ' +
    'bzw z.b d.h u.a usw bspw vgl abs str tel mio mrd hr fr s.o s.u evtl ggf inkl zzgl ' +
    'sig sigg dott ing avv ecc es sra srta ud uds pág págs núm av ' +
    'т.е т.д т.п г гг им ул см рис стр млн млрд тыс руб u.s u.k u.n a.m p.m ph.d u.s.c c.f.r s.ct'
  ).split(' '),
);

const endsWithDot = /(?:^|[\s([{"'“„«])([\p{L}\p{M}][\p{L}\p{M}.]*)\.["'”’)\]]*\s*$/u;
const listNumber = /^\s*(?:[\p{N}]{1,3}|[\p{L}]|[ivxlcIVXLC]{1,6})[.)]\s*$/u;
const startsLow = /^["'“„«([]*\p{Ll}/u;
const endsSentence = /[.!?…。！？｡؟۔।॥։]["'”’»)\]]*\s*$/u;

const ordinalDate = /\b\p{N}{1,2}\.\s*$/u;
const germanMonth =
  /^(?:Jan|Feb|Mär|März|Apr|April|Mai|Juni?|Juli?|Aug|August|Sep|Sept|Okt|Nov|Dez|Januar|Februar|September|Oktober|November|Dezember|Jahrhundert)\b/u;

/** True when a sentence cut between `before` and `after` is wrong; `low`: the text has no capitals to go by. */
function cutIsWrong(before: string, after: string, low: boolean): boolean {
  if (!endsSentence.test(before)) return true;
  if (!low && startsLow.test(after)) return !/[!?。！？]\s*$/u.test(before);
  if (listNumber.test(before)) return true;
  if (ordinalDate.test(before) && germanMonth.test(after)) return true;
  const word = endsWithDot.exec(before.slice(-24))?.[1];
  if (word === undefined) return false;
  return abbreviations.has(word.toLowerCase()) || (word !== 'I' && /^\p{L}$/u.test(word));
}

/** UTF-16 units looked at before and after a cut. */
const lookBack = 80;
const lookAhead = 12;

/** Where one paragraph is cut: offsets of the sentences after the first. */
function cutsOf(text: string): number[] {
  const low = !/\p{Lu}/u.test(text) && /\p{Ll}/u.test(text);
  const places = low
    ? [...text.matchAll(/[.!?]["'”’)\]]*\s+(?=\S)/gu)].map((match) => match.index + match[0].length)
    : [...segmenter.segment(text)].map(({ index }) => index);
  const cuts: number[] = [];
  let start = 0;
  for (const place of places) {
    if (place === 0) continue;
    const before = text.slice(Math.max(start, place - lookBack), place);
    if (cutIsWrong(before, text.slice(place, place + lookAhead), low)) continue;
    cuts.push(place);
    start = place;
  }
  return cuts;
}

/** The span without white space at either end; empty when there is nothing else. */
export function trimSpan(text: string, start: number, end: number): Span {
  let from = start;
  let to = end;
  while (from < to && isSpace(text.charCodeAt(from))) from += 1;
  while (to > from && isSpace(text.charCodeAt(to - 1))) to -= 1;
  return { start: from, end: to };
}

function isSpace(code: number): boolean {
  return (
    code === 32 || (code >= 9 && code <= 13) || code === 0xa0 || code === 0x3000 || code === 0x2028 || code === 0x2029
  );
}

/**
 * Sentences of `text.slice(start, end)` as trimmed spans into `text`, in order, never empty, never overlapping; all that
 * is not white space lies in exactly one of them. An empty line always ends a sentence; a single line break does when
 * the lines are not wrapped prose (list items, table rows, headings).
 */
export function sentences(text: string, start = 0, end = text.length): Span[] {
  const found: Span[] = [];
  for (const line of lines(text, start, end)) {
    let from = line.start;
    const slice = text.slice(line.start, line.end);
    for (const cut of [...cutsOf(slice.replaceAll('\n', ' ')), slice.length]) {
      const span = trimSpan(text, from, line.start + cut);
      if (span.end > span.start) found.push(span);
      from = line.start + cut;
    }
  }
  return found;
}

const itemStart = /^\s*(?:[-*•‣▪–—●○◦·]\s|\(?\p{N}{1,3}[.)]\s|\(?[a-z]\)\s|#{1,6}\s)/u;
/** An entry of a log: a date, a time, an address or a level begins it, and no full stop need end the one before. */
const logStart =
  /^\s*[[(<]?(?:\d{4}-\d{2}-\d{2}|\d{1,2}:\d{2}:\d{2}|\d{1,3}(?:\.\d{1,3}){3}\s|\p{Lu}\p{Ll}{2} {1,2}\d{1,2} \d{2}:\d{2}|(?:TRACE|DEBUG|INFO|NOTICE|WARN|WARNING|ERROR|FATAL)\b)/u;
const rowLine = /\t| {3,}\S|\|.*\|/;

/** Stretches of text that no sentence crosses: paragraphs, list items, rows; wrapped lines of prose stay together. */
function lines(text: string, start: number, end: number): Span[] {
  const out: Span[] = [];
  let from = start;
  let at = start;
  while (at < end) {
    let lineEnd = text.indexOf('\n', at);
    if (lineEnd < 0 || lineEnd > end) lineEnd = end;
    const next = lineEnd + 1;
    if (lineEnd < end && !continues(text, at, lineEnd, next, end)) {
      out.push({ start: from, end: lineEnd });
      from = next;
    }
    at = next;
  }
  if (from < end) out.push({ start: from, end });
  return out;
}

/** Does the sentence of the line at..lineEnd go on in the line that starts at `next`? */
function continues(text: string, at: number, lineEnd: number, next: number, end: number): boolean {
  if (next >= end) return false;
  let nextEnd = text.indexOf('\n', next);
  if (nextEnd < 0 || nextEnd > end) nextEnd = end;
  const line = text.slice(at, lineEnd).trim();
  const following = text.slice(next, Math.min(nextEnd, next + 200));
  if (line === '' || following.trim() === '') return false;
  if (itemStart.test(following) || logStart.test(following) || rowLine.test(following.trim()) || rowLine.test(line))
    return false;
  if (/[,;:\-–(]$/u.test(line) || /^\s*\p{Ll}/u.test(following)) return true;
  // A short line before an upper-case one is a heading or a cell, not wrapped prose.
  return line.length >= shortLine && !/[.!?:]$/u.test(line);
}

/** UTF-16 units; a line shorter than this was not broken for lack of room. */
const shortLine = 40;
