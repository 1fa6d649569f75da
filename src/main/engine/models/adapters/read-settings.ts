/** Reads a JSON object of bounded size that stands beside an adapter's weights. */
import { open } from 'node:fs/promises';
import { invalidAdapter } from './adapter-errors.ts';
import { adapterLimits } from './limits.ts';

export type AdapterSettings = Readonly<Record<string, unknown>>;

/** Rejects with `adapter-invalid`. */
export async function readSettings(path: string): Promise<AdapterSettings> {
  const file = await open(path, 'r').catch(() => {
    throw invalidAdapter('adapter_config.json is missing beside the weights');
  });
  try {
    const stat = await file.stat();
    if (!stat.isFile()) throw invalidAdapter('adapter_config.json is not a file');
    if (stat.size > adapterLimits.maxConfigBytes) throw invalidAdapter('adapter_config.json is far too long');
    const value = parsed(await file.readFile('utf8'));
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      throw invalidAdapter('adapter_config.json is no list of settings');
    }
    return value as AdapterSettings;
  } finally {
    await file.close();
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw invalidAdapter('adapter_config.json cannot be read');
  }
}
