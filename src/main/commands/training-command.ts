/** export-training: the library as chat JSONL, and the command that trains an adapter on it. */
import { appendFile, mkdir, readdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { AppError } from '../../preload/contract/errors.ts';
import type { TrainingPart } from '../../preload/contract/measure-shapes.ts';
import type { Door } from './open-door.ts';
import type { Output } from './output.ts';
import { type Command, usage } from './parse-command.ts';

const gibibyte = 1024 ** 3;

/** Writes train.jsonl, valid.jsonl and lora.yaml into a folder that is empty or not there yet. Rejects with `list-not-saved` otherwise. */
export async function exportTrainingCommand(command: Command, door: Door, output: Output): Promise<void> {
  const folder = path.resolve(command.positionals[0] as string);
  const memory = command.value('memory');
  if (memory !== undefined && !(Number(memory) >= 1)) throw usage('--memory takes gigabytes, for example 16.');
  const model = command.value('model');
  const rated = command.has('rated');
  if (rated && model) throw usage('--rated takes the questions as you asked them, so --model changes nothing there.');
  await makeEmpty(folder);
  const counts = { train: 0, valid: 0 };
  const excluded: string[] = [];
  let documents = 0;
  for (let after: string | null = ''; after !== null; ) {
    const input: { after: string; modelPath?: string } = {
      after,
      ...(model ? { modelPath: path.resolve(model) } : {}),
    };
    const part: TrainingPart = rated
      ? await door.request('training.rated', { after })
      : await door.request('training.part', input);
    for (const split of ['train', 'valid'] as const) {
      const lines = part.lines.filter((line) => line.split === split);
      counts[split] += lines.length;
      await appendFile(path.join(folder, `${split}.jsonl`), lines.map(({ text }) => `${text}\n`).join(''));
    }
    documents += part.documents;
    excluded.push(...part.excluded);
    after = part.next;
    if (!output.json)
      output.note(`${documents} ${rated ? 'rated answers' : 'documents'}, ${counts.train + counts.valid} lines`);
  }
  const { plan, config } = await door.request('training.plan', {
    lines: counts.train,
    folder,
    base: command.value('base') ?? 'PATH-OR-NAME-OF-YOUR-MODEL',
    ...(memory === undefined ? {} : { memoryBytes: Number(memory) * gibibyte }),
  });
  const settings = path.join(folder, 'lora.yaml');
  await writeFile(settings, config);
  const train = `mlx_lm.lora --config ${JSON.stringify(settings)}`;
  const value = { folder, documents, ...counts, excluded, plan, command: train };
  output.document(value, () =>
    [
      `${counts.train} lines to train on, ${counts.valid} to measure on, from ${documents} ${rated ? 'answers you rated good' : 'documents'}.`,
      ...(excluded.length > 0 ? [`Left out for hidden text: ${excluded.join(', ')}`] : []),
      ...(command.has('base') ? [] : [`Name your model in ${settings} first (or use --base).`]),
      'Train on a Mac with MLX:',
      `  ${train}`,
      `Then: docent adapter add ${JSON.stringify(path.join(folder, 'adapter'))}`,
    ].join('\n'),
  );
}

async function makeEmpty(folder: string): Promise<void> {
  try {
    await mkdir(folder, { recursive: true });
    if ((await readdir(folder)).length === 0) return;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new AppError('list-not-saved', `${folder} cannot be written (${code}).`, { path: folder });
  }
  throw new AppError('list-not-saved', `${folder} is not empty. Name a new folder.`, { path: folder });
}
