/** Adds the server to a program's settings: after a copy of them, everything else in them left as it is, at one stroke. */
import { copyFile, mkdir, readFile, realpath, rename, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { AppError } from '../../../preload/contract/errors.ts';
import type { Client, ServerEntry } from './clients.ts';

export type WrittenConfig = {
  /** The copy; null when there was no file. */
  readonly backup: string | null;
};

/** Rejects with `client-config-unreadable` for a file that is not plain JSON (comments would be lost); it is then left alone. */
export async function writeClientConfig(client: Client, name: string, entry: ServerEntry): Promise<WrittenConfig> {
  // Settings kept elsewhere and linked to stay linked.
  const file = await realpath(client.file).catch(() => client.file);
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw unreadable(client);
  });
  const config = parse(client, text);
  const servers = config[client.key] ?? {};
  if (!isObject(servers)) throw unreadable(client);
  const next = { ...config, [client.key]: { ...servers, [name]: entry } };
  const mode = text === null ? 0o600 : (await stat(file)).mode & 0o777;
  await mkdir(path.dirname(file), { recursive: true });
  const backup = text === null ? null : `${file}.before-docent-${new Date().toISOString().replace(/[:.]/g, '-')}`;
  if (backup) await copyFile(file, backup);
  const part = `${file}.docent-part`;
  try {
    await writeFile(part, `${JSON.stringify(next, null, 2)}\n`, { mode });
    await rename(part, file);
  } finally {
    await rm(part, { force: true });
  }
  return { backup };
}

function parse(client: Client, text: string | null): Record<string, unknown> {
  if (text === null || text.trim() === '') return {};
  try {
    const value: unknown = JSON.parse(text.replace(/^\uFEFF/, ''));
    if (isObject(value)) return value;
  } catch {
    throw unreadable(client);
  }
  throw unreadable(client);
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function unreadable({ title, file }: Client): AppError {
  return new AppError(
    'client-config-unreadable',
    `The settings of ${title} (${file}) are not plain JSON, so they were not changed. Add the lines by hand: run this without --write.`,
    { file },
  );
}
