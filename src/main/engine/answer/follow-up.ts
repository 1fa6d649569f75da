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
/** A question word by itself, or behind a preposition. */
const bare =
  /^(?:(?:since|until|till|for|from|to|by|with|at|bis|seit|von|mit)\s+)?(?:when|why|where|who|whom|how(?:\s+(?:much|many|long|often))?|wann|warum|wo|wer|wem)$/iu;
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
  // "Until when?", "why?": all of it is asked of what was asked before.
  if (bare.test(rest)) return after(text, before.question);
  const nth = ordinal.exec(rest);
  if (nth && own.length <= fewWords) {
    const line = nthLine(before.answer, nth[1] ?? '');
    if (line !== null) return withNames(text, nth[0], namesIn(` ${line}`), before.question);
  }
  if (opens && own.length > 0 && own.length <= fewWords) return inPlace(before.question, text, rest, isStopWord);
  if (own.length <= 2 && place.test(rest)) return inPlace(before.question, text, rest, isStopWord);
  if (own.length <= fewWords && (leaning.test(rest) || (opens && own.length === 0))) {
    const names = namesIn(before.question);
    const pronoun = pronouns.exec(text)?.[0];
    return pronoun === undefined ? after(text, before.question) : withNames(text, pronoun, names, before.question);
  }
  return question;
}

const pronouns = /\b(?:it|its|they|them|their|theirs|he|him|his|she|her|hers|these|those|ones?)\b/iu;
const possessive = /^(?:its|their|theirs|his|hers)$/iu;
/** "her report" is hers, "ask her" is not. */
const ownedHer = /\bher\s+\p{L}/iu;

/** The question with what a pronoun or "the second one" stands for in its place; with no name to put there, beside the one before. */
function withNames(text: string, instead: string, names: readonly string[], earlier: string): string {
  if (names.length === 0) return after(text, earlier);
  const said = names.length === 1 ? (names[0] ?? '') : `${names.slice(0, -1).join(', ')} and ${names.at(-1) ?? ''}`;
  const owns = possessive.test(instead) || (/^her$/iu.test(instead) && ownedHer.test(text));
  return text.replace(instead, () => (owns ? `${said}${said.endsWith('s') ? '’' : '’s'}` : said));
}

/** The earlier question with its year, name or thing exchanged for the new one, or with the new place or time at its end. */
function inPlace(earlier: string, text: string, rest: string, isStopWord: IsStopWord): string {
  const years = rest.match(period) ?? [];
  const names = namesIn(`x ${rest}`);
  const known = namesIn(earlier);
  const [oldName] = known;
  let rewritten = earlier.trim();
  let left = rest;
  if (years.length > 0 && period.test(rewritten)) {
    let put = years.join(' ');
    rewritten = rewritten.replace(period, () => {
      const year = put;
      put = '';
      return year;
    });
    left = left.replace(period, '');
  }
  period.lastIndex = 0;
  if (names.length === 1 && known.length === 1 && oldName !== undefined) {
    rewritten = rewritten.replace(oldName, () => names[0] ?? '');
    left = left.replace(names[0] ?? '', '');
  } else if (names.length === 0 && thing.test(left)) {
    // "And the deposit?": in place of the thing that was asked for.
    const exchanged = exchangeThing(rewritten, left.trim());
    if (exchanged === null) return after(text, earlier);
    return exchanged;
  }
  const tidy = rewritten.replace(/\s+/g, ' ').trim();
  const missing = contentWords(left, isStopWord).filter((word) => !tidy.toLowerCase().includes(word.toLowerCase()));
  if (missing.length === 0) return tidy;
  const added = left.replace(/\s+/g, ' ').trim();
  // "For the landlord", where "for the tenant" stood.
  const [, preposition] = /^(\p{L}+)\s+(?:the|a|an|der|die|das|dem|den)\s/iu.exec(added) ?? [];
  if (preposition) {
    const old = new RegExp(
      `\\s${preposition}\\s(?:the|a|an|der|die|das|dem|den)\\s[\\p{L}\\p{N}'’-]+(?=\\s*[?.!]*$)`,
      'iu',
    );
    if (old.test(tidy)) return tidy.replace(old, () => ` ${uncapital(added)}`);
  }
  // "In Germany", "for Anna": said at the end of what was asked.
  if (place.test(added)) return tidy.replace(/\s*([?.!]*)$/u, (_, end: string) => ` ${uncapital(added)}${end}`);
  return after(text, earlier);
}

const thing = /^(?:(?:the|a|an|its|their|our|my|der|die|das|den|dem|le|la|les|el|los|las|il|lo|i|gli)\s+|l['’])\p{L}/iu;
/** What is asked for right after "what is", "how much is": up to what it belongs to. */
const askedThing =
  /(\b(?:is|are|was|were|ist|sind|war|est|sont|es|son|è|sono)\s+)((?:the|a|an|its|their|our|my|der|die|das|le|la|les|el|los|las|il|lo|i|gli)\s[\p{L}\p{M}\p{N}'’ -]+?)(?=\s(?:of|in|for|at|on|by|from|with|to|de|du|des|del|della|di|von|für|im|en|dans)\s|\s*[?.!]*$)/iu;

function exchangeThing(earlier: string, now: string): string | null {
  if (!askedThing.test(earlier)) return null;
  return earlier.replace(askedThing, (_, verb: string) => `${verb}${uncapital(now)}`).trim();
}

const uncapital = (text: string) => (/^\p{Lu}\p{Ll}/u.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text);

const behind = ' (After: ';

/** Both questions, or as many as lean on one another, readably, where nothing can be put in place of anything. */
function after(text: string, earlier: string): string {
  const asked = /[?.!]$/u.test(text) ? text : `${text}?`;
  const trimmed = earlier.trim();
  const flat = trimmed.includes(behind) ? trimmed.replace(/\)$/u, '').replaceAll(behind, ' ') : trimmed;
  return `${asked}${behind}${flat})`;
}

/** The first word of the earlier question has its capital from its place. */
const firstBehind = / \(After: \S+/u;

/** Possessives count as the name itself; a year written `FY2022` is none. */
function namesIn(text: string): string[] {
  return [...text.replace(firstBehind, behind).matchAll(name)]
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
