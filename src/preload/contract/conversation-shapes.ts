/** Answers with their citations, and the conversations they stand in. */
import type { AnswerWay } from './answer-way.ts';
import type { AnswerScope, ContextUse } from './conversation-setup-shapes.ts';
import type { SearchHit } from './search-shapes.ts';
import type { Coverage, Locator, Reason } from './shapes.ts';

export type Citation = {
  /** The id we issued, unique within its answer: 1, 2, 3 … */
  readonly id: number;
  readonly fileId: string;
  readonly documentId: string;
  readonly path: string;
  readonly title: string;
  readonly kind: string;
  readonly page: number | null;
  readonly start: number;
  readonly end: number;
  readonly quote: string;
  /** True when `quote` stands word for word at start…end of the stored text. */
  readonly verified: boolean;
  readonly locator: Locator;
};

/** One run of answer text; `citations` are ids that support exactly this run. */
export type AnswerPart = {
  readonly text: string;
  readonly citations: readonly number[];
  /** False: a claim of the model that no passage supports; shown greyed. */
  readonly supported: boolean;
};

export type AnswerMode = 'extract' | 'generate';

export type Answer = {
  readonly question: string;
  /** What was searched for where the question leaned on earlier ones ("and in 2023?"); left out where it stood by itself. */
  readonly searched?: string;
  readonly mode: AnswerMode;
  readonly found: boolean;
  readonly parts: readonly AnswerPart[];
  readonly citations: readonly Citation[];
  /** Closest passages, offered when nothing was found. */
  readonly closest: readonly SearchHit[];
  readonly coverage: Coverage;
  readonly model: string | null;
  readonly seconds: number;
  readonly stopped: boolean;
  /** Left out: from the best passages. */
  readonly way?: AnswerWay;
  /** What it was restricted to; `coverage` counts only that. Left out: the whole library. */
  readonly scope?: AnswerScope;
  /** What the model read; left out for quotes. */
  readonly context?: ContextUse;
  /** True when the model for meaning doesn't know the language of the question, so that it was searched for by its words alone. */
  readonly wordsOnly?: true;
  /** True when nothing a model wrote was found in the files, so that sentences of theirs stand below it. */
  readonly quotedInstead?: true;
  /** Years the question names and none of the passages cited tells, as four digits; left out where there are none. */
  readonly untoldYears?: readonly string[];
  /** True when the same question was answered before from the same files by the same model. */
  readonly remembered?: true;
};

export type Message = {
  readonly id: string;
  readonly role: 'user' | 'assistant';
  readonly text: string;
  readonly createdAt: number;
  /** `streaming` becomes `interrupted` when the process died under it. */
  readonly state: 'complete' | 'streaming' | 'stopped' | 'interrupted' | 'failed';
  readonly answer: Answer | null;
  readonly error: Reason | null;
  /** What a person thinks of an answer; null: nothing was said. */
  readonly rating: Rating | null;
};

export type Rating = 'good' | 'bad';

export type ConversationSummary = {
  readonly id: string;
  readonly title: string;
  readonly updatedAt: number;
  /** Pinned ones stay on top. */
  readonly pinned: boolean;
  /** Encrypted, and nobody has lent the key: there is nothing to show but when it was. */
  readonly locked?: boolean;
  /** The folder it lies in; null or left out: in none. */
  readonly folderId?: string | null;
};
/** A conversation in which something was said, with a piece of it. */
export type ConversationHit = { readonly conversationId: string; readonly title: string; readonly snippet: string };
export type Conversation = ConversationSummary & { readonly messages: readonly Message[] };
