/** Folder to table from the command line, and the templates there are. Ended early, the same command goes on. */
import { lstat } from 'node:fs/promises';
import path from 'node:path';
import { AppError } from '../../preload/contract/errors.ts';
import { extractionModes } from '../../preload/contract/extraction-shapes.ts';
import type { Template } from '../../preload/contract/shapes.ts';
import { countText } from '../engine/collection/count-text.ts';
import { toTheEnd } from './batch-command.ts';
import { fileAt } from './file-commands.ts';
import { failWhereReadingStands, waitForWork } from './library-commands.ts';
import type { Door } from './open-door.ts';
import type { Output } from './output.ts';
import { type Command, usage } from './parse-command.ts';

export async function extractCommand(command: Command, door: Door, output: Output): Promise<void> {
  const [name = '', place = ''] = command.positionals;
  const said = command.value('mode') ?? 'auto';
  const mode = extractionModes.find((one) => one === said);
  if (!mode) throw usage(`--mode takes ${extractionModes.join(', ')}.`);
  const template = await door.request('template.get', { templateId: name }).catch(async (error: unknown) => {
    if (!(error instanceof AppError && error.code === 'not-found')) throw error;
    const ids = (await door.request('template.list', {})).map(({ id }) => id);
    throw new AppError('not-found', `There is no template "${name}". There are: ${ids.join(', ')}.`);
  });
  const model = command.value('model');
  const started = await door.request('extraction.start', {
    ...{ templateId: template.id, mode, title: `${template.name} — ${path.basename(path.resolve(place))}` },
    ...(await scopeOf(door, output, path.resolve(place))),
    ...(model === undefined ? {} : { modelPath: path.resolve(model) }),
  });
  const run = await toTheEnd(door, output, started, 'files');
  const format = output.json ? 'json' : command.has('csv') ? 'csv' : 'tsv';
  for (let from: number | null = 0; from !== null; ) {
    const part: { readonly text: string; readonly next: number | null } = await door.request('extraction.export', {
      ...{ runId: run.id, format, from },
    });
    output.raw(part.text);
    from = part.next;
  }
  const { quality } = await door.request('extraction.get', { runId: run.id });
  const score =
    quality === null
      ? ''
      : `, quality ${quality.score.toFixed(2)} (complete ${quality.completeness.toFixed(2)}, grounded ${quality.grounding.toFixed(2)})`;
  output.note(`${countText(run.done, 'file')}${run.failed > 0 ? `, ${run.failed} could not be read` : ''}${score}.`);
  // Rows of files that nothing here can read just now are left out of the run.
  if (run.skipped > 0) failWhereReadingStands(await door.request('library.status', {}));
}

type Scope = { readonly folderIds?: string[]; readonly fileIds?: string[]; readonly below?: string };

/** A folder that is not in the library is added and read first; one that is, is looked through. */
async function scopeOf(door: Door, output: Output, place: string): Promise<Scope> {
  const stats = await lstat(place).catch(() => null);
  const { folders } = await door.request('library.status', {});
  const holder = folders.find((folder) => place === folder.path || place.startsWith(`${folder.path}${path.sep}`));
  if (!holder) {
    if (stats?.isFile()) throw new AppError('not-found', `${place} is not in the library: add its folder first.`);
    const added = await door.request('folder.add', { path: place });
    await waitForWork(door, output);
    return { folderIds: [added.id] };
  }
  await door.start();
  await waitForWork(door, output);
  if (stats?.isFile()) return { fileIds: [(await fileAt(door, place)).id] };
  const below = path.relative(holder.path, place).split(path.sep).join('/');
  return { folderIds: [holder.id], ...(below === '' ? {} : { below: `${below}/` }) };
}

export async function templatesCommand(command: Command, door: Door, output: Output): Promise<void> {
  const [action = 'list', name] = command.positionals;
  if (action === 'show' && name !== undefined) {
    const template = await door.request('template.get', { templateId: name });
    output.document(template, () => templateText(template));
    return;
  }
  if (action !== 'list' || name !== undefined) throw usage('templates takes list, or show NAME.');
  const templates = await door.request('template.list', {});
  output.document(templates, () =>
    templates
      .map(({ id, purpose, fields }) => `${id}\n  ${purpose}\n  ${fields.map((field) => field.name).join(', ')}`)
      .join('\n'),
  );
}

function templateText({ id, purpose, fields }: Template): string {
  const width = Math.max(...fields.map(({ name }) => name.length));
  const lines = fields.map(({ name, type, description, rules }) => {
    const said = Object.entries(rules).map(([rule, value]) => (value === true ? rule : `${rule} ${value}`));
    return `  ${name.padEnd(width)}  ${type.padEnd(6)}  ${description}${said.length > 0 ? ` [${said.join(', ')}]` : ''}`;
  });
  return [id, `  ${purpose}`, ...lines].join('\n');
}
