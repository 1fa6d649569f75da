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

/** Names of models that the server says run on another computer; none where it keeps no such list. Rejects with `endpoint-unreachable` or `cancelled`. */
export async function modelsElsewhere(server: LocalServer, signal: AbortSignal): Promise<ReadonlySet<string>> {
  try {
    const { answer, ended } = await askLocal(server, 'api/tags', null, signal);
    let text = '';
    for await (const part of answer.setEncoding('utf8') as AsyncIterable<string>) {
      text += part;
      // Not the list of names it would be.
      if (text.length > localModelLimits.longestLine) return new Set();
    }
    ended('complete');
    const { models } = JSON.parse(text) as { readonly models?: readonly ListedModel[] };
    const remote = (models ?? []).filter(({ remote_host: host }) => typeof host === 'string' && host !== '');
    return new Set(remote.flatMap(({ name, model }) => [name, model].flatMap((each) => (each ? [bare(each)] : []))));
  } catch (error) {
    // Another server than Ollama knows no such list, or answers something else.
    if (error instanceof SyntaxError || (error instanceof AppError && error.code === 'endpoint-refused'))
      return new Set();
    throw error;
  }
}

type ListedModel = { readonly name?: string; readonly model?: string; readonly remote_host?: string };

/** Rejects with `endpoint-model-elsewhere` where the model's work would leave this machine, else as `modelsElsewhere`. */
export async function assertRunsHere(server: LocalServer, model: string, signal: AbortSignal): Promise<void> {
  if (isNamedElsewhere(model) || (await modelsElsewhere(server, signal)).has(bare(model))) {
    throw new AppError('endpoint-model-elsewhere', 'This model does not run on this computer.', { model });
  }
}

/** Without the tag that is meant where none is said. */
function bare(model: string): string {
  return model.replace(/:latest$/, '');
}
