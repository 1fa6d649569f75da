/** Long work from the command line: a list of questions as a table, one question over every file. Ended early, the same command goes on. */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { AppError } from '../../preload/contract/errors.ts';
import type { RequestInput } from '../../preload/contract/requests.ts';
import type { Answer, AnswerMode, BatchRun } from '../../preload/contract/shapes.ts';
import type { Door } from './open-door.ts';
import type { Output } from './output.ts';
import { type Command, usage } from './parse-command.ts';

export async function batchCommand(command: Command, door: Door, output: Output): Promise<void> {
  const mode = command.value('mode') ?? (command.has('model') ? 'generate' : 'extract');
  if (mode !== 'extract' && mode !== 'generate') throw usage('--mode takes extract or generate.');
  const [file = ''] = command.positionals;
  const text = await readFile(file, 'utf8').catch(() => {
    throw new AppError('file-missing', `${file} cannot be read.`);
  });
  const { questions } = await door.request('questions.read', { text });
  const started = await door.request('questions.start', {
    title: path.basename(file),
    questions: [...questions],
    mode,
    ...modelOf(command.value('model')),
  });
  const run = await toTheEnd(door, output, started, 'questions');
  const format = output.json ? 'json' : command.has('csv') ? 'csv' : 'markdown';
  for (let from: number | null = 0; from !== null; ) {
    const part: { readonly text: string; readonly next: number | null } = await door.request('batch.export', {
      runId: run.id,
      format,
      from,
    });
    output.raw(part.text);
    from = part.next;
  }
  output.note(
    `${run.done} answered, ${run.found} of them found in your files${run.failed > 0 ? `, ${run.failed} failed` : ''}.`,
  );
}

/** Rejects with why it had to rest; asked again, it goes on from there. */
export async function askCollection(
  door: Door,
  output: Output,
  question: string,
  mode: AnswerMode,
  model: string | undefined,
  scope: RequestInput<'collection.start'>['scope'] | null = null,
): Promise<Answer> {
  const started = await door.request('collection.start', {
    ...{ question, mode, ...modelOf(model) },
    ...(scope ? { scope } : {}),
  });
  const { id } = await toTheEnd(door, output, started, 'files');
  return door.request('collection.answer', { runId: id });
}

const modelOf = (model: string | undefined) => (model === undefined ? {} : { modelPath: path.resolve(model) });

/** Follows a run, telling every tenth part on stderr. */
export async function toTheEnd(door: Door, output: Output, started: BatchRun, what: string): Promise<BatchRun> {
  let run = started;
  let told = 0;
  while (run.state === 'queued' || run.state === 'running') {
    await sleep(lookMs);
    run = await door.request('batch.get', { runId: run.id });
    const ended = run.done + run.failed + run.skipped;
    const tenth = Math.floor((10 * ended) / Math.max(1, run.total));
    if (tenth > told && tenth < 10) {
      told = tenth;
      const left = run.secondsLeft === null ? '' : `, about ${Math.max(1, Math.round(run.secondsLeft / 60))} min left`;
      output.note(`${ended} of ${run.total} ${what}, ${run.found} with something found${left}`);
    }
  }
  if (run.state === 'done') return run;
  const { code, values } = run.reason ?? { code: 'cancelled' as const, values: {} };
  throw new AppError(
    code,
    `It rests after ${run.done} of ${run.total} ${what} (${code}). The same command goes on from there.`,
    values,
  );
}

/** Milliseconds between looks at a run: nothing tells a command line of progress. */
const lookMs = 150;
