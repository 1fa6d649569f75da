import { sentences } from '../sentences.ts';

/** First words with which people tell how to answer rather than what they ask: English, German, French, Spanish, Italian, Portuguese. */
const tellsHow = new Set(
  (
    'answer round give provide respond reply base state explain express report present format show write return use assume ' +
    "consider ignore keep be limit quote cite please do don\u2019t don't calculate compute " +
    'antworte antworten runde runden gib nenne erkl\u00e4re begr\u00fcnde verwende schreibe bitte berechne ' +
    'r\u00e9ponds r\u00e9pondez arrondis arrondissez donne donnez indique indiquez explique expliquez utilise utilisez ' +
    'responde responda redondea redondee indica indique explica explique utiliza utilice ' +
    'rispondi arrotonda indica spiega usa arredonde explique'
  ).split(' '),
);
const asksPolitely =
  /\b(?:please|bitte|s\u2019il (?:te|vous) pla\u00eet|s'il (?:te|vous) pla\u00eet|por favor|per favore)\b/iu;
const asks = /[?\uFF1F\u061F\u037E]\s*["'\u201d\u2019)\]]*\s*$/u;

/**
 * The sentences of a question that say what is asked, without those that only say how the answer should look ("Round to one
 * decimal place.", "If that can't be told, please say so."): their words stand in no document. Without a sentence that ends in a
 * question mark, or with nothing left, the text comes back as it is.
 */
export function coreQuestion(text: string): string {
  const parts = sentences(text).map(({ start, end }) => text.slice(start, end).trim());
  if (parts.length < 2 || !parts.some((part) => asks.test(part))) return text;
  const kept = parts.filter((part) => asks.test(part) || !isInstruction(part));
  return kept.length === parts.length ? text : kept.join(' ');
}

function isInstruction(sentence: string): boolean {
  const first = /^[\p{L}'\u2019]+/u.exec(sentence)?.[0].toLowerCase() ?? '';
  return tellsHow.has(first) || asksPolitely.test(sentence);
}
