/** What tests of models take and give. */
import type { Reason } from './shapes.ts';

/** `answer`: words a right answer holds. */
export type TestQuestion = { readonly text: string; readonly answer?: string | undefined };
export type NamedStrength = { readonly name: string; readonly strength: number };

export type RegressFigures = {
  /** Mean and largest distance from the reference in what would be said next, in nats. */
  readonly divergence: number;
  readonly worst: number;
  /** Share of questions with the same likeliest next token, and with the very same answer. */
  readonly agreement: number;
  readonly sameAnswers: number;
  /** Share of expected answers given; null when none was expected. */
  readonly exact: number | null;
  readonly tokensPerSecond: number;
};
export type MeasuredChange = {
  readonly figure: 'divergence' | 'agreement' | 'exact' | 'tokensPerSecond';
  readonly before: number | null;
  readonly now: number | null;
};
export type RegressRow = {
  readonly model: string;
  readonly quantisation: string;
  readonly verdict: 'reference' | 'agrees' | 'differs' | 'failed';
  readonly figures: RegressFigures | null;
  /** Why it failed. */
  readonly reason: Reason | null;
  /** What changed since the same test was run last; null the first time. */
  readonly previous: { readonly madeAt: number; readonly changes: readonly MeasuredChange[] } | null;
};
export type RegressReport = {
  readonly questions: number;
  readonly adapters: readonly NamedStrength[];
  /** Beyond these a model differs. */
  readonly bounds: { readonly divergence: number; readonly agreement: number };
  /** The reference first. */
  readonly rows: readonly RegressRow[];
};

/** One answer of one side. */
export type ComparedAnswer = {
  readonly text: string;
  /** Whether it holds the expected words; null when none were given. */
  readonly exact: boolean | null;
  /** Share of its sentences that a passage proves. */
  readonly support: number;
  readonly characters: number;
  readonly seconds: number;
};
export type ComparedSide = {
  readonly exact: number | null;
  readonly support: number;
  readonly characters: number;
  readonly seconds: number;
};
export type CompareRecord = {
  readonly id: string;
  readonly madeAt: number;
  readonly model: string;
  readonly quantisation: string;
  readonly adapters: readonly NamedStrength[];
  readonly rows: readonly {
    readonly question: string;
    readonly expected: string | null;
    readonly without: ComparedAnswer;
    readonly with: ComparedAnswer;
  }[];
  readonly without: ComparedSide;
  readonly with: ComparedSide;
  /** The side with adapters when the same was compared last; null the first time. */
  readonly previous: { readonly madeAt: number; readonly with: ComparedSide } | null;
};

/** Some documents of the library as training data. */
export type TrainingPart = {
  /** Lines of chat JSONL. */
  readonly lines: readonly { readonly split: 'train' | 'valid'; readonly text: string }[];
  /** Documents left out because they hold text nobody can see. */
  readonly excluded: readonly string[];
  readonly documents: number;
  /** Where to go on; null at the end. */
  readonly next: string | null;
};
/** `layers` -1: all. */
export type TrainingSettings = {
  readonly rank: number;
  readonly layers: number;
  readonly batch: number;
  readonly sequenceTokens: number;
  readonly gradientCheckpoint: boolean;
  readonly iterations: number;
};
