/** Questions made of what stands in files, without a model: a heading asks for what stands under it, a name for what is said of it. */
import { overviewLimits } from './limits.ts';

export type QuestionSource = {
  readonly title: string;
  /** Headings the passage stands under, outermost first. */
  readonly headingPath: readonly string[];
  readonly text: string;
  /** ISO 639-1; null where it is not known. */
  readonly language: string | null;
};

const { headingCharacters, headingWords } = overviewLimits.suggestions;
const furniture =
  /^(?:table of contents|contents|introduction|summary|abstract|references|bibliography|acknowledge?ments?|appendix|annex|index|notes?|figure|table|pages?|seiten?|inhalt|anhang|einleitung|literatur)\b/iu;

/** A question with what it asks about. */
export type MadeQuestion = { readonly text: string; readonly topic: string };

type Wording = {
  readonly heading: (document: string, topic: string) => string;
  readonly name: (document: string, name: string) => string;
  readonly more: (name: string) => string;
};
/** Asked in the language of the document: its words are what a search finds it by. */
const wordings: Readonly<Record<string, Wording>> = {
  en: {
    heading: (document, topic) => `What does “${document}” say about ${topic}?`,
    name: (document, name) => `What is said about ${name} in “${document}”?`,
    more: (name) => `What else is said about ${name}?`,
  },
  de: {
    heading: (document, topic) => `Was steht in „${document}“ zu: ${topic}?`,
    name: (document, name) => `Was steht in „${document}“ über ${name}?`,
    more: (name) => `Was steht noch über ${name}?`,
  },
  fr: {
    heading: (document, topic) => `Que dit « ${document} » au sujet de : ${topic} ?`,
    name: (document, name) => `Que dit « ${document} » de ${name} ?`,
    more: (name) => `Que dit-on encore de ${name} ?`,
  },
  es: {
    heading: (document, topic) => `¿Qué dice «${document}» sobre ${topic}?`,
    name: (document, name) => `¿Qué se dice de ${name} en «${document}»?`,
    more: (name) => `¿Qué más se dice de ${name}?`,
  },
  it: {
    heading: (document, topic) => `Che cosa dice «${document}» su: ${topic}?`,
    name: (document, name) => `Che cosa si dice di ${name} in «${document}»?`,
    more: (name) => `Che cos'altro si dice di ${name}?`,
  },
};
const wordingOf = (language: string | null): Wording => wordings[language ?? 'en'] ?? (wordings.en as Wording);

/** Asks for what else is told of a name, in the language of the passage it was read in. */
export function moreAbout(name: string, language: string | null): MadeQuestion {
  return { text: wordingOf(language).more(name), topic: name };
}

/** Null where the passage gives nothing to ask about. */
export function questionAbout({ title, headingPath, text, language }: QuestionSource): MadeQuestion | null {
  const document = titleWords(title);
  if (document === '') return null;
  const heading = [...headingPath]
    .reverse()
    .map(headingText)
    .find((each) => isTopic(each, document));
  if (heading) {
    const topic = inSentence(heading, language);
    return { text: wordingOf(language).heading(document, topic), topic };
  }
  const name = nameIn(text, document);
  return name === null ? null : { text: wordingOf(language).name(document, name), topic: name };
}

/**
 * A title as a person would call it: without the ending and the signs of a file's name. A long one is cut where it has a part of its own; '' when
 * it has none, since half a title names nothing.
 */
export function titleWords(title: string): string {
  const words = title
    .replace(/\.[\p{L}\p{N}]{1,5}$/u, '')
    .replace(/[_\s]+/gu, ' ')
    .replaceAll(/[“”"]/gu, '')
    .trim();
  if (!/\p{L}/u.test(words)) return '';
  if (words.length <= longestTitle) return words;
  const part = /^.{8,}?(?=\s*[:;,(–—|]|\s-\s|\.\s)/u.exec(words)?.[0].trim() ?? '';
  return part.length <= longestTitle ? part : '';
}

/** UTF-16 units of a title in a question that still fits two lines of a button. */
const longestTitle = 60;

/** A heading that is a question or begins in the middle of a thought names no topic. */
const opening =
  /^(?:how|what|why|when|where|who|which|is|are|can|do|does|at|in|on|for|from|by|with|to|if|as|after|before|using|about|and|or|other|more|see|wie|was|wann|wo|wer|warum)\b/iu;

/** English headings lose the capital of a first word that is no name: the words after it are written small. Capitals alone are no emphasis here. */
function inSentence(heading: string, language: string | null): string {
  const isShouted = /\p{Lu}{3}/u.test(heading) && !/\p{Ll}/u.test(heading);
  const calm = isShouted ? `${heading.charAt(0)}${heading.slice(1).toLowerCase()}` : heading;
  const isPlain = /^\p{Lu}\p{Ll}+(?: [\p{Ll}\p{N}'’-]+)*$/u.test(calm);
  return language === 'en' && isPlain ? `${calm.charAt(0).toLowerCase()}${calm.slice(1)}` : calm;
}

/** Without its number and its full stop. */
function headingText(heading: string): string {
  return heading
    .replace(
      /^(?:[§\p{N}IVXivx]+[.)]?(?:\p{N}+[.)]?)*|[A-Za-z][.)]|(?:Article|Section|Chapter|Item|Part) [\p{N}IVX.]+[.:)]?)\s+/u,
      '',
    )
    .replace(/[.:;,\s]+$/u, '')
    .replace(/\s+/g, ' ')
    .trim();
}

/** Words after which something is missing. */
const cut =
  /(?:^|\s)(?:of|the|a|an|and|or|for|to|in|on|at|by|with|from|as|that|which|under|von|der|die|das|des|und|oder|für|zu|mit|im|de|du|des|la|le|les|et|ou|pour|en|y|o|del|los|las|para|di|e|per)$|[-–,/&(]$/iu;

function isTopic(heading: string, title: string): boolean {
  const { shortest, longest } = headingCharacters;
  if (heading.length < shortest || heading.length > longest || heading.split(' ').length > headingWords) return false;
  if (furniture.test(heading) || opening.test(heading) || cut.test(heading) || /[?!@<>{}[\]|=…]/u.test(heading))
    return false;
  // A line that goes on in the next, or a list that was run together.
  if (/^\p{Ll}/u.test(heading) || /[.;:]\s/u.test(heading)) return false;
  const letters = heading.match(/[\p{L}\s]/gu)?.length ?? 0;
  return letters >= heading.length * 0.8 && !saysNothingNew(heading, title);
}

/** Every word of it stands in the title. */
function saysNothingNew(topic: string, title: string): boolean {
  const known = wordsOf(title);
  return [...wordsOf(topic)].every((word) => known.has(word));
}

/** Words that tell, in lower case and without a plural's end: "Notice periods" and "the notice period" are the same. */
function wordsOf(text: string): Set<string> {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]{3,}/gu) ?? [];
  return new Set(
    words.filter((word) => !small.has(word)).map((word) => word.replace(/(?<=\p{L}{3})(?:es|s|en|n|e)$/u, '')),
  );
}
const small = new Set(
  'the and for with from what does say about said which that this are was other general der die das und für les des une los las del per'.split(
    ' ',
  ),
);

/** Whether two topics ask the same: most words of the shorter stand in the other. */
export function isSameTopic(a: string, b: string): boolean {
  const [first, second] = [wordsOf(a), wordsOf(b)];
  const shared = [...first].filter((word) => second.has(word)).length;
  const fewer = Math.min(first.size, second.size);
  return fewer === 0 ? a.toLowerCase() === b.toLowerCase() : shared / fewer > sameShare;
}
const sameShare = 0.6;

/** Whether a question that was asked says all of a topic. */
export function isAsked(question: string, topic: string): boolean {
  return saysNothingNew(topic, question);
}

/** Part of a name: small words that join, capitals without a full stop between them. */
const fullName =
  /(?<=[\p{Ll},;:] )\p{Lu}[\p{L}\p{M}\p{N}’'&-]*(?: (?:(?:of|the|and|for|de|del|della|di|du|des|von|van|der|den|la|le|y|e|&) ){0,2}\p{Lu}[\p{L}\p{M}\p{N}’'&-]*)+/gu;
/** Words of a name at most; more are a heading that was run into its text. */
const longestName = 6;
const notNames =
  /^(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|May|June|July|August|September|October|November|December|Section|Article|Clause|Chapter|Table|Figure|Page|Annex|Exhibit|Schedule|Note|Item|Part)\b/u;

/**
 * A name of at least two words, the one that stands most often; null when there is none. A name that is part of a longer one ("Green Party" in
 * "Green Party of Norway") counts for the longer.
 */
export function nameIn(text: string, except: string): string | null {
  const counts = new Map<string, number>();
  for (const [found] of text.matchAll(fullName)) {
    const name = found.replace(/['’]s$/u, '');
    if (name.split(' ').length > longestName || notNames.test(name)) continue;
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  const whole = [...counts.keys()].filter(
    (name) => ![...counts.keys()].some((other) => other !== name && holdsName(other, name)),
  );
  const told = (name: string) =>
    [...counts].reduce((sum, [other, count]) => (other === name || holdsName(name, other) ? sum + count : sum), 0);
  return whole.filter((name) => !saysNothingNew(name, except)).sort((a, b) => told(b) - told(a))[0] ?? null;
}

const holdsName = (longer: string, name: string) => ` ${longer} `.includes(` ${name} `);
