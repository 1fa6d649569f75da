/** The help as a small library of its own: the same analyser, fusion and model as a person's documents, held in memory and never among theirs. */
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { AppError, toWire } from '../../preload/contract/errors.ts';
import type { HelpEntry, HelpHit } from '../../preload/contract/help-requests.ts';
import type { LanguageCode } from '../../preload/contract/languages.ts';
import type { Handlers } from '../../preload/contract/requests.ts';
import type { EngineContext } from './engine-context.ts';
import { type ParsedHelpPage, parseHelpPage } from './help/help-page.ts';
import { helpLimits } from './help/limits.ts';
import { scoreWords, type WeighedTerms } from './help/score-words.ts';
import { limits } from './limits.ts';
import { dot } from './search/agreement.ts';
import { analyse } from './search/analyser.ts';
import { fold } from './search/fold.ts';
import { fuse } from './search/fusion.ts';
import { highlightTerms } from './search/highlight-terms.ts';
import { parseQuery } from './search/query.ts';
import { sentences } from './sentences.ts';

type Page = ParsedHelpPage & { readonly id: string };
type Section = {
  readonly page: Page;
  readonly index: number;
  readonly heading: string;
  readonly text: string;
  readonly terms: WeighedTerms;
};

/** The pages stand in the folder itself in English, and in one beside them for each other language. */
const english = 'en';
/** As they are read; a page that is not named comes last. */
const order = 'getting-started what-is-read asking citations search-language tables extraction pictures'.split(' ');
const rest = 'privacy models-and-memory backup doors keyboard troubleshooting'.split(' ');

export function helpHandlers(context: EngineContext): Handlers<'help.pages' | 'help.page' | 'help.search'> {
  const folder = path.join(path.dirname(context.samplesDir), 'help');
  const reading = new Map<LanguageCode, Promise<readonly Page[]>>();
  let vectors: readonly Float32Array[] | null = null;
  let isEmbedding = false;

  /** Read when they are asked for. A language without pages of its own gets none of another one: the parity of both is tested. */
  function pages(language: LanguageCode): Promise<readonly Page[]> {
    const known = reading.get(language);
    if (known) return known;
    // One that failed is tried again.
    const read = readPages(language === english ? folder : path.join(folder, language)).catch((error: unknown) => {
      reading.delete(language);
      throw error;
    });
    reading.set(language, read);
    return read;
  }

  /**
   * Begun when the help is opened; until it is done, and where no model can, words alone find. English only: the model that ships knows no
   * other language.
   */
  function beginEmbedding(sections: readonly Section[]): void {
    const { embedder } = context.embeddings.chosen();
    if (isEmbedding) return;
    isEmbedding = true;
    embedder
      .embed(
        sections.map(({ page, heading, text }) => `${page.title}. ${heading}. ${plain(text)}`),
        'passage',
        context.closing,
      )
      .then((made) => {
        vectors = made;
      })
      .catch((error: unknown) => {
        isEmbedding = false;
        if (!context.closing.aborted) context.log.warn('help without vectors', { code: toWire(error).code });
      });
  }

  async function byMeaning(query: string, count: number): Promise<{ key: number; score: number }[]> {
    const made = vectors;
    if (made?.length !== count || query === '') return [];
    const [asked] = await context.embeddings.chosen().embedder.embed([query], 'query', context.closing);
    return made
      .map((vector, key) => ({ key, score: asked?.length === vector.length ? dot(asked, vector) : 0 }))
      .filter(({ score }) => score >= helpLimits.leastLikeness)
      .sort((one, other) => other.score - one.score);
  }

  return {
    'help.pages': async ({ language }) => {
      const all = await pages(language);
      if (language === english) beginEmbedding(sectionsOf(all, language));
      return all.map(entryOf);
    },
    'help.page': async ({ id, language }) => {
      const all = await pages(language);
      const page = all.find((each) => each.id === id);
      if (!page) throw new AppError('not-found', 'There is no such page in the help.');
      const related = page.related.flatMap((other) => all.filter((each) => each.id === other)).map(entryOf);
      return { ...entryOf(page), sections: page.sections, related };
    },
    'help.search': async ({ query, language }) => {
      const sections = sectionsOf(await pages(language), language);
      const { terms, text } = parseQuery(query, [language]);
      const begun = begunWord(query, language);
      const words = scoreWords(
        sections.map((section) => section.terms),
        terms,
        begun,
      )
        .map((score, key) => ({ key, score }))
        .filter(({ score }) => score > 0)
        .sort((one, other) => other.score - one.score);
      const near = language === english ? await byMeaning(text, sections.length).catch(() => []) : [];
      return fuse<number>([
        { part: 'keyword', hits: words },
        { part: 'vector', hits: near },
      ])
        .slice(0, helpLimits.hits)
        .flatMap(({ key }) => (sections[key] ? [hitOf(sections[key], { terms, begun, language })] : []));
    },
  };
}

async function readPages(folder: string): Promise<readonly Page[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.md'));
  const known = [...order, ...rest];
  const place = (id: string) => (known.includes(id) ? known.indexOf(id) : known.length);
  const read = await Promise.all(
    names.map(async (name): Promise<Page[]> => {
      const page = parseHelpPage(await readFile(path.join(folder, name), 'utf8'));
      return page ? [{ ...page, id: name.replace(/\.md$/, '') }] : [];
    }),
  );
  return read.flat().sort((one, other) => place(one.id) - place(other.id) || one.id.localeCompare(other.id));
}

const entryOf = ({ id, title, summary }: Page): HelpEntry => ({ id, title, summary });

function sectionsOf(pages: readonly Page[], language: LanguageCode): readonly Section[] {
  const { fieldWeights } = limits.search;
  const weighed = (text: string, weight: number) => analyse(text, language).map(({ term }) => ({ term, weight }));
  return pages.flatMap((page) =>
    page.sections.map(({ heading, text }, index) => ({
      ...{ page, index, heading, text },
      terms: [
        ...weighed(page.title, fieldWeights.title),
        ...weighed(heading, fieldWeights.heading),
        ...weighed(plain(text), fieldWeights.body),
      ],
    })),
  );
}

/** The word that may still be typed: the last one, if it is long enough. Folded and shortened as terms are. */
function begunWord(query: string, language: LanguageCode): string | null {
  const last = /[\p{L}\p{M}\p{N}]+$/u.exec(query)?.[0] ?? '';
  // Without spaces no word is known to be the last one.
  if (language === 'ja' || language === 'zh' || last.length < helpLimits.prefixLetters) return null;
  return fold(last.toLowerCase());
}

type Asked = { readonly terms: ReadonlySet<string>; readonly begun: string | null; readonly language: LanguageCode };

/** With the sentence that holds most of what was asked; the first one where none does. */
function hitOf({ page, index, heading, text }: Section, { terms, begun, language }: Asked): HelpHit {
  const words = plain(text);
  const marksIn = (sentence: string) => {
    const all = new Set(terms);
    for (const { term } of analyse(sentence, language)) if (begun !== null && term.startsWith(begun)) all.add(term);
    return highlightTerms(sentence, all, language);
  };
  const all = sentences(words).map(({ start, end }) => words.slice(start, end));
  const best = all.toSorted((one, other) => marksIn(other).length - marksIn(one).length)[0] ?? '';
  return { pageId: page.id, title: page.title, section: index, heading, sentence: best, marks: marksIn(best) };
}

/** Markdown's signs go, line by line: a list keeps its lines, so that each is a sentence. */
function plain(markdown: string): string {
  return markdown
    .replaceAll(/^- /gm, '')
    .replaceAll(/\*\*(.+?)\*\*/g, '$1')
    .replaceAll(/`(.+?)`/g, '$1');
}
