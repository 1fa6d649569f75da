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
  /^(?:table of contents|contents|introduction|summary|abstract|references|bibliography|acknowledge?ments?|appendix|annex|index|notes?|figure|table|inhalt|anhang|einleitung|literatur)\b/iu;

/** Null where the passage gives nothing to ask about. */
export function questionAbout({ title, headingPath, text, language }: QuestionSource): string | null {
  const document = titleWords(title);
  if (document === '') return null;
  const heading = [...headingPath]
    .reverse()
    .map(headingText)
    .find((each) => isTopic(each, document));
  if (heading) return `What does “${document}” say about ${inSentence(heading, language)}?`;
  const name = nameIn(text, document);
  return name === null ? null : `What is said about ${name} in “${document}”?`;
}

/** A title as a person would call it: without the ending and the signs of a file's name. */
export function titleWords(title: string): string {
  const words = title
    .replace(/\.[\p{L}\p{N}]{1,5}$/u, '')
    .replace(/[_\s]+/gu, ' ')
    .replaceAll(/[“”"]/gu, '')
    .trim();
  if (!/\p{L}/u.test(words)) return '';
  return words.length <= longestTitle
    ? words
    : `${words.slice(0, words.lastIndexOf(' ', longestTitle) || longestTitle)}…`;
}

/** UTF-16 units of a title in a question that still fits two lines of a button. */
const longestTitle = 60;

/** A heading that is a question or begins in the middle of a thought names no topic. */
const opening =
  /^(?:how|what|why|when|where|who|which|is|are|can|do|does|at|in|on|for|from|by|with|to|if|as|after|before|using|about|and|or|other|more|see|wie|was|wann|wo|wer|warum)\b/iu;

/** English headings lose the capital of a first word that is no name: the words after it are written small. */
function inSentence(heading: string, language: string | null): string {
  const isPlain = /^\p{Lu}\p{Ll}+(?: [\p{Ll}\p{N}'’-]+)*$/u.test(heading);
  return language === 'en' && isPlain ? `${heading.charAt(0).toLowerCase()}${heading.slice(1)}` : heading;
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

function isTopic(heading: string, title: string): boolean {
  const { shortest, longest } = headingCharacters;
  if (heading.length < shortest || heading.length > longest || heading.split(' ').length > headingWords) return false;
  if (furniture.test(heading) || opening.test(heading) || /[?!@<>{}[\]|=]/u.test(heading)) return false;
  const letters = heading.match(/[\p{L}\s]/gu)?.length ?? 0;
  return letters >= heading.length * 0.8 && !title.toLowerCase().includes(heading.toLowerCase());
}

/** A name of two to four words, the one that stands most often; null when there is none. */
export function nameIn(text: string, except: string): string | null {
  const counts = new Map<string, number>();
  for (const [found] of text.matchAll(/(?<=[\p{Ll},;] )\p{Lu}[\p{L}\p{M}’'-]+(?: \p{Lu}[\p{L}\p{M}’'-]+){1,3}/gu)) {
    const name = found.replace(/['’]s$/u, '');
    if (!except.toLowerCase().includes(name.toLowerCase())) counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? null;
}
