/** Numbers that are no sums: years, numbers of clauses, parts of dates, lengths of time. Pure. */
import type { FoundAmount } from './find-amounts.ts';

const numbering =
  /(?:\b(?:section|sections|sec|clause|clauses|article|articles|art|paragraph|paragraphs|para|chapter|annex|appendix|schedule|exhibit|page|pages|step|version|table|figure|footnote|abschnitt|ziffer|artikel|absatz|kapitel|anlage|seite|articolo|allegato|artículo|cláusula|anexo|página|annexe|alinéa)\.?|§§?)\s*(?:no\.?|nr\.?)?\s*(?:\d[\d.]*(?:,|\s(?:and|or|to|und|et|y|e))\s)*\(?$/iu;
const month =
  '(?:jan|feb|fév|mar|mär|apr|abr|avr|may|mai|mag|jun|jui|giu|jul|lug|aug|ago|aoû|sep|set|oct|okt|ott|out|nov|dec|dez|déc|dic|ene|gen)\\p{L}*';
const beforeMonth = new RegExp(`^(?:st|nd|rd|th|\\.|º)?\\s?(?:of |de )?${month}\\b`, 'iu');
const behindMonth = new RegExp(`${month}\\.?,?\\s(?:\\d{1,2}(?:st|nd|rd|th)?,?\\s)?(?:de )?$`, 'iu');
const time =
  /^[\s-]?(?:\([^)]{1,20}\)\s)?(?:calendar |business |working |full )?(?:day|week|month|year|hour|minute|hrs?\b|mins?\b|tag|woche|monat|jahr|stunde|jour|semaine|mois|an\b|année|heure|día|semana|mes|año|hora|giorn|settiman|mes[ei]|ann[oi]|or[ae]\b)/iu;

/** UTF-16 units around a number that tell what it counts. */
const nearby = 48;

/** True when the number found in `text` counts something else than money (or, `isMoney` false, is only a number in a row of them). */
export function isNoAmount(
  text: string,
  { start, end, value, currency, decimals, ...found }: FoundAmount,
  isMoney: boolean,
): boolean {
  if (currency !== null) return false;
  // What is farther off tells nothing of it, and a page may be one line.
  const before = text.slice(Math.max(0, start - nearby), start);
  const behind = text.slice(end, end + nearby);
  const digits = found.text;
  if (numbering.test(before)) return true;
  // "4.2 Payment", "3. Law", "(2) …": what opens a line and is followed by words numbers them.
  const opens = start < nearby && /^\W*$/u.test(before) && /^[.)]?\s+\p{L}/u.test(behind);
  if (opens && (decimals === 1 || (decimals === 0 && /^[.)]/.test(behind) && value < 100))) return true;
  if (decimals > 0) return false;
  if (beforeMonth.test(behind.trimStart()) || behindMonth.test(before)) return true;
  if (!isMoney) return false;
  // "000554433221", "883321-K": a number of a register or a telephone.
  if (/^0\d/.test(digits) || /^\d{9,}$/.test(digits) || /^-\p{L}/u.test(behind)) return true;
  if (time.test(behind)) return true;
  const isYear = /^(?:19|20)\d\d$/.test(digits);
  // A year that stands alone behind its label is a sum like another.
  return isYear && !(/(?:^|[:=]\s*)$/u.test(before) && behind.trim() === '');
}
