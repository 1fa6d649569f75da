/**
 * A model server on this machine may pass what it is asked on to another computer: Ollama lists such models beside its own. Source: Ollama's
 * documentation of cloud models; their names end in "cloud", and its list gives their host as `remote_host`.
 */
import { AppError } from '../../../preload/contract/errors.ts';
import { localModelLimits } from './limits.ts';
import { askLocal, type LocalServer } from './local-request.ts';

/** True for the names Ollama gives models that run on its own computers: `gpt-oss:120b-cloud`, `kimi-k2:cloud`. */
export function isNamedElsewhere(model: string): boolean {
  return /[:-]cloud$/i.test(model.trim());
}

/**
 * Names (as `bareName` makes them) of models that the server says run on another computer; none where it keeps no such list: another
 * server than Ollama. Rejects as `askLocal` does: a list that can't be read may name the very model.
 */
export async function modelsElsewhere(server: LocalServer, signal: AbortSignal): Promise<ReadonlySet<string>> {
  const text = await listOf(server, signal);
  if (text === null) return new Set();
  const models = listed(text).filter(({ remote_host: host }) => typeof host === 'string' && host !== '');
  return new Set(models.flatMap(({ name, model }) => [name, model].flatMap((each) => (each ? [bareName(each)] : []))));
}

/** Rejects with `endpoint-model-elsewhere` where the model's work would leave this machine, else as `modelsElsewhere`. */
export async function assertRunsHere(server: LocalServer, model: string, signal: AbortSignal): Promise<void> {
  if (isNamedElsewhere(model) || (await modelsElsewhere(server, signal)).has(bareName(model))) {
    throw new AppError('endpoint-model-elsewhere', 'This model does not run on this computer.', { model });
  }
}

/** `registry.ollama.ai/library/Far:latest` is `far`: without what is meant where nothing is said. */
export function bareName(model: string): string {
  return model
    .trim()
    .toLowerCase()
    .replace(/^(?:[^/]+\.[^/]+\/)?(?:library\/)?/, '')
    .replace(/:latest$/, '');
}

/** What the server answers; null where it knows no such list. */
async function listOf(server: LocalServer, signal: AbortSignal): Promise<string | null> {
  try {
    const { answer, ended } = await askLocal(server, 'api/tags', null, signal);
    let text = '';
    let outcome = 'endpoint-refused';
    try {
      for await (const part of answer.setEncoding('utf8') as AsyncIterable<string>) {
        text += part;
        if (text.length > localModelLimits.longestLine)
          throw new AppError('endpoint-refused', 'The model server lists more than can be read.', { detail: 'list' });
      }
      outcome = 'complete';
    } finally {
      ended(outcome);
    }
    return text;
  } catch (error) {
    if (error instanceof AppError && error.code === 'endpoint-refused' && isUnknown(error.data.detail)) return null;
    throw error;
  }
}

const isUnknown = (status: unknown) => status === '404' || status === '405';

type ListedModel = { readonly name?: string; readonly model?: string; readonly remote_host?: string };

/** Nothing where the answer is no such list: some servers answer every path with a page. */
function listed(text: string): readonly ListedModel[] {
  try {
    const { models } = JSON.parse(text) as { readonly models?: unknown };
    return Array.isArray(models) ? (models as ListedModel[]) : [];
  } catch {
    return [];
  }
}
