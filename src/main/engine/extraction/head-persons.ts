/** Names of persons at the head of a document: whose it is, who wrote it. Pure. */
import type { Line, LineCell } from './document.ts';
import { foldWords } from './fold-words.ts';
import { extractionLimits } from './limits.ts';
import type { Part } from './split-items.ts';

const word = String.raw`(?:\p{Lu}[\p{L}\p{M}'’-]*\.?|\p{Lu}\.|(?:de|da|di|do|del|della|dos|van|von|der|den|la|le|el|al|bin|ter|zu|y)(?=\s))`;
const whole = new RegExp(`^${word}(?:\\s${word}){1,4}$`, 'u');
/** Words that stand where a name might, and are none. */
const noName = new Set(
  (
    'curriculum vitae resume cv lebenslauf profile profil summary contact kontakt about experience education skill address objective personal detail data ' +
    'engineer developer manager analyst consultant designer architect director officer assistant specialist student teacher nurse lawyer scientist ' +
    'researcher intern lead senior junior head software embedded full stack project product marketing sale technician coordinator administrator accountant ' +
    'university college institute school department faculty laboratory center centre academy company inc ltd gmbh street road avenue introduction abstract ' +
    'article open access original letter published received work history career employment training interest tool keyword reference table figure page confidential application portfolio page chapter section report draft version copyright the and of for with in on'
  ).split(' '),
);

/** Whether a text has a word that heads a part of a document or names a trade. */
export const saysOther = (text: string): boolean => foldWords(text).some((one) => noName.has(one));

/** Whether a text can be the name of a person: two to five words with capitals, none of which says otherwise. */
export function isPersonName(text: string): boolean {
  const tidy = text.trim();
  return tidy.length <= 60 && whole.test(tidy) && !saysOther(tidy);
}

export type NamedPerson = Part & { readonly score: number };

/** Whose document this is, best first: a name alone near its top, surer where its mail address has the same words. */
export function personsAtHead(lines: readonly Line[]): NamedPerson[] {
  const head = lines.filter(({ unit }) => unit === 0).slice(0, extractionLimits.headLines);
  const mail =
    /(?<![\w.+-])[\w.+-]{1,64}(?=@[\w-]{1,63}\.)/u.exec(head.map(({ text }) => text).join('\n'))?.[0].toLowerCase() ??
    '';
  const largest = Math.max(0, ...head.slice(0, topLines).map(({ height }) => height));
  return head
    .slice(0, topLines)
    .flatMap((line, at) =>
      line.cells
        .flatMap((cell) => namesIn(cell))
        .map((name): NamedPerson => {
          const words = foldWords(name.text).filter((one) => one.length > 2);
          const isMailed = words.some((one) => mail.includes(one));
          const isLargest = line.height > 0 && line.height >= largest * 0.95;
          return { ...name, score: 0.62 - 0.03 * at + (isMailed ? 0.25 : 0) + (isLargest ? 0.15 : 0) };
        }),
    )
    .sort((a, b) => b.score - a.score);
}

/** Lines from the top in which a document says whose it is. */
const topLines = 8;
const said = /\b(?:my name is|name is|i am|i['’]m|mein name ist|ich heiße|je m['’]appelle|me llamo|mi chiamo)\s+/iu;
const lead = /^(?:(?:curriculum\s+vitae|resume|résumé|cv|lebenslauf)\s*(?:of|von|de|di)?\s*[:–—-]?\s*)/iu;

function namesIn({ start, text }: LineCell): Part[] {
  const own = text.slice(lead.exec(text)?.[0].length ?? 0);
  const from = text.length - own.length;
  // A name, then a title, an address or the rest of a sentence.
  const spoken = said.exec(text);
  const rest = spoken ? text.slice(spoken.index + spoken[0].length) : own;
  const at = spoken ? spoken.index + spoken[0].length : from;
  const end = /\s*(?:[,|•·(–—]|\s-\s|\s{2,}|$)/u.exec(rest)?.index ?? rest.length;
  const name = rest.slice(0, end);
  return isPersonName(name) ? [{ start: start + at, end: start + at + name.length, text: name }] : [];
}
