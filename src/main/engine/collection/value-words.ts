/** Words that stand for a value: a document mentions a "notice period" by "three months' notice", without the word itself. */
import { findDates } from './find-dates.ts';
import type { TopicWord } from './match-document.ts';

type ValueWord = {
  readonly forms: readonly string[];
  readonly weight: number;
  /** What its value is the value of: other words of the topic, or the first part of a compound. */
  readonly heads: readonly string[];
  /** A part of a word is enough: "Kündigungsfrist" is told by "gekündigt werden" and a length. */
  readonly isPart: boolean;
  readonly holds: (text: string) => boolean;
};

const number =
  '(?:\\d+|one|two|three|four|five|six|seven|eight|nine|ten|twelve|fourteen|thirty|sixty|ninety|ein\\p{L}*|zwei|drei|vier|sechs|acht|zehn|zwölf|vierzehn|dreißig|une?|deux|trois|quatre|six|huit|quinze|trente|una?|dos|tres|cuatro|seis|quince|treinta|due|tre|quattro|sei|trenta)';
const kinds: readonly { readonly word: RegExp; readonly tail: string; readonly holds: (text: string) => boolean }[] = [
  {
    word: /^(?:period|durat|delai|dure|duree|plaz|plazo|duracion|zeitraum|frist|dauer|periodo|period[oa]|termin[ei])$/u,
    tail: 'frist|dauer|zeit|laufzeit',
    holds: (text) =>
      new RegExp(
        `(?<![\\p{L}\\p{N}])${number}(?:\\s*\\([^)]{1,15}\\))?[\\s-]+(?:\\p{L}+ )?(?:days?|weeks?|months?|years?|tage?n?|wochen?|monate?n?|jahre?n?|jours?|semaines?|mois|ans?|días?|semanas?|mes(?:es)?|años?|giorni|settimane|mesi|anni)(?![\\p{L}])`,
        'iu',
      ).test(text),
  },
  {
    word: /^(?:date|deadlin|datum|fech|fecha|echeanc|data)$/u,
    tail: 'datum|termin|tag',
    holds: (text) => findDates(text).length > 0,
  },
  {
    word: /^(?:amount|sum|price|pric|fee|cost|betrag|preis|kost|gebuhr|montant|prix|import|preci|precio|cuot|prezz|costo)$/u,
    tail: 'betrag|summe|preis|gebuhr|kosten|kost',
    holds: (text) => /[$€£¥]\s?\d|\d\s?(?:[$€£¥%]|eur|usd|gbp|chf|euros?|dollars?|pounds?)(?![\p{L}])/iu.test(text),
  },
];

/** Words of a topic that a value can stand for, each with what it must be the value of; none for a topic that is only such a word. */
export function valueWords(topic: readonly TopicWord[]): ValueWord[] {
  return topic.flatMap(({ forms, weight }): ValueWord[] => {
    const kind = kinds.find(({ word }) => forms.some((form) => word.test(form)));
    const others = topic.filter((other) => other.forms !== forms).flatMap((other) => other.forms);
    if (kind) return others.length === 0 ? [] : [{ forms, weight, heads: others, isPart: false, holds: kind.holds }];
    for (const { tail, holds } of kinds) {
      const heads = forms.flatMap((form) => headOf(form, tail) ?? []);
      if (heads.length > 0) return [{ forms, weight, heads, isPart: true, holds }];
    }
    return [];
  });
}

/** `kundigungsfrist` is about what is `kundig`; null where it is no compound of these. */
function headOf(form: string, tail: string): string | null {
  const head = new RegExp(`^(\\p{L}{6,}?)s?(?:${tail})$`, 'u').exec(form)?.[1];
  return head?.replace(/(?:ungs?|en|e)$/u, '') ?? null;
}

/** The weight of words that are missing in a text and told by their value, next to what it is the value of. */
export function shareByValue(valued: readonly ValueWord[], held: ReadonlySet<string>, text: string): number {
  return valued.reduce((sum, { forms, weight, heads, isPart, holds }) => {
    if (forms.some((form) => held.has(form))) return sum;
    const isNamed = isPart
      ? heads.some((head) => [...held].some((term) => term.includes(head)))
      : heads.some((head) => held.has(head));
    return isNamed && holds(text) ? sum + weight : sum;
  }, 0);
}
