/** adapter add, list, remove; and how a command names adapters to answer with. */
import path from 'node:path';
import { AppError } from '../../preload/contract/errors.ts';
import { type AdapterSummary, largestStrength } from '../../preload/contract/shapes.ts';
import type { Door } from './open-door.ts';
import type { Output } from './output.ts';
import { type Command, usage } from './parse-command.ts';

export async function adapterCommand(command: Command, door: Door, output: Output): Promise<void> {
  const [verb, what] = command.positionals;
  if (verb === 'list' && what === undefined) {
    const adapters = await door.request('adapter.list', {});
    return output.document(adapters, () => adapters.map(describe).join('\n') || 'No adapters.');
  }
  if (what === undefined || (verb !== 'add' && verb !== 'remove')) {
    throw usage('Usage: adapter add PATH, adapter list, adapter remove NAME.');
  }
  if (verb === 'add') {
    const model = command.value('model');
    const added = await door.request('adapter.add', {
      path: path.resolve(what),
      ...(model ? { modelPath: path.resolve(model) } : {}),
    });
    return output.document(added, () => describe(added));
  }
  const adapters = await door.request('adapter.list', {});
  const adapter = adapters.find(({ name, id }) => name === what || id === what);
  if (!adapter) throw new AppError('not-found', `There is no adapter “${what}”. See: docent adapter list`);
  await door.request('adapter.remove', { adapterId: adapter.id });
  output.document({ removed: adapter.name }, () => `Removed ${adapter.name}. Your own files stay.`);
}

/** `--adapter NAME[:STRENGTH]`, as often as wanted; a name may hold colons. */
export function adaptersIn(command: Command): { readonly adapter: string; readonly strength: number }[] {
  return command.values('adapter').map((value) => {
    const [, name = value, digits] = /^(.+):(\d+(?:\.\d+)?)$/s.exec(value) ?? [];
    const strength = digits === undefined ? 1 : Number(digits);
    if (strength > largestStrength) throw usage(`An adapter's strength goes from 0 to ${largestStrength}.`);
    return { adapter: name, strength };
  });
}

function describe(adapter: AdapterSummary): string {
  const { name, format, architecture, rank, layers, state } = adapter;
  const gone = state === 'missing' ? ', its file is gone' : '';
  return `${name}: ${format.toUpperCase()} for ${architecture} models, rank ${rank}, ${layers} ${layers === 1 ? 'layer' : 'layers'}${gone}`;
}
