/** regress and compare: a person's own question set over models and adapters. */
import path from 'node:path';
import { AppError } from '../../preload/contract/errors.ts';
import type {
  ComparedSide,
  CompareRecord,
  MeasuredChange,
  RegressReport,
  RegressRow,
} from '../../preload/contract/measure-shapes.ts';
import { adaptersIn } from './adapter-commands.ts';
import type { Door } from './open-door.ts';
import type { Output } from './output.ts';
import { type Command, usage } from './parse-command.ts';
import { readQuestions } from './read-questions.ts';

/** Rejects with `model-failed` after printing when a model differs from the first, so that a script notices. */
export async function regressCommand(command: Command, door: Door, output: Output): Promise<void> {
  const report = await door.request('regress.run', {
    questions: await questionsOf(command),
    modelPaths: command.positionals.map((file) => path.resolve(file)),
    adapters: adaptersIn(command),
  });
  output.document(report, () => regressText(report));
  const wrong = report.rows.filter(({ verdict }) => verdict === 'differs' || verdict === 'failed');
  if (wrong.length === 0) return;
  const names = wrong.map(({ model }) => model).join(', ');
  throw new AppError('model-failed', `Not the same as ${report.rows[0]?.model}: ${names}.`, { models: names });
}

export async function compareCommand(command: Command, door: Door, output: Output): Promise<void> {
  const adapters = adaptersIn(command);
  if (adapters.length === 0) throw usage('compare needs --adapter NAME[:STRENGTH].');
  const model = command.value('model');
  const record = await door.request('compare.once', {
    questions: await questionsOf(command),
    adapters,
    ...(model ? { modelPath: path.resolve(model) } : {}),
  });
  output.document(record, () => compareText(record));
}

async function questionsOf(command: Command) {
  const file = command.value('questions');
  if (!file) throw usage(`${command.name} needs --questions FILE.jsonl.`);
  return readQuestions(file);
}

function regressText({ rows, questions, bounds }: RegressReport): string {
  const head = `${questions} questions; a model differs beyond ${bounds.divergence} nats or below ${percent(bounds.agreement)} agreement.`;
  return [head, ...rows.map(rowText)].join('\n');
}

function rowText({ model, quantisation, verdict, figures, reason, previous }: RegressRow): string {
  const name = `${verdict.toUpperCase().padEnd(9)} ${model} (${quantisation})`;
  if (!figures) return `${name}: ${reason?.code ?? 'failed'}`;
  const { divergence, worst, agreement, sameAnswers, exact, tokensPerSecond } = figures;
  const said = [
    `${divergence.toFixed(4)} nats (worst ${worst.toFixed(4)})`,
    `${percent(agreement)} agreement`,
    `${percent(sameAnswers)} same answers`,
    ...(exact === null ? [] : [`${percent(exact)} as expected`]),
    `${tokensPerSecond.toFixed(1)} tokens/s`,
  ].join(', ');
  return `${name}: ${said}${previous ? `\n          since ${day(previous.madeAt)}: ${changesText(previous.changes)}` : ''}`;
}

function changesText(changes: readonly MeasuredChange[]): string {
  if (changes.length === 0) return 'nothing changed';
  const names = { divergence: 'nats', agreement: 'agreement', exact: 'as expected', tokensPerSecond: 'tokens/s' };
  const number = (value: number | null) => (value === null ? 'none' : value.toFixed(4));
  return changes.map(({ figure, before, now }) => `${names[figure]} ${number(before)} → ${number(now)}`).join(', ');
}

function compareText({
  model,
  quantisation,
  adapters,
  rows,
  without,
  with: withThem,
  previous,
}: CompareRecord): string {
  const names = adapters.map(({ name, strength }) => `${name}:${strength}`).join(', ');
  const questions = rows.map(
    (row) => `\n${row.question}\n  without: ${oneLine(row.without.text)}\n  with:    ${oneLine(row.with.text)}`,
  );
  return [
    `${model} (${quantisation}) with ${names}`,
    ...questions,
    '',
    `without: ${sideText(without)}`,
    `with:    ${sideText(withThem)}`,
    ...(previous ? [`since ${day(previous.madeAt)}: ${sideText(previous.with)} before`] : []),
  ].join('\n');
}

function sideText({ exact, support, characters, seconds }: ComparedSide): string {
  const expected = exact === null ? '' : `${percent(exact)} as expected, `;
  return `${expected}${percent(support)} supported, ${characters.toFixed(0)} characters, ${seconds.toFixed(1)} s`;
}

const percent = (share: number): string => `${Math.round(share * 100)} %`;
const day = (at: number): string => new Date(at).toISOString().slice(0, 10);
const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim().slice(0, 300);
