/** The right half of the house: rank → passages → extract or generate → verify → citations with their places. */
import { AppError } from '../../../preload/contract/errors.ts';
import type { Answer, AnswerPart, Citation, Coverage, Scope } from '../../../preload/contract/shapes.ts';
import { askTables, type ComputedAnswer, type TabledAnswer } from '../ask-tables.ts';
import { belongsTo } from '../belongs-to.ts';
import { closestOf } from '../closest-passages.ts';
import { documentSource } from '../document-source.ts';
import type { EngineContext } from '../engine-context.ts';
import { libraryChunks, libraryLanguages, passagesWith } from '../library-facts.ts';
import { limits } from '../limits.ts';
import { pageNumberOf, placeOf } from '../place-of.ts';
import type { AdapterUse, ChatTurn, ModelFile } from '../ports.ts';
import { analyse } from '../search/analyser.ts';
import { diverse } from '../search/diverse.ts';
import { parseQuery } from '../search/query.ts';
import { queryLanguage } from '../search/query-language.ts';
import { type Ranking, rankChunks } from '../search/run/rank-chunks.ts';
import { type LoadedChunk, loadChunk } from '../search/run/search.ts';
import type { ChunkRow } from '../store/chunk-table.ts';
import { wholeDocuments } from '../whole-documents.ts';
import { quotedInsteadLine } from './answer-notes.ts';
import { coreQuestion } from './core-question.ts';
import { correctedQuestion } from './corrected-question.ts';
import { type ExtractTools, extractAnswer } from './extractive.ts';
import { type AskedFigure, askedFigure } from './figure-question.ts';
import { generateAnswer, type VerifiedAnswer } from './generate-answer.ts';
import { ofWhatIsNamed } from './of-what-is-named.ts';
import type { Passage, Quote } from './passage.ts';
import { notFoundSentence } from './prompt.ts';
import { isMadeUp, quotedBelow } from './quoted-below.ts';
import { untoldYears } from './telling-quotes.ts';

export type Ask = {
  readonly question: string;
  /** The question made to stand by itself, where it leans on earlier ones. */
  readonly searched?: string;
  /** Null: answer by quoting. */
  readonly model: ModelFile | null;
  /** Laid over the model. */
  readonly adapters?: readonly AdapterUse[];
  /** What a person chose to ask; left out: what the question seems to want. */
  readonly way?: 'auto' | 'passages' | 'collection' | 'table';
  /** Earlier turns of the conversation, oldest first. */
  readonly earlier?: readonly ChatTurn[];
  /** Outside of it nothing is read or cited; left out: the whole library. */
  readonly scope?: Scope | undefined;
  /** What is in scope, as a person calls it. */
  readonly scopeNames?: readonly string[];
  /** How it is to be written, beside the rules. */
  readonly instructions?: string | undefined;
  /** True: made anew, whatever is remembered. */
  readonly fresh?: boolean | undefined;
  /** True: nothing is quoted below what a model made up, as where models are compared. */
  readonly unaided?: boolean;
  /** What a table answered while it was told how to go about the question; used as long as the library is the same. */
  readonly tabled?: TabledAnswer | null;
};
export type AnswerStage = 'searching' | 'loading-model' | 'reading-passages' | 'writing' | 'checking';
export type AnswerListener = {
  readonly signal: AbortSignal;
  readonly onStage: (stage: AnswerStage) => void;
  /** Text to append to what was shown so far. */
  readonly onText: (delta: string) => void;
};

/** `score`: of the search that found it; left out for documents read whole. */
export type Found = LoadedChunk & { readonly passage: Passage; readonly score?: number };

/** Answers from the library. Rejects with AppError: `cancelled` and the model's own. */
export async function runAnswer(context: EngineContext, ask: Ask, listener: AnswerListener): Promise<Answer> {
  const typed = await answerAs(context, ask, listener);
  const { found, stopped, seconds } = typed.answer;
  // A model makes out by itself what was meant; quotes of a name typed wrong there are none.
  if (found || stopped || ask.model || typed.corrected === null) return typed.answer;
  const { answer } = await answerAs(context, { ...ask, searched: typed.corrected }, listener);
  return answer.found ? { ...answer, seconds: seconds + answer.seconds } : typed.answer;
}

/** `corrected`: the question with the spellings that the library holds; null where there are none. */
type Answered = { readonly answer: Answer; readonly corrected: string | null };

async function answerAs(context: EngineContext, ask: Ask, listener: AnswerListener): Promise<Answered> {
  const started = performance.now();
  listener.onStage('searching');
  const searched = ask.searched ?? ask.question;
  const asked = { question: searched, way: ask.way ?? 'auto', model: ask.model };
  const tabled = ask.tabled?.version === context.library.version() ? ask.tabled.computed : null;
  if (tabled) return { answer: told(ask, tabled, coverageOf(context, ask), started, listener), corrected: null };
  const figure = askedFigure(searched);
  // Quotes answer what is asked; how they are to look stands in no file. A model does what it is told to as well. "Figure 3" may be headed "Fig. 3".
  const core = ask.model ? searched : coreQuestion(searched);
  const sought = figure ? `${core} ${figure.spellings.join(' ')}` : core;
  const ranking = await rankChunks(context, sought, 'hybrid', { within: ask.scope }, listener.signal);
  // What becomes readable while a model writes was not seen.
  const coverage = coverageOf(context, ask);
  const computed = await askTables(context, asked, ranking, listener.signal);
  if (computed) return { answer: told(ask, computed, coverage, started, listener), corrected: null };
  const best = passagesOf(context, ranking);
  const whole = ask.model ? await wholeOf(context, ask, ask.model, ranking, best, listener) : null;
  // Of documents read whole all or none: one may say of whom another is.
  const named = ask.model ? ofNamed(context, ranking, whole ?? best, figure) : best;
  const read = named.length > 0 ? whole : null;
  listener.onStage('reading-passages');
  const quotable = whole ? best : named;
  // A model answers without these too, and what it has written must not be lost for them.
  const orNone = <One>(looked: Promise<readonly One[]>) =>
    looked.catch((error): readonly One[] => {
      if (ask.model) return [];
      throw error;
    });
  const quote = () => orNone(quotesFrom(context, ranking, quotable, figure, listener.signal));
  const quotes = whole ? [] : await quote();
  const found = read ?? (ask.model ? quotedFirst(named, quotes) : named);
  const own = ask.model ? await written(context, ask, ask.model, found, listener, read !== null) : noWords;
  const added = !ask.model || (!ask.unaided && isMadeUp(own)) ? (whole ? await quote() : quotes) : [];
  const passagesAt = (places: readonly Found[]) => places.map(({ passage }) => passage);
  const sentences = quotedBelow(own.sentences, added, passagesAt(quotable), passagesAt(found));
  const below = sentences.slice(own.sentences.length);
  const isInstead = ask.model !== null && below.length > 0;
  // Who reads along has to see where the files begin to speak.
  if (isInstead) listener.onText(`\n\n${quotedInsteadLine}`);
  for (const { text } of below) listener.onText(text);
  const issued = issueCitations(context, found, sentences);
  if (listener.signal.aborted && !ask.model) throw new AppError('cancelled', 'Cancelled.');
  const isFound = issued.citations.length > 0;
  const notFound: AnswerPart[] = [{ text: notFoundSentence, citations: [], supported: true }];
  const answered: Answer = {
    question: ask.question,
    ...(searched === ask.question ? {} : { searched }),
    mode: ask.model ? 'generate' : 'extract',
    found: isFound,
    parts: isFound || own.stopped ? issued.parts : notFound,
    citations: issued.citations,
    // Somebody who stopped it asks for nothing more; looking for it would end the answer as cancelled, and lose it.
    closest: isFound || own.stopped ? [] : await orNone(closestOf(context, ranking, listener.signal)),
    coverage,
    model: ask.model?.name ?? null,
    seconds: (performance.now() - started) / 1000,
    stopped: own.stopped,
    ...(ask.scope ? { scope: { names: ask.scopeNames ?? [], files: coverage.total } } : {}),
    ...(own.context ? { context: own.context } : {}),
    ...(read ? { way: { kind: 'whole', files: read.length } } : {}),
    ...(isInstead ? { quotedInstead: true } : {}),
    ...(isFound ? untoldIn(searched, sentences, found) : {}),
    ...(ranking.note === 'language' ? { wordsOnly: true } : {}),
  };
  return { answer: answered, corrected: correctedQuestion(searched, ranking.corrections) };
}

const coverageOf = ({ library }: EngineContext, { scope }: Ask): Coverage =>
  scope ? library.scopes.coverage(scope) : library.coverage();

/** An answer a table gave. */
function told(
  ask: Ask,
  computed: ComputedAnswer,
  coverage: Coverage,
  started: number,
  listener: AnswerListener,
): Answer {
  for (const part of computed.parts) listener.onText(part.text);
  return {
    ...computed,
    question: ask.question,
    ...(ask.searched === undefined || ask.searched === ask.question ? {} : { searched: ask.searched }),
    mode: 'extract',
    ...(ask.scope ? { scope: { names: ask.scopeNames ?? [], files: coverage.total } } : {}),
    coverage,
    seconds: (performance.now() - started) / 1000,
  };
}

/** All documents in question, when they are few and short enough to be read in full. */
async function wholeOf(
  context: EngineContext,
  ask: Ask,
  model: ModelFile,
  ranking: Ranking,
  best: readonly Found[],
  listener: AnswerListener,
): Promise<Found[] | null> {
  const first = [...new Set(best.map(({ content }) => content.id))];
  const asked = { question: ask.question, earlier: ask.earlier ?? [], first, instructions: ask.instructions };
  // Whether they fit is the model's to say, so that it is loaded now.
  const onModel = () => listener.onStage('loading-model');
  return wholeDocuments(context, context.models.chat(model), ranking.filter, asked, onModel);
}

/** The best passages, no two alike. */
export function passagesOf(context: EngineContext, ranking: Ranking): Found[] {
  const chosen = diverse(ranking.ranked, (key) => ranking.vectors?.get(key), limits.answer.passages);
  return chosen.flatMap(({ key, score }) => {
    const loaded = loadChunk(context, key, ranking.filter);
    if (!loaded) return [];
    const { chunk, content, file } = loaded;
    const passage: Passage = {
      start: chunk.start,
      end: chunk.end,
      text: context.library.contents.text(content.id, chunk.start, chunk.end),
      around: null,
      source: content.publicId,
      title: content.title ?? file.name,
      ...(content.title === null || content.title === file.name ? {} : { name: file.name }),
      headingPath: chunk.headingPath,
      language: content.language,
      page: pageNumberOf(context.library.contents.page(content.id, chunk.unit)),
      cosine: ranking.cosines.get(key) ?? null,
    };
    return [{ ...loaded, passage, score }];
  });
}

/** The passage with what stands before and after it in its unit; null when that is nothing. */
export function around(context: EngineContext, chunk: ChunkRow): Passage['around'] {
  const span = context.library.chunks.around(chunk, limits.answer.aroundCharacters);
  if (span.start === chunk.start && span.end === chunk.end) return null;
  return { ...span, text: context.library.contents.text(chunk.contentId, span.start, span.end) };
}

/** What is asked, without how it is to be written, and what the library knows of its words. */
function wordsOf(context: EngineContext, ranking: Ranking, found: readonly Found[], figure: AskedFigure | null) {
  const { library } = context;
  const spelled = figure?.spellings.join(' ') ?? '';
  const question = coreQuestion(ranking.query.text.replace(spelled, '').trim());
  const words =
    question === ranking.query.text ? ranking.query.words : parseQuery(question, libraryLanguages(library)).words;
  const frequencies = passagesWith(library, [...new Set(words.flat())]);
  return {
    question,
    analyse,
    words,
    frequency: (form: string) => frequencies.get(form) ?? 0,
    chunks: libraryChunks(library),
    // German writes every noun like a name.
    isNameCapital:
      queryLanguage(
        question,
        found.map(({ passage }) => passage.language),
        [],
      ) !== 'de',
    belongsTo: belongsTo(library, found, context.personal.folders.list()),
  };
}

/** What a model is to read: of whom or what the question names, where a name may not have been meant otherwise. */
function ofNamed(
  context: EngineContext,
  ranking: Ranking,
  found: readonly Found[],
  figure: AskedFigure | null,
): readonly Found[] {
  if (ranking.corrections.length > 0) return found;
  const { question, ...asked } = wordsOf(context, ranking, found, figure);
  const passages = found.map(({ passage }) => passage);
  return ofWhatIsNamed(question, passages, asked).flatMap((index) => found[index] ?? []);
}

/** The sentences that answer, best first, without any chat model; none where the passages don't answer. */
async function quotesFrom(
  context: EngineContext,
  ranking: Ranking,
  found: readonly Found[],
  figure: AskedFigure | null,
  signal: AbortSignal,
): Promise<readonly Quote[]> {
  const { question, ...asked } = wordsOf(context, ranking, found, figure);
  // Vectors of a language the model doesn't know bring the wrong sentences first.
  const isBlind = ranking.note === 'language';
  const language = queryLanguage(question, [], []);
  const { embedder } = context.embeddings.answering() ?? context.embeddings.chosen();
  const tools: ExtractTools = {
    ...asked,
    embed: ranking.meaning && !isBlind ? (texts, purpose) => embedder.embed(texts, purpose, signal) : null,
    ...(isBlind && language !== null ? { isForeign: (own) => own !== language } : {}),
  };
  const passages = found.map(({ passage }) => passage);
  return (await extractAnswer(question, passages, tools)).sentences;
}

/** A model reads a few passages: those that quotes would be taken from are likelier to answer than what the search alone puts first. */
function quotedFirst(found: readonly Found[], quotes: readonly Quote[]): readonly Found[] {
  const first = new Set(quotes.flatMap(({ passage }) => found[passage] ?? []));
  return [...first, ...found.filter((each) => !first.has(each))];
}

const noWords: VerifiedAnswer = { sentences: [], stopped: false };

/** The years asked for that no passage with one of the quotes tells: what is said of another year may still be what is asked, and a person has to know. */
function untoldIn(question: string, sentences: VerifiedAnswer['sentences'], found: readonly Found[]) {
  const cited = sentences.flatMap(({ quotes }) =>
    // What is quoted may stand around the passage that was found.
    quotes.flatMap(({ passage, text }) => {
      const source = found[passage]?.passage;
      return source ? [{ ...source, text: `${source.text}\n${text}` }] : [];
    }),
  );
  const years = untoldYears(question, cited);
  return years.length > 0 ? { untoldYears: years } : {};
}

/** The model's words, each sentence checked against the passages; `whole`: they are documents, all of which are read. */
async function written(
  context: EngineContext,
  ask: Ask,
  model: ModelFile,
  found: readonly Found[],
  listener: AnswerListener,
  whole: boolean,
): Promise<VerifiedAnswer> {
  if (found.length === 0) return noWords;
  listener.onStage('loading-model');
  return generateAnswer({
    question: ask.question,
    passages: found
      .slice(0, whole ? undefined : limits.answer.chatPassages)
      .map(({ chunk, passage }) => (whole ? passage : { ...passage, around: around(context, chunk) })),
    earlier: ask.earlier ?? [],
    instructions: ask.instructions,
    model: context.models.chat(model),
    adapters: ask.adapters ?? [],
    analyse,
    listener,
  });
}

/** Numbers every distinct quoted span in order of appearance and proves each against the stored text. */
export function issueCitations(
  context: EngineContext,
  found: readonly Found[],
  sentences: VerifiedAnswer['sentences'],
): { readonly parts: AnswerPart[]; readonly citations: Citation[] } {
  const citations = new Map<string, Citation>();
  const parts = sentences.map(({ text, quotes, supported }): AnswerPart => {
    const ids = quotes.flatMap((quote) => {
      const source = found[quote.passage];
      if (!source) return [];
      const key = `${source.content.id}:${quote.start}:${quote.end}`;
      const known = citations.get(key) ?? citationOf(context, source, quote, citations.size + 1);
      citations.set(key, known);
      return [known.id];
    });
    return { text, citations: [...new Set(ids)], supported };
  });
  return { parts, citations: [...citations.values()] };
}

function citationOf(context: EngineContext, source: Found, quote: Quote, id: number): Citation {
  const { content, file } = source;
  const place = placeOf(context.library, content, quote);
  return {
    id,
    ...documentSource(context, content, file),
    page: place.page,
    start: quote.start,
    end: quote.end,
    quote: quote.text,
    verified: context.library.contents.text(content.id, quote.start, quote.end) === quote.text,
    locator: place.locator,
  };
}
