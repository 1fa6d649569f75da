/** Names of companies at the head of a document, also those set in two lines. */
import type { Span } from '../types.ts';
import type { Line, LineCell } from './document.ts';
import { foldWords } from './fold-words.ts';
import { isHouse, isRegistration, isStreet, postcode } from './head-lines.ts';
import { extractionLimits } from './limits.ts';

export type HeadText = Span & { readonly text: string; readonly score: number; readonly line: number };

const forms =
  'sdn\\.?\\s?bhd|s[do]n\\.?\\s?[bh]h?d|bhd|s\\/b|pty\\.?\\s?ltd|pte\\.?\\s?ltd|ltd|limited|inc|incorporated|llc|llp|plc|corp|corporation|' +
  'gmbh(?:\\s?&\\s?co\\.?\\s?kg)?|ag|kg|ohg|e\\.?\\s?k|e\\.?\\s?v|s\\.?a\\.?r\\.?l|s\\.?r\\.?l|s\\.?p\\.?a|s\\.?a|sas|b\\.?v|n\\.?v|oy|a\\/s|aps|ab|co|company|kk';
const legal = new RegExp(`\\b(?:${forms})\\b\\.?`, 'giu');
/** What goes on after a form: `CO. (M) SDN BHD` is one name. */
const furtherForm = new RegExp(`^[\\s.,]{0,2}(?:\\([\\p{L}.\\s]{1,12}\\)\\s?)?(?:${forms})\\b\\.?`, 'iu');
const trades = new Set(
  (
    'enterprise trading restaurant restoran store shop mart market supermarket hypermarket hotel cafe bistro bakery service group holding bank ' +
    'university institute hospital clinic pharmacy stationery hardware book syarikat perniagaan kedai pasar industry marketing bhd sdn association studio ' +
    'consulting solution technology systems foundation school college airline station petrol minimart pasaraya perusahaan klinik diner apotheke baumarkt backerei metzgerei gasthaus gasthof'
  ).split(' '),
);
const otherLine =
  /^(?:to|cc|bcc|subject|for|an|betreff|à|objet|para|asunto)\s?:|\b(?:invoice|receipt|paid to|received from|guest|tel|fax|phone|gst|vat|tax|reg|date|time|cashier|bill|copy|page|welcome|thank|table|order|customer|email|www|http|no\.|account)\b|@/iu;
/** A day, or the number of a document: what stands under them is no longer the seller's. */
const details =
  /\b\d{1,4}[-/.]\d{1,2}[-/.]\d{2,4}\b|\b(?:inv(?:oice)?|doc(?:ument)?|receipt|bill|slip|order|rechnung|beleg|bon)\b[^\p{L}]{0,3}(?:no|nr|num|#)|\b(?:sold|bill|deliver(?:ed)?) to\b|\bcustomer\b\s*[:.]?$|^(?:date|datum)\b/iu;

/** Best first; only lines of the document's head. */
export function organisationsAtHead(lines: readonly Line[]): HeadText[] {
  const head = lines.filter(({ unit }) => unit === 0).slice(0, extractionLimits.headLines);
  const usual = middleOf(head.map(({ height }) => height));
  const ends = head.findIndex(({ text }, at) => at > 0 && details.test(text));
  return head
    .map((line, at) => {
      const cell = line.cells[0] ?? line;
      const named = cutName(cell.text);
      const start = cell.start + named.start;
      const lead = nameBefore(head, at, named, usual);
      const score = scoreOf(head, at, named, usual) - (ends > 0 && at > ends ? behindDetails : 0);
      if (!lead) return { start, end: start + named.text.length, text: named.text, score, line: at };
      const text = `${lead.text} ${cell.text.slice(leadIn.exec(cell.text) ? 0 : named.start, named.start)}${named.text}`;
      const first = scoreOf(head, at - 1, cutName(lead.text), usual);
      return {
        start: lead.start,
        end: start + named.text.length,
        text,
        score: Math.max(score, first) + 0.05,
        line: at,
      };
    })
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score);
}

/** What a name loses that stands under the number or the day of the document: there the customer is named. */
const behindDetails = 0.5;

function scoreOf(head: readonly Line[], at: number, { text, isLegal }: Named, usual: number): number {
  const line = head[at];
  const letters = [...text].filter((letter) => /\p{L}/u.test(letter));
  const capitals = letters.filter((letter) => letter === letter.toUpperCase()).length;
  const digits = [...text].filter((letter) => /\d/.test(letter)).length;
  let score = 0.3 - Math.min(0.5, 0.025 * at);
  if (isLegal) score += 0.5;
  if (isTrade(text)) score += 0.25;
  if (letters.length > 0 && capitals / letters.length > 0.9) score += 0.06;
  if (usual > 0 && line && line.height > usual * 1.3) score += 0.15;
  if (!isLegal && (otherLine.test(text) || (isStreet(text) && (!isTrade(text) || /^\d/.test(text))))) score -= 0.35;
  if (!isLegal && postcode.test(text)) score -= 0.3;
  if (isOwner.test(text)) score -= 0.4;
  // Notes that somebody wrote on it.
  if (/^\p{Ll}/u.test(text)) score -= 0.15;
  if (letters.length < 4 || digits > letters.length / 2) score -= 0.5;
  if (at < 3 && letters.length >= 6 && /\p{L}{3}/u.test(text)) score += 0.08;
  // What recognition made of a logo or a stamp.
  if (text.split(' ').filter((word) => /^\p{L}{4,}$/u.test(word)).length === 0) score -= 0.25;
  const next = head[at + 1]?.text ?? '';
  if (isRegistration(next) || isStreet(next) || postcode.test(next)) score += 0.1;
  return score;
}

/** Whose shop it is, under its name. */
const isOwner =
  /^(?:inh(?:aber(?:in)?)?|prop(?:rietor)?|owner|gesch[äa]ftsführ\p{L}*|gérant\p{L}*|titolare)(?!\p{L})/iu;
/** Trades as the ends of German words. */
const tradeEnd =
  /\p{L}{3}(?:werkstatt|backerei|konditorei|metzgerei|fleischerei|apotheke|handlung|markt|gartnerei|druckerei|druckhau|schreinerei|tischlerei|deckerei|rosterei|reinigung|kellerei|brauerei|gasthof|verlag|werke)$/u;
const isTrade = (text: string) => foldWords(text).some((word) => trades.has(word) || tradeEnd.test(word));
const middleOf = (all: readonly number[]) => [...all].sort((a, b) => a - b)[Math.floor(all.length / 2)] ?? 0;

/**
 * Of a name set in two lines the first: the second is little more than its legal form or its trade, or both are set alike and larger than the rest.
 */
function nameBefore(head: readonly Line[], at: number, named: Named, usual: number): LineCell | null {
  const [line, before] = [head[at], head[at - 1]];
  const cell = before?.cells.at(-1);
  const own = line?.cells[0];
  if (!line || !own || !cell || before?.cells.length !== 1) return null;
  const start = own.start + (leadIn.test(own.text) ? 0 : named.start);
  if (start - cell.end > 2 || start < cell.end) return null;
  if (
    otherLine.test(cell.text) ||
    isStreet(cell.text) ||
    isRegistration(cell.text) ||
    !/\p{L}{3}/u.test(cell.text) ||
    /^\p{Ll}/u.test(cell.text)
  )
    return null;
  if (cutName(cell.text).isLegal || (!named.isLegal && isStreet(named.text)) || isRegistration(named.text)) return null;
  const words = foldWords(named.text.replace(legal, ' ')).filter((word) => word.length > 2);
  if (named.isLegal && words.length <= 1) return cell;
  if (otherLine.test(named.text) || !isSetAlike(cell, own)) return null;
  const isLarge = usual > 0 && Math.min(line.height, before.height) > usual * largeName;
  if (isLarge) return cell;
  // Of one size with the rest the trade alone tells: "LEONG WAH" over "HARDWARE TRADING".
  if (at > lastNameLine) return null;
  if ((named.isLegal || words.every((word) => trades.has(word))) && !isTrade(cell.text)) return cell;
  return isSecondHalf(head, at, named, cell) ? cell : null;
}

/** "& TRADING SDN BHD": what goes on with a name. */
const leadIn = /^&\s?\p{L}/u;

/** Times the usual height from which both lines of a name are larger than the rest. */
const largeName = 1.15;
/** Lines from the top among which a name in two lines of the usual size is looked for. */
const lastNameLine = 3;

/** "RESTORAN NASI" over "KANDAR UTARA": a line right over the address that goes on with a trade. */
function isSecondHalf(head: readonly Line[], at: number, named: Named, cell: LineCell): boolean {
  const next = head[at + 1]?.text ?? '';
  if (named.isLegal || !(isRegistration(next) || isStreet(next) || isHouse(next)) || isTrade(named.text)) return false;
  if (!isCapital(cell.text) || /\d/.test(cell.text + named.text)) return false;
  const isHalf = [cell.text, named.text].every((text) => text.split(' ').length <= halfName);
  return isHalf && trades.has(foldWords(cell.text)[0] ?? '');
}

/** Words of half a name at most. */
const halfName = 3;

/** Letters as wide and as high as those of the other, as far as recognition measures them. */
function isSetAlike(a: LineCell, b: LineCell): boolean {
  if (!a.box || !b.box) return false;
  const width = ({ box, text }: LineCell) => (box ? (box[2] - box[0]) / Math.max(1, text.length) : 0);
  const height = ({ box }: LineCell) => (box ? box[3] - box[1] : 0);
  const alike = (one: number, other: number) => Math.max(one, other) <= Math.min(one, other) * 1.25;
  return alike(width(a), width(b)) && alike(height(a), height(b)) && isCapital(a.text) === isCapital(b.text);
}

const isCapital = (text: string) => text === text.toUpperCase();

type Named = { readonly text: string; readonly start: number; readonly isLegal: boolean };

/** Up to its legal form, without the number of the register and what follows. */
function cutName(line: string): Named {
  // The sender of a mail, without the address.
  const from = /^(?:from|von|de|da)\s?:\s*["“„]?/iu.exec(line)?.[0].length ?? 0;
  const start = from + (/^[^\p{L}\p{N}]*/u.exec(line.slice(from))?.[0].length ?? 0);
  const text = line.slice(start).replace(/["”]?\s*<[^<>]*@[^<>]*>.*$/u, '');
  const found = [...text.matchAll(legal)].find(({ index, 0: form }) => {
    if (index <= 2) return false;
    // "0.842 kg" is a weight.
    if (/^kg$/.test(form) && /\d\s?$/.test(text.slice(0, index))) return false;
    // `Co.` alone is an abbreviation of many things, `CO. (M) BHD` a form.
    return !/^(?:co|no|st)\.?$/iu.test(form) || furtherForm.test(text.slice(index + form.length));
  });
  if (found) {
    let end = found.index + found[0].length;
    for (let more = furtherForm.exec(text.slice(end)); more; more = furtherForm.exec(text.slice(end)))
      end += more[0].length;
    return { text: text.slice(0, end).trimEnd(), start, isLegal: true };
  }
  const cut = /\s*(?:\(|\||\bno\.?\s?\d|,?\s\d{1,5},).*$/iu.exec(text);
  const short = cut && cut.index > 4 ? text.slice(0, cut.index) : text;
  return { text: short.replace(/[\s,;:.\-–]+$/u, ''), start, isLegal: false };
}
