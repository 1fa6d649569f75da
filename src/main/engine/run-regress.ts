/**
 * One question set over several files of what should be one model: the first named is the reference, and each other is said to agree
 * with it or not. What was found is kept, so that the next run says what changed.
 */
import { createHash } from 'node:crypto';
import { AppError, toWire } from '../../preload/contract/errors.ts';
import type { RegressFigures, RegressReport, RegressRow, TestQuestion } from '../../preload/contract/measure-shapes.ts';
import type { EngineContext } from './engine-context.ts';
import { changesSince } from './measure/changes-since.ts';
import { agrees, divergence } from './measure/divergence.ts';
import { exactMatch } from './measure/exact-match.ts';
import { measureLimits } from './measure/limits.ts';
import { quantisationOf } from './models/quantisation-of.ts';
import type { AdapterUse, ModelFile, NextToken } from './ports.ts';

type NamedUse = AdapterUse & { readonly name: string };
type Heard = { readonly next: readonly NextToken[]; readonly text: string };
type Listened = { readonly heard: readonly Heard[]; readonly tokensPerSecond: number };

/** Rejects when the reference fails, with its own error, or when cancelled; another model's failure is its row. */
export async function runRegress(
  context: EngineContext,
  questions: readonly TestQuestion[],
  models: readonly ModelFile[],
  adapters: readonly NamedUse[],
  signal: AbortSignal,
): Promise<RegressReport> {
  const set = createHash('sha256').update(JSON.stringify(questions)).digest('hex').slice(0, 16);
  let reference: Listened | null = null;
  const rows: RegressRow[] = [];
  for (const model of models) {
    const about = { model: model.name, quantisation: await quantisationOf(model.path) };
    try {
      const listened = await listen(context, model, questions, adapters, signal);
      reference ??= listened;
      const figures = figuresOf(questions, reference, listened);
      const verdict = reference === listened ? 'reference' : isClose(figures) ? 'agrees' : 'differs';
      const subject = JSON.stringify([set, model.path, about.quantisation, namesOf(adapters)]);
      const { modelTests } = context.personal;
      const before = modelTests.last<RegressFigures>('regress', subject);
      modelTests.add('regress', subject, figures, measureLimits.records);
      rows.push({
        ...about,
        verdict,
        figures,
        reason: null,
        previous: before ? { madeAt: before.madeAt, changes: changesSince(before.result, figures) } : null,
      });
    } catch (error) {
      const { code, data } = toWire(error);
      if (code === 'cancelled' || !reference) throw error;
      rows.push({ ...about, verdict: 'failed', figures: null, reason: { code, values: data }, previous: null });
    }
  }
  return {
    questions: questions.length,
    adapters: adapters.map(({ name, strength }) => ({ name, strength })),
    bounds: { divergence: measureLimits.meanDivergence, agreement: measureLimits.leastAgreement },
    rows,
  };
}

async function listen(
  context: EngineContext,
  model: ModelFile,
  questions: readonly TestQuestion[],
  adapters: readonly NamedUse[],
  signal: AbortSignal,
): Promise<Listened> {
  const chat = context.models.chat(model);
  const uses = adapters.map(({ path, strength }) => ({ path, strength }));
  const heard: Heard[] = [];
  let tokens = 0;
  let milliseconds = 0;
  for (const { text } of questions) {
    if (signal.aborted) throw new AppError('cancelled', 'Cancelled.');
    const next = await chat.nextTokens(text, measureLimits.tokens, uses);
    const started = performance.now();
    const result = await chat.generate(
      [{ role: 'user', text }],
      { maxTokens: measureLimits.answerTokens, temperature: 0, adapters: uses },
      () => undefined,
      signal,
    );
    if (result.reason === 'stopped') throw new AppError('cancelled', 'Cancelled.');
    milliseconds += performance.now() - started;
    tokens += result.generatedTokens;
    heard.push({ next, text: result.text });
  }
  return { heard, tokensPerSecond: tokens / (milliseconds / 1000) };
}

function figuresOf(questions: readonly TestQuestion[], reference: Listened, own: Listened): RegressFigures {
  const pairs = own.heard.map((heard, index) => ({ heard, model: reference.heard[index] as Heard }));
  const distances = pairs.map(({ heard, model }) => divergence(model.next, heard.next));
  const matches = own.heard.flatMap(({ text }, index) => {
    const match = exactMatch(text, questions[index]?.answer ?? null);
    return match === null ? [] : [match];
  });
  return {
    divergence: mean(distances),
    worst: Math.max(...distances),
    agreement: share(pairs.map(({ heard, model }) => agrees(model.next, heard.next))),
    sameAnswers: share(pairs.map(({ heard, model }) => heard.text === model.text)),
    exact: matches.length === 0 ? null : share(matches),
    tokensPerSecond: own.tokensPerSecond,
  };
}

const isClose = ({ divergence: distance, agreement }: RegressFigures): boolean =>
  distance <= measureLimits.meanDivergence && agreement >= measureLimits.leastAgreement;
const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
const share = (values: readonly boolean[]): number => mean(values.map(Number));
const namesOf = (adapters: readonly NamedUse[]) => adapters.map(({ name, strength }) => [name, strength]);
