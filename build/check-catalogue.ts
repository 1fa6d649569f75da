/** Holds a catalogue against the sentences of the source. Pure. */
import type { Sentence } from './window-sentences.ts';

type Forms = Readonly<Record<string, string>>;
export type CatalogueFile = Readonly<Record<string, string | Forms>>;

/** What is wrong with a catalogue, one line each. @param tag the language as Intl knows it. */
export function checkCatalogue(sentences: readonly Sentence[], catalogue: CatalogueFile, tag: string): string[] {
  const known = new Set(sentences.map(({ key }) => key));
  const unused = Object.keys(catalogue).filter((key) => !known.has(key));
  return [
    ...unused.map((key) => `“${key}” is not used`),
    ...sentences.flatMap((sentence) => {
      const said = catalogue[sentence.key];
      if (said === undefined) return [`“${sentence.key}” is missing (${sentence.where[0]})`];
      return checkSentence(sentence, said, tag).map((problem) => `“${sentence.key}”: ${problem}`);
    }),
  ];
}

function checkSentence({ key, plural }: Sentence, said: string | Forms, tag: string): string[] {
  if (plural === undefined) {
    return typeof said === 'string'
      ? checkText(key.replace(/##.*$/, ''), said, false)
      : ['forms of a count, and it has none'];
  }
  if (typeof said === 'string') return ['one sentence where the forms of a count belong'];
  const { needed, allowed } = categoriesOf(tag);
  return [
    ...needed.filter((category) => said[category] === undefined).map((category) => `the form “${category}” is missing`),
    ...Object.keys(said)
      .filter((category) => !allowed.includes(category))
      .map((category) => `the language has no form “${category}”`),
    ...Object.entries(said).flatMap(([category, text]) =>
      checkText(plural.other, text, true).map((problem) => `${category}: ${problem}`),
    ),
  ];
}

/** Places to fill and elements must be the same; in a form of a count the number itself may be a word (`a file`). */
function checkText(english: string, said: string, isForm: boolean): string[] {
  if (said.trim() === '' || said !== said.trim()) return ['empty, or with space around it'];
  const [wanted, given] = [partsOf(english, isForm), partsOf(said, isForm)];
  return wanted === given ? [] : [`has ${given || 'nothing'} to fill instead of ${wanted || 'nothing'}`];
}

function partsOf(text: string, isForm: boolean): string {
  const parts = [...new Set(text.match(/\{\w+\}|<\/?\w+>/g) ?? [])].filter((part) => !isForm || part !== '{n}');
  return parts.sort().join(' ');
}

/** Counts are whole numbers: what they need is told by trying them, what decimals and millions need may be there too. */
function categoriesOf(tag: string): { readonly needed: readonly string[]; readonly allowed: readonly string[] } {
  const rules = new Intl.PluralRules(tag);
  const needed = new Set(Array.from({ length: 1001 }, (_, count) => rules.select(count)));
  return { needed: [...needed.add('other')], allowed: rules.resolvedOptions().pluralCategories };
}
