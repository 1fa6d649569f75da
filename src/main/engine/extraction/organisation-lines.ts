/** Names of companies at the head of a document, and the address that stands under them. */
import type { Span } from '../types.ts';
import type { Line } from './document.ts';
import { foldWords } from './fold-words.ts';
import { extractionLimits } from './limits.ts';

export type HeadText = Span & { readonly text: string; readonly score: number; readonly line: number };

const legal =
  /\b(?:sdn\.?\s?bhd|s[do]n\.?\s?[bh]h?d|bhd|pty\.?\s?ltd|pte\.?\s?ltd|ltd|limited|inc|incorporated|llc|llp|plc|corp|corporation|gmbh(?:\s?&\s?co\.?\s?kg)?|ag|kg|ohg|e\.?\s?v|s\.?a\.?r\.?l|s\.?r\.?l|s\.?p\.?a|s\.?a|sas|b\.?v|n\.?v|oy|a\/s|aps|ab|co|company|kk)\b\.?/giu;
const trades = new Set(
  (
    'enterprise trading restaurant restoran store shop mart market supermarket hypermarket hotel cafe bistro bakery service group holding bank ' +
    'university institute hospital clinic pharmacy stationery hardware book syarikat perniagaan kedai pasar industry marketing bhd sdn association studio ' +
    'consulting solution technology systems foundation school college airline station petrol'
  ).split(' '),
);
const otherLine =
  /\b(?:invoice|receipt|tel|fax|phone|gst|vat|tax|reg|date|time|cashier|bill|copy|page|welcome|thank|table|order|customer|email|www|http|no\.|account)\b|@/iu;
const stop =
  /\b(?:tel|telephone|phone|fax|hp|mobile|gst|sst|vat|ust|tax|tin|uid|reg(?:istration)?\.?\s?no|email|e-mail|www|http|invoice|receipt|inv|date|time|cashier|doc(?:ument)? no|bill|order|table|simplified|customer|attn|opening|iban|page)\b|@|date\b|\b\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4}\b|(?:^|\s)[\p{L}\d.]{2,12}\s?:\s/iu;
const registration =
  /^\W*(?:co(?:mpany)?\.?\s?(?:reg)?\.?\s?no|reg(?:istration)?\.?\s?no|roc\b|gst|sst|vat|tax|uen|abn|\(?\d{4,}-?[a-z]?\)?\W*$|\(\w+[-\s]\w\))/iu;
/** Words of streets and houses, and codes of places. */
export const street =
  /\b(?:lot|no|level|floor|ground|unit|suite|block|blk|jalan|jln|lorong|taman|bandar|persiaran|lebuh|off|street|st|road|rd|avenue|ave|lane|drive|boulevard|blvd|square|plaza|mall|centre|center|building|bangunan|park|str|strasse|straße|platz|allee|weg|rue|place|via|piazza|calle|plaza|box|kampung|batu|seksyen)\b|straße|strasse/iu;
export const postcode = /\b\d{4,6}\b|\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b/u;

/** Best first; only lines of the document's head. */
export function organisationsAtHead(lines: readonly Line[]): HeadText[] {
  const head = lines.filter(({ unit }) => unit === 0).slice(0, extractionLimits.headLines);
  const heights = head.map(({ height }) => height).sort((a, b) => a - b);
  const usual = heights[Math.floor(heights.length / 2)] ?? 0;
  return head
    .map((line, at) => {
      const cell = line.cells[0] ?? line;
      const named = cutName(cell.text);
      const text = named.text;
      const letters = [...text].filter((letter) => /\p{L}/u.test(letter));
      const capitals = letters.filter((letter) => letter === letter.toUpperCase()).length;
      const digits = [...text].filter((letter) => /\d/.test(letter)).length;
      let score = 0.3 - Math.min(0.5, 0.025 * at);
      if (named.isLegal) score += 0.5;
      if (foldWords(text).some((word) => trades.has(word))) score += 0.25;
      if (letters.length > 0 && capitals / letters.length > 0.9) score += 0.06;
      if (usual > 0 && line.height > usual * 1.3) score += 0.15;
      if (!named.isLegal && (otherLine.test(text) || street.test(text))) score -= 0.35;
      if (letters.length < 4 || digits > letters.length / 2) score -= 0.5;
      if (at < 3 && letters.length >= 6 && /\p{L}{3}/u.test(text)) score += 0.08;
      // What recognition made of a logo or a stamp.
      if (text.split(' ').filter((word) => /^\p{L}{4,}$/u.test(word)).length === 0) score -= 0.25;
      const start = cell.start + named.start;
      const lead = named.isLegal ? nameBefore(text, head[at - 1], start) : null;
      if (lead)
        return {
          start: lead.start,
          end: start + text.length,
          text: `${lead.text} ${text}`,
          score: score + 0.05,
          line: at,
        };
      return { start, end: start + text.length, text, score, line: at };
    })
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score);
}

/** Of a name set in two lines the first: the second begins with little more than its legal form. */
function nameBefore(text: string, before: Line | undefined, start: number): Line['cells'][number] | null {
  const own = foldWords(text.replace(legal, ' ')).filter((word) => word.length > 2);
  const cell = before?.cells.at(-1);
  if (own.length > 1 || !cell || before?.cells.length !== 1 || start - cell.end > 2 || start < cell.end) return null;
  return otherLine.test(cell.text) || street.test(cell.text) || !/\p{L}{3}/u.test(cell.text) ? null : cell;
}

/** Up to its legal form, without the number of the register and what follows. */
function cutName(line: string): { readonly text: string; readonly start: number; readonly isLegal: boolean } {
  const start = /^[^\p{L}\p{N}]*/u.exec(line)?.[0].length ?? 0;
  const text = line.slice(start);
  const forms = [...text.matchAll(legal)].filter(({ index, 0: form }) => index > 2 && !/^(?:co|no|st)$/iu.test(form));
  const last = forms[0];
  if (last) {
    const end = last.index + last[0].length;
    // "ABC SDN BHD" is one form, found as two words.
    const more = /^\s?(?:bhd|ltd|kg|limited)\.?/iu.exec(text.slice(end))?.[0].length ?? 0;
    return { text: text.slice(0, end + more).trimEnd(), start, isLegal: true };
  }
  const cut = /\s*(?:\(|\||\bno\.?\s?\d|,?\s\d{1,5},).*$/iu.exec(text);
  const short = cut && cut.index > 4 ? text.slice(0, cut.index) : text;
  return { text: short.replace(/[\s,;:.\-–]+$/u, ''), start, isLegal: false };
}

/** The lines under a name that give its address; null when none do. */
export function addressAfter(lines: readonly Line[], name: HeadText | undefined): HeadText | null {
  const head = lines.filter(({ unit }) => unit === 0).slice(0, extractionLimits.headLines);
  const from = name ? name.line : 0;
  const taken: (Span & { text: string })[] = [];
  let last = -1;
  for (let at = from; at < head.length && taken.length < 7; at += 1) {
    const line = head[at];
    if (!line) break;
    const first = line.cells[0];
    const offset = at === from && name ? Math.max(0, name.end - (first?.start ?? 0)) : 0;
    const whole = (first?.text ?? '').slice(offset);
    let skip = /^[^\p{L}\p{N}]*/u.exec(whole)?.[0].length ?? 0;
    const number = /^\(?[\w-]{3,14}\s?-?\s?[A-Z]?\)[\s|,;:]*/u.exec(whole.slice(Math.max(0, skip - 1)));
    if (taken.length === 0 && number) skip = Math.max(0, skip - 1) + number[0].length;
    let text = whole.slice(skip);
    if (taken.length === 0 && registration.test(text)) {
      // The number of the register may share its line with the street.
      const after = [...text.matchAll(/\)\s+(?=(?:no|lot|\d))/giu)].at(-1);
      if (!after) continue;
      skip += after.index + after[0].length;
      text = whole.slice(skip);
    }
    const stopped = stop.exec(text);
    if (stopped) {
      const before = text.slice(0, stopped.index).replace(/[\s,(:|-]+$/u, '');
      if (taken.length > 0 && postcode.test(before)) text = before;
      else if (taken.length > 0) break;
      else continue;
    }
    if (text.trim() === '') {
      if (at === from) continue;
      if (taken.length > 0) break;
      continue;
    }
    const isHouse = taken.length === 0 && /^\d{1,5}\s?[A-Z]?[,/-]\s?\S/u.test(text);
    const isAddress =
      isHouse || street.test(text) || postcode.test(text) || (text.includes(',') && /\p{L}{3}/u.test(text));
    if (taken.length === 0 && !isAddress) continue;
    const start = (first?.start ?? line.start) + offset + skip;
    taken.push({ start, end: start + text.trimEnd().length, text: text.trimEnd() });
    if (isAddress) last = taken.length - 1;
    else if (taken.length - 1 - last >= 2) break;
  }
  const kept = taken.slice(0, last + 1);
  const [first, final] = [kept[0], kept.at(-1)];
  if (!first || !final || final.end < first.start) return null;
  const text = kept
    .map((one) => one.text.replace(/[\s|]+$/u, ''))
    .join(kept.some((one) => one.text.includes(',')) ? ' ' : ', ');
  const sure = kept.some((one) => postcode.test(one.text)) && kept.some((one) => street.test(one.text));
  return { start: first.start, end: final.end, text, score: sure ? 0.6 : 0.4, line: from };
}
