/** One thing another program may ask: said once, used by MCP and the local API alike. Every tool only reads. */
import { z } from 'zod';
import { AppError } from '../../../../preload/contract/errors.ts';
import type { DoorAccess } from '../door-access.ts';
import { doorLimits } from '../limits.ts';

export type ToolUse = {
  readonly access: DoorAccess;
  /** Folders this door may read; null: the whole library. */
  readonly allowed: readonly string[] | null;
  readonly signal: AbortSignal;
  /** Hears an answer's text while it is written; most callers have none. */
  readonly onText?: (delta: string) => void;
};

export type Tool = {
  readonly name: string;
  readonly title: string;
  /** For a model that decides whether to call it. */
  readonly description: string;
  readonly input: z.ZodType;
  /** Parses `given`; rejects with `bad-request` and what the library says. */
  run(given: unknown, use: ToolUse): Promise<object>;
};

type Definition<Input extends z.ZodType> = Omit<Tool, 'input' | 'run'> & {
  readonly input: Input;
  readonly run: (input: z.output<Input>, use: ToolUse) => Promise<object>;
};

export function defineTool<Input extends z.ZodType>({ run, ...rest }: Definition<Input>): Tool {
  return { ...rest, run: async (given, use) => run(parsed(rest.input, given), use) };
}

/** Throws `bad-request`, naming the field. */
export function parsed<Schema extends z.ZodType>(schema: Schema, given: unknown): z.output<Schema> {
  const result = schema.safeParse(given);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  const field = issue?.path.join('.') ?? '';
  const detail = `${field === '' ? '' : `${field}: `}${issue?.message ?? 'not valid'}`;
  throw new AppError('bad-request', `Not a valid request: ${detail}.`, { detail });
}

export const foldersField = z
  .array(z.string().min(1).max(4096))
  .max(doorLimits.folders)
  .optional()
  .describe('Only these folders of the library: their ids or paths, as list_documents names them.');

type DoorScope = { folderIds: string[]; fileIds: string[] };

/** Where a request may look; undefined: everywhere. Rejects with `not-found` for a folder that is not there, or not for this door. */
export async function scopeOf(use: ToolUse, wanted: readonly string[] | undefined): Promise<DoorScope | undefined> {
  // An empty list names nothing to be kept to.
  if (!wanted || wanted.length === 0) return use.allowed ? { folderIds: [...use.allowed], fileIds: [] } : undefined;
  const { folders } = await use.access.request('library.status', {}, use.signal);
  const folderIds = wanted.map((name) => {
    const folder = folders.find(({ id, path }) => id === name || path === name.replace(/(?<=.)\/+$/, ''));
    if (folder && (!use.allowed || use.allowed.includes(folder.id))) return folder.id;
    throw new AppError('not-found', `${name} is not a folder of the library, or not one this door may read.`);
  });
  return { folderIds, fileIds: [] };
}
