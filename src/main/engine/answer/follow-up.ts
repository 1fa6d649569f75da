/**
 * Makes a question that leans on an earlier one ("and in 2023?", "what about Corning?", "when was it founded?") stand by itself, so that
 * a search can find what it is about. By rules, without a model: what is new takes the place of what it answers to, the rest is carried
 * over. A question that says what it is about stays as it is.
 */

/** One turn before this question: what was asked, and what was answered (empty when nothing was). */
export type EarlierTurn = { readonly question: string; readonly answer: string };
export type IsStopWord = (word: string) => boolean;

/**
 * What to search for: the question itself where nothing had to be carried over. `earlier` oldest first; each is made to stand first, so that
 * a chain of short ones keeps its subject.
 */
export function standingQuestion(question: string, earlier: readonly EarlierTurn[], isStopWord: IsStopWord): string {
  let before: EarlierTurn | null = null;
  for (const turn of earlier) before = { ...turn, question: rewrite(turn.question, before, isStopWord) };
  return rewrite(question, before, isStopWord);
}

const opening =
  /^(?:and|or|but|also|then|ok(?:ay)?|what about|how about|what of|same for|und|oder|aber|und was ist mit|was ist mit|et|et pour|y|e)\b[\s,:]*/iu;
const leaning = /\b(?:it|its|they|them|their|theirs|he|him|his|she|her|hers|these|those|ones?)\b/iu;
const place = /^(?:in|on|at|for|from|since|after|before|during|by|with|without|im|für|bei|seit)\b/iu;
const ordinal =
  /\b(?:the\s+)?(first|second|third|fourth|fifth|last)(?:\s+(?:one|point|item|answer|result|passage|document))?\b/iu;
const ordinals = ['first', 'second', 'third', 'fourth', 'fifth'];
const period = /\b(?:FY|CY|Q[1-4]\s?|H[12]\s?)?(?:19|20)\d\d\b/gu;
/** Names inside a sentence: words in upper case beside each other, after the first word. */
const name = /(?<=[\p{L}\p{N},;:)]\s)\p{Lu}[\p{L}\p{N}&.'’-]*(?:\s+(?:\p{Lu}[\p{L}\p{N}&.'’-]*|&))*/gu;
/** Words of a question that leans on another one by a pronoun; a longer one says enough itself. */
const fewWords = 4;

function rewrite(question: string, before: EarlierTurn | null, isStopWord: IsStopWord): string {
  if (!before || before.question.trim() === '') return question;
  const text = question.trim();
  const opens = opening.test(text);
  const rest = text
    .replace(opening, '')
    .replace(opening, '')
    .replace(/[?.!\s]+$/u, '');
  const own = contentWords(rest, isStopWord);
  const nth = ordinal.exec(rest);
  if (nth && own.length <= fewWords) {
    const line = nthLine(before.answer, nth[1] ?? '');
    if (line !== null) return joined(text, [...namesIn(` ${line}`), ...contentWords(before.question, isStopWord)]);
  }
  if (opens && own.length > 0 && own.length <= fewWords) return inPlace(before.question, rest, isStopWord);
  if (own.length <= 2 && place.test(rest)) return inPlace(before.question, rest, isStopWord);
  if (own.length <= fewWords && (leaning.test(rest) || (opens && own.length === 0))) {
    const names = namesIn(before.question);
    return joined(text, names.length > 0 ? names : contentWords(before.question, isStopWord));
  }
  return question;
}

/** The earlier question with its year or its name exchanged for the new one; what has no counterpart is added. */
function inPlace(earlier: string, rest: string, isStopWord: IsStopWord): string {
  const years = rest.match(period) ?? [];
  const names = namesIn(`x ${rest}`);
  let rewritten = earlier;
  if (years.length > 0) {
    let put = years.join(' ');
    rewritten = rewritten.replace(period, () => {
      const year = put;
      put = '';
      return year;
    });
  }
  const known = namesIn(rewritten);
  const [oldName] = known;
  if (names.length === 1 && known.length === 1 && oldName !== undefined) {
    rewritten = rewritten.replace(oldName, () => names[0] ?? '');
  }
  const missing = contentWords(rest, isStopWord).filter(
    (word) => !rewritten.toLowerCase().includes(word.toLowerCase()),
  );
  return joined(rewritten.replace(/\s+/g, ' ').trim(), missing);
}

function joined(text: string, words: readonly string[]): string {
  const missing = [...new Set(words)].filter((word) => !text.toLowerCase().includes(word.toLowerCase()));
  return missing.length === 0 ? text : `${text} ${missing.join(' ')}`;
}

/** Possessives count as the name itself; a year written `FY2022` is none. */
function namesIn(text: string): string[] {
  return [...text.matchAll(name)]
    .map(([found]) => found.replace(/['’]s$/u, '').replace(/[.,]$/u, ''))
    .filter((found) => found.replace(period, '') === found);
}

function contentWords(text: string, isStopWord: IsStopWord): string[] {
  const words = text.match(/[\p{L}\p{N}][\p{L}\p{N}\p{M}&.'’-]*/gu) ?? [];
  return words.map((word) => word.replace(/[.'’-]+$/u, '')).filter((word) => !isStopWord(word.toLowerCase()));
}

/** The nth line of an answer of several lines: what a person counts. */
function nthLine(answer: string, word: string): string | null {
  const lines = answer.split('\n').filter((line) => line.trim() !== '');
  if (lines.length < 2) return null;
  return (word.toLowerCase() === 'last' ? lines.at(-1) : lines[ordinals.indexOf(word.toLowerCase())]) ?? null;
}
