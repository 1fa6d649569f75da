/** The same questions answered from the library with and without adapters, side by side. */
import { AppError } from '../../preload/contract/errors.ts';
import type {
  ComparedAnswer,
  ComparedSide,
  CompareRecord,
  NamedStrength,
  TestQuestion,
} from '../../preload/contract/measure-shapes.ts';
import { runAnswer } from './answer/answer.ts';
import type { EngineContext } from './engine-context.ts';
import { exactMatch } from './measure/exact-match.ts';
import { measureLimits } from './measure/limits.ts';
import { quantisationOf } from './models/quantisation-of.ts';
import type { AdapterUse, ModelFile } from './ports.ts';

export type Comparison = {
  readonly questions: readonly TestQuestion[];
  readonly model: ModelFile;
  readonly adapters: readonly (AdapterUse & NamedStrength)[];
  readonly signal: AbortSignal;
  /** Answers given so far, of two per question. */
  readonly onProgress: (done: number, total: number) => void;
};
type Kept = Omit<CompareRecord, 'id' | 'madeAt'>;

/** Rejects with `cancelled` or the model's own error. The record is kept. */
export async function runCompare(context: EngineContext, comparison: Comparison): Promise<CompareRecord> {
  const { questions, model, adapters } = comparison;
  const names = adapters.map(({ name, strength }) => ({ name, strength }));
  const quantisation = await quantisationOf(model.path);
  const total = questions.length * 2;
  // One side after the other: changing adapters costs what the model has read so far.
  const without = await answers(context, comparison, [], (done) => comparison.onProgress(done, total));
  const withThem = await answers(context, comparison, adapters, (done) =>
    comparison.onProgress(questions.length + done, total),
  );
  const rows = questions.map(({ text, answer }, index) => ({
    question: text,
    expected: answer ?? null,
    without: without[index] as ComparedAnswer,
    with: withThem[index] as ComparedAnswer,
  }));
  const subject = JSON.stringify([model.path, quantisation, names]);
  const { modelTests } = context.personal;
  const before = modelTests.last<Kept>('compare', subject);
  const kept: Kept = {
    model: model.name,
    quantisation,
    adapters: names,
    rows,
    without: sideOf(without),
    with: sideOf(withThem),
    previous: before ? { madeAt: before.madeAt, with: before.result.with } : null,
  };
  const { id, madeAt } = modelTests.add('compare', subject, kept, measureLimits.records);
  return { id, madeAt, ...kept };
}

/** Newest first. */
export function comparisons({ personal }: EngineContext): readonly CompareRecord[] {
  return personal.modelTests.list<Kept>('compare').map(({ id, madeAt, result }) => ({ id, madeAt, ...result }));
}

async function answers(
  context: EngineContext,
  { questions, model, signal }: Comparison,
  adapters: readonly AdapterUse[],
  onAnswer: (done: number) => void,
): Promise<readonly ComparedAnswer[]> {
  const given: ComparedAnswer[] = [];
  for (const { text: question, answer: expected } of questions) {
    const answer = await runAnswer(
      context,
      { question, model, adapters, unaided: true },
      { signal, onStage: () => undefined, onText: () => undefined },
    );
    if (answer.stopped || signal.aborted) throw new AppError('cancelled', 'Cancelled.');
    const text = answer.parts.map((part) => part.text).join('');
    const claims = answer.parts.filter((part) => part.text.trim() !== '');
    given.push({
      text,
      exact: exactMatch(text, expected ?? null),
      support: answer.found ? mean(claims.map((part) => Number(part.supported && part.citations.length > 0))) : 0,
      characters: text.length,
      seconds: answer.seconds,
    });
    onAnswer(given.length);
  }
  return given;
}

function sideOf(given: readonly ComparedAnswer[]): ComparedSide {
  const matches = given.flatMap(({ exact }) => (exact === null ? [] : [Number(exact)]));
  return {
    exact: matches.length === 0 ? null : mean(matches),
    support: mean(given.map(({ support }) => support)),
    characters: mean(given.map(({ characters }) => characters)),
    seconds: mean(given.map(({ seconds }) => seconds)),
  };
}

function mean(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;
}
