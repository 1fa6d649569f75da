/** Which passages may tell a model something of the people, companies and places that a question names. */
import { sentences } from '../sentences.ts';
import type { ExtractTools } from './extractive.ts';
import { atHand, heldOfQuestion, isOfOther } from './held-of-question.ts';
import { initialsIn } from './initials-in.ts';
import type { Passage } from './passage.ts';
import { namesOf, questionWeights } from './question-weights.ts';
import { termsAbove } from './terms-above.ts';

/**
 * A model that is asked for the margin of one company and given the report of another tells that one's, and every sentence of it is found in the files.
 * Passages (their indices) of what the question names; all of them where it names nobody or wants something written, to whomever.
 */
export function ofWhatIsNamed(
  question: string,
  passages: readonly Passage[],
  { analyse, words, frequency, chunks, belongsTo, isNameCapital }: Omit<ExtractTools, 'embed'>,
): readonly number[] {
  const all = passages.map((_, index) => index);
  if (!asks(question)) return all;
  const weights = questionWeights(words, frequency, chunks);
  const languages = passages.map(({ language }) => language);
  const names = namesOf(question, weights, languages, analyse, '', isNameCapital);
  const heldBy = heldOfQuestion(weights, names, belongsTo ?? atHand(passages, names, analyse));
  return all.filter((index) => {
    const passage = passages[index];
    if (passage === undefined) return false;
    const above = termsAbove(passage, names, analyse);
    const own = analyse(passage.text, passage.language).map(({ term }) => term);
    return !isOfOther(heldBy(index, new Set([...above, ...initialsIn(passage.text), ...own]), above));
  });
}

/** "Draft a letter to Ms Lang" and "Can you translate this for Jan?" name somebody whom no file need know. */
const wantsWriting =
  /(?<!\p{L})(?:writ\p{L}*|draft\p{L}*|compos\p{L}*|translat\p{L}*|rephras\p{L}*|summar\p{L}*|repl(?:y|ies)|schreib\p{L}*|verfass\p{L}*|entw[iu]rf\p{L}*|übersetz\p{L}*|formulier\p{L}*|zusammenfass\p{L}*|écri\p{L}*|rédige\p{L}*|tradui\p{L}*|résum\p{L}*|escrib\p{L}*|redact\p{L}*|traduc\p{L}*|resum\p{L}*|scriv\p{L}*|redig\p{L}*|riassum\p{L}*|(?:can|could|would|will) you|kannst du|können sie|peux-tu|pouvez-vous|puedes|puoi)(?!\p{L})/iu;

const asks = (question: string): boolean =>
  !wantsWriting.test(question) &&
  sentences(question).some(({ start, end }) => /[?？؟]\s*$/u.test(question.slice(start, end)));
