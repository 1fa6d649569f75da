/** The map step: one file of a whole-collection question, read and judged by rules, or put before a model. */
import { AppError } from '../../preload/contract/errors.ts';
import { generateAnswer } from './answer/generate-answer.ts';
import type { Passage } from './answer/passage.ts';
import { notFoundSentence } from './answer/prompt.ts';
import { questionWeights } from './answer/question-weights.ts';
import { numbersIn } from './answer/support/number-keys.ts';
import { conceptNamed } from './collection/document-concepts.ts';
import { documentNumber } from './collection/document-number.ts';
import type { DocumentView } from './collection/document-view.ts';
import type { FileResult, FoundSentence } from './collection/file-result.ts';
import { findTotal } from './collection/find-total.ts';
import { collectionLimits } from './collection/limits.ts';
import {
  type DocumentMatch,
  type MatchTools,
  matchDocument,
  shortened,
  type TopicWord,
} from './collection/match-document.ts';
import { isOfKind } from './collection/match-kind.ts';
import type { Condition, TopicCondition } from './collection/read-conditions.ts';
import type { CollectionPlan } from './collection-question.ts';
import { documentSource } from './document-source.ts';
import type { EngineContext } from './engine-context.ts';
import { libraryChunks, libraryLanguages, passagesWith } from './library-facts.ts';
import { awayFolders } from './library-status.ts';
import { limits } from './limits.ts';
import { placeOf } from './place-of.ts';
import type { AdapterUse, ModelFile } from './ports.ts';
import { restNowAndThen } from './rest-now-and-then.ts';
import { analyse } from './search/analyser.ts';
import { parseQuery } from './search/query.ts';
import { sentences } from './sentences.ts';
import { shownPath } from './shown-path.ts';
import type { ContentRow } from './store/content-table.ts';
import type { FileRow } from './store/file-table.ts';
import type { Span } from './types.ts';

export type MapInput = {
  readonly plan: CollectionPlan;
  /** Null: by rules alone. */
  readonly model: ModelFile | null;
  readonly adapters: readonly AdapterUse[];
  /** How the model is told to write, beside the rules. */
  readonly instructions?: string | undefined;
  readonly signal: AbortSignal;
};

/** Rejects with `cancelled` and the model's own errors. What can't be read is a result. */
export async function mapFile(context: EngineContext, fileId: string, input: MapInput): Promise<FileResult> {
  const found = locate(context, fileId);
  if (!found.content) return found.result;
  const { result, file, content } = found;
  const view = viewOf(context, file, content);
  const concept = input.plan.concept === null ? undefined : conceptNamed(input.plan.concept);
  if (concept && !isOfKind(view, concept)) return { ...result, way: 'whole' };
  const ofKind = { ...result, ofKind: true };
  const { conditions, task } = input.plan;
  const topics = conditions.filter(isMatterOfReading);
  const facts = conditions.filter((condition) => !isMatterOfReading(condition));
  const tools = matchTools(context, fileId, content);
  const cite = (quote: Span & { readonly text: string }) => citationOf(context, file, content, quote);
  const quoted = (match: DocumentMatch) =>
    match.quotes.map(
      (quote): FoundSentence => ({ text: `“${quote.text}”`, supported: true, citations: [cite(quote)] }),
    );
  if (input.model === null || task === 'total' || (topics.length === 0 && task !== 'each')) {
    const match = await matchDocument(view, conditions, tools);
    if (task === 'total' && match.holds) return { ...ofKind, way: 'whole', ...(await totalOf(view, tools, quoted)) };
    return { ...ofKind, ...endOf(match), way: 'whole', matches: match.holds, sentences: quoted(match) };
  }
  // What is a fact is told better by rules than by a small model.
  const held = await matchDocument(view, facts, tools);
  if (!held.holds) return { ...ofKind, ...endOf(held), way: 'whole' };
  const asked = await askModel(context, content, view, { ...input, model: input.model }, topics, tools);
  const told = asked.sentences.map(
    ({ text, supported, quotes }): FoundSentence => ({ text, supported, citations: quotes.map(cite) }),
  );
  if (told.some(({ supported }) => supported)) {
    return {
      ...ofKind,
      ...endOf(held),
      way: asked.way,
      matches: true,
      sentences: [...(facts.length > 0 ? quoted(held) : []), ...told],
    };
  }
  // Nothing supports what the model said. Asked what each says, the document itself is quoted before the claim, which is marked.
  const own = task === 'each' ? await matchDocument(view, conditions, tools) : null;
  if (!own?.holds) return { ...ofKind, way: asked.way };
  return { ...ofKind, way: asked.way, matches: true, sentences: [...quoted(own), ...told] };
}

/** The document's own total with the line that states it. One without a clear total matches, and is not counted. */
async function totalOf(
  view: DocumentView,
  tools: MatchTools,
  quoted: (match: DocumentMatch) => FoundSentence[],
): Promise<Pick<FileResult, 'matches' | 'sentences' | 'total'>> {
  const found = await findTotal(view, tools);
  if (!found?.clear) return { matches: true, sentences: [], total: null };
  const { value, currency, quote } = found;
  return {
    matches: true,
    sentences: quoted({ holds: true, quotes: [shortened(quote)] }),
    total: { value, currency, number: documentNumber(view) },
  };
}

const endOf = ({ computedEnd, endUnsaid }: DocumentMatch): Pick<FileResult, 'computedEnd' | 'endUnsaid'> => ({
  ...(computedEnd === undefined ? {} : { computedEnd }),
  ...(endUnsaid ? { endUnsaid } : {}),
});

/** What a document is about has to be understood; whether words stand in it does not. */
export function isMatterOfReading(condition: Condition): condition is TopicCondition {
  return condition.type === 'topic' && condition.how === 'about';
}

type Located =
  | { readonly result: FileResult; readonly content: null }
  | { readonly result: FileResult; readonly content: ContentRow; readonly file: FileRow };

/** The file as it is now: what was there at the beginning may have changed since. */
function locate(context: EngineContext, fileId: string): Located {
  const { library } = context;
  const file = library.files.byPublicId(fileId);
  const summary = library.list.summary(fileId, awayFolders(context));
  const nothing = {
    ...{
      fileId,
      documentId: null,
      ofKind: false,
      matches: false,
      way: null,
      partly: false,
      sentences: [],
      reason: null,
    },
    ...{ name: file?.name ?? '', path: '', title: file?.name ?? '', state: 'unavailable' as const },
  };
  if (!file || !summary) return { result: { ...nothing, outcome: 'gone' }, content: null };
  const path = shownPath(context.personal.folders.byId(file.folderId)?.path ?? '', file.path, file.memberPath);
  const known = { ...nothing, path, state: summary.state, reason: summary.reason };
  const contentId = library.collection.readableContent(fileId);
  const content = contentId === undefined ? undefined : library.contents.byId(contentId);
  if (content && content.characters > 0) {
    const title = content.title ?? file.name;
    const partly = content.outcome === 'partly-read';
    return { file, content, result: { ...known, outcome: 'read', title, documentId: content.publicId, partly } };
  }
  const outcome =
    summary.state === 'waiting' || summary.state === 'reading'
      ? 'waiting'
      : content || summary.state === 'no-text'
        ? 'empty'
        : 'unread';
  return { result: { ...known, outcome }, content: null };
}

function viewOf(context: EngineContext, file: FileRow, content: ContentRow): DocumentView {
  const { contents } = context.library;
  const fields = contents.metadata(content.id);
  const values = (...names: readonly string[]) =>
    fields.filter(({ name }) => names.includes(name)).map(({ value }) => value);
  const place = (file.memberPath ?? file.path).split('/');
  const root = context.personal.folders.byId(file.folderId)?.path.split('/').at(-1) ?? '';
  return {
    title: content.title ?? '',
    name: file.name,
    folders: [root, ...place.slice(0, -1)],
    kind: content.kind,
    language: content.language,
    authors: values('from', 'sender', 'author'),
    receivers: values('to'),
    units: function* () {
      for (const { unit, start } of contents.pages(content.id))
        yield { start, text: contents.page(content.id, unit)?.text ?? '' };
    },
  };
}

function matchTools(context: EngineContext, fileId: string, content: ContentRow): MatchTools {
  const language = content.language;
  return {
    analyse,
    rest: restNowAndThen(collectionLimits.turnMs),
    sentences: (text) => sentences(text),
    numbers: numbersIn,
    topicWords: (words): readonly TopicWord[] => {
      const parsed = parseQuery(
        words,
        language ? [language, ...libraryLanguages(context.library)] : libraryLanguages(context.library),
      );
      const counts = passagesWith(context.library, parsed.words.flat());
      return questionWeights(parsed.words, (form) => counts.get(form) ?? 0, libraryChunks(context.library));
    },
    writtenOn() {
      const date = new Date(context.library.collection.dateOf(fileId) ?? 0);
      return date.getFullYear() * 10_000 + (date.getMonth() + 1) * 100 + date.getDate();
    },
  };
}

type Told = {
  readonly way: 'whole' | 'passages';
  readonly sentences: readonly {
    readonly text: string;
    readonly supported: boolean;
    readonly quotes: readonly (Span & { readonly text: string })[];
  }[];
};

/** The model reads the document whole when it fits, else its best passages; every sentence it writes is checked against what it read. */
async function askModel(
  context: EngineContext,
  content: ContentRow,
  view: DocumentView,
  input: MapInput & { readonly model: ModelFile },
  topics: readonly TopicCondition[],
  tools: MatchTools,
): Promise<Told> {
  const model = context.models.chat(input.model);
  const question =
    input.plan.asked !== ''
      ? input.plan.asked
      : `What does this document say about ${topics.map(({ words }) => words).join(' and ')}?`;
  const { contextTokens } = await model.info();
  const whole = await wholePassage(
    context,
    content,
    view,
    Math.min(collectionLimits.wholeTokens, Math.floor(contextTokens / 2)),
    (texts) => model.countTokens(texts),
  );
  const passages = whole ? [whole] : bestPassages(context, content, view, topics, tools);
  const answer = await generateAnswer({
    ...{ question, passages, model, analyse, earlier: [], adapters: input.adapters },
    instructions: input.instructions,
    listener: { signal: input.signal, onStage: () => undefined, onText: () => undefined },
  });
  if (answer.stopped || input.signal.aborted) throw new AppError('cancelled', 'Cancelled.');
  const said = answer.sentences.filter(({ text }) => /[\p{L}\p{N}]/u.test(text) && !text.includes(notFoundSentence));
  return { way: whole ? 'whole' : 'passages', sentences: said };
}

/** The whole text as one passage when it has at most so many tokens, else null. */
export async function wholePassage(
  context: EngineContext,
  content: ContentRow,
  view: Pick<DocumentView, 'title' | 'name'>,
  mostTokens: number,
  countTokens: (texts: readonly string[]) => Promise<readonly number[]>,
): Promise<Passage | null> {
  // No language has longer tokens: what is longer need not be counted.
  if (content.characters > mostTokens * collectionLimits.charactersPerToken) return null;
  const text = context.library.contents.text(content.id);
  const [tokens = 0] = await countTokens([text]);
  if (tokens > mostTokens) return null;
  return { start: 0, end: text.length, text, ...passageFacts(view, content) };
}

const passageFacts = (view: Pick<DocumentView, 'title' | 'name'>, content: ContentRow) => ({
  source: content.publicId,
  ...{ around: null, headingPath: [], page: null, cosine: null },
  title: view.title === '' ? view.name : view.title,
  language: content.language,
});

function bestPassages(
  context: EngineContext,
  content: ContentRow,
  view: DocumentView,
  topics: readonly TopicCondition[],
  tools: MatchTools,
): Passage[] {
  const words = tools.topicWords(topics.map((topic) => topic.words).join(' '));
  const scored = context.library.chunks.ofContent(content.id).map((chunk) => {
    const text = context.library.contents.text(content.id, chunk.start, chunk.end);
    const held = new Set(analyse(text, content.language).map(({ term }) => term));
    const score = words.reduce(
      (sum, { forms, weight }) => (forms.some((form) => held.has(form)) ? sum + weight : sum),
      0,
    );
    return {
      score,
      passage: {
        start: chunk.start,
        end: chunk.end,
        text,
        ...passageFacts(view, content),
        headingPath: chunk.headingPath,
      },
    };
  });
  // Of a summary the beginning says most.
  scored.sort((a, b) => b.score - a.score || a.passage.start - b.passage.start);
  return scored.slice(0, limits.answer.chatPassages).map(({ passage }) => passage);
}

function citationOf(
  context: EngineContext,
  file: FileRow,
  content: ContentRow,
  quote: Span & { readonly text: string },
) {
  const { page, locator } = placeOf(context.library, content, quote);
  const verified = context.library.contents.text(content.id, quote.start, quote.end) === quote.text;
  return {
    ...documentSource(context, content, file),
    page,
    start: quote.start,
    end: quote.end,
    quote: quote.text,
    verified,
    locator,
  };
}
