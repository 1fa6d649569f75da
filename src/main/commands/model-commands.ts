/** models list, recommend, download, pause, cancel, import, remove, context: the catalogue and what is on this disk. */
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { AppError } from '../../preload/contract/errors.ts';
import type { CatalogModel, DownloadStatus, ModelOverview, ModelSummary } from '../../preload/contract/shapes.ts';
import type { Door } from './open-door.ts';
import type { Output } from './output.ts';
import { type Command, usage } from './parse-command.ts';

/** Milliseconds between two looks at a download, and between two progress lines. */
const lookMs = 250;
const noteMs = 5_000;

type Action = (door: Door, output: Output, command: Command, name: string) => Promise<void>;

const actions: Readonly<Record<string, { readonly run: Action; readonly named: boolean }>> = {
  list: { run: list, named: false },
  recommend: { run: recommend, named: false },
  download: { run: download, named: true },
  pause: { run: pause, named: true },
  cancel: { run: cancel, named: true },
  import: { run: importModel, named: true },
  remove: { run: remove, named: true },
  context: { run: context, named: true },
};

export async function modelsCommand(command: Command, door: Door, output: Output): Promise<void> {
  const [name = 'list', target] = command.positionals;
  const action = Object.hasOwn(actions, name) ? actions[name] : undefined;
  if (!action) throw usage(`models takes ${Object.keys(actions).join(', ')}.`);
  if (action.named !== (target !== undefined)) {
    throw usage(action.named ? `Say which: models ${name} NAME.` : `models ${name} takes no name.`);
  }
  await action.run(door, output, command, target ?? '');
}

async function list(door: Door, output: Output): Promise<void> {
  const [models, overview] = await Promise.all([door.request('model.list', {}), door.request('model.overview', {})]);
  output.document({ models, catalog: overview.models, plan: overview.plan }, () =>
    [
      'On this disk',
      ...models.map(modelLine),
      '',
      `Catalogue (${planLine(overview)})`,
      ...overview.models.map((model) => `  ${catalogLine(model)}`),
    ].join('\n'),
  );
}

async function recommend(door: Door, output: Output): Promise<void> {
  const overview = await door.request('model.overview', {});
  const recommended = overview.models.filter((model) => model.recommended);
  output.document({ plan: overview.plan, models: recommended }, () =>
    [planLine(overview), ...recommended.map((model) => `${model.role.padEnd(10)} ${catalogLine(model)}`)].join('\n'),
  );
}

async function download(door: Door, output: Output, command: Command, id: string): Promise<void> {
  await door.start();
  const model = await catalogModel(door, id);
  if (command.has('allow')) await door.request('settings.set', { allowDownloads: true });
  if (model.installed) return output.document({ id, installed: true }, () => `${model.title} is here already.`);
  await door.request('model.download', { catalogId: id });
  let noted = Number.NEGATIVE_INFINITY;
  for (;;) {
    const { installed, download: status } = await catalogModel(door, id);
    if (installed) break;
    if (status?.state === 'failed') throw downloadError(status);
    if (status === null || status.state === 'paused') throw new AppError('cancelled', 'The download was stopped.');
    if (performance.now() - noted >= noteMs) {
      noted = performance.now();
      output.note(progressLine(model, status));
    }
    await sleep(lookMs);
  }
  output.document({ id, installed: true }, () => `${model.title} is here.`);
}

async function pause(door: Door, output: Output, _command: Command, id: string): Promise<void> {
  await door.request('model.pauseDownload', { catalogId: (await catalogModel(door, id)).id });
  output.document({ id, paused: true }, () => 'Paused. What has arrived stays.');
}

async function cancel(door: Door, output: Output, _command: Command, id: string): Promise<void> {
  await door.start();
  await door.request('model.cancelDownload', { catalogId: (await catalogModel(door, id)).id });
  output.document({ id, cancelled: true }, () => 'Stopped. What had arrived is deleted.');
}

async function importModel(door: Door, output: Output, command: Command, file: string): Promise<void> {
  const model = await door.request('model.import', { path: path.resolve(file), copy: command.has('copy') });
  output.document(model, () => `${model.name} (${model.role}): ${model.path}`);
}

async function remove(door: Door, output: Output, command: Command, name: string): Promise<void> {
  const model = (await door.request('model.list', {})).find(
    (each) => !each.bundled && (each.name === name || each.id === name || each.path === path.resolve(name)),
  );
  if (!model) throw new AppError('not-found', `There is no model called ${name} in the list.`);
  const { deletesFiles } = await door.request('model.uses', { modelId: model.id });
  await door.request('model.remove', { modelId: model.id, unlessUsed: !command.has('force') });
  output.document({ removed: model.name, filesDeleted: deletesFiles }, () =>
    deletesFiles ? `${model.name} and its files are gone.` : `${model.name} is out of the list. Its file stays.`,
  );
}

async function context(door: Door, output: Output, _command: Command, tokens: string): Promise<void> {
  const wished = tokens === 'auto' ? null : Number(tokens);
  if (wished !== null && !Number.isInteger(wished)) throw usage('models context takes a number of tokens, or auto.');
  await door.request('model.setContext', { tokens: wished });
  output.document({ contextTokens: wished }, () => (wished === null ? 'As the plan says.' : `${wished} tokens.`));
}

async function catalogModel(door: Door, id: string): Promise<CatalogModel> {
  const found = (await door.request('model.overview', {})).models.find((model) => model.id === id);
  if (!found) throw new AppError('not-found', `The catalogue has no ${id}; see models list.`);
  return found;
}

function downloadError({ reason, catalogId }: DownloadStatus): AppError {
  const code = reason?.code ?? 'download-failed';
  const detail = typeof reason?.values.detail === 'string' ? `: ${reason.values.detail}` : '';
  return new AppError(code, `${catalogId} could not be downloaded${detail}.`, reason?.values ?? {});
}

function planLine({ plan }: ModelOverview): string {
  const room = plan.takesTurns
    ? `${size(plan.roomAloneBytes)} for a chat model, which takes turns with reading`
    : `${size(plan.roomBytes)} for a chat model beside reading`;
  return `${size(plan.memoryBytes)} of memory: ${size(plan.systemBytes)} for the system and other programs, ${room}`;
}

function catalogLine({
  id,
  title,
  bytes,
  licence,
  fit,
  installed,
  recommended,
  downloadable,
  download: status,
}: CatalogModel) {
  const verdict = fit ? { fits: 'fits', tight: 'tight', no: 'too large' }[fit.verdict] : '';
  const needs = fit && fit.memory.cache > 0 ? `${size(fit.memory.total)} with ${fit.contextTokens} tokens` : '';
  const state = installed ? 'installed' : status ? status.state : downloadable ? '' : 'import from disk';
  const facts = [
    bytes === null ? 'size unknown' : size(bytes),
    licence,
    verdict,
    needs,
    recommended ? 'recommended' : '',
    state,
  ];
  return `${id}  ${title}: ${facts.filter(Boolean).join(', ')}`;
}

function modelLine({ name, role, state, selected, path: file }: ModelSummary): string {
  return `  ${name}  ${role}${selected ? ', chosen' : ''}${state === 'available' ? '' : `, ${state}`}  ${file ?? ''}`.trimEnd();
}

function progressLine(model: CatalogModel, status: DownloadStatus): string {
  const share = Math.floor((100 * status.bytes) / status.totalBytes);
  const speed = status.bytesPerSecond ? `, ${size(status.bytesPerSecond)}/s` : '';
  const left = status.secondsLeft === null ? '' : `, ${status.secondsLeft} s left`;
  return `${model.title}: ${status.state}, ${share} % of ${size(status.totalBytes)}${speed}${left}`;
}

/** As Finder counts. */
function size(bytes: number): string {
  return bytes < 1e9 ? `${(bytes / 1e6).toFixed(bytes < 1e7 ? 1 : 0)} MB` : `${(bytes / 1e9).toFixed(1)} GB`;
}
