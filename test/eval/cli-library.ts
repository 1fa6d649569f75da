import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const cli = join(import.meta.dirname, '..', '..', 'out', 'main', 'cli.js');
/** Bytes of JSON lines one command may print. */
const mostOutput = 512 * 1024 * 1024;

export type BatchQuery = { readonly id: string; readonly text: string };
export type BatchHit = {
  readonly path: string;
  readonly page: number | null;
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly score: number;
};
export type BatchHits = { readonly id: string; readonly hits: readonly BatchHit[] };
export type BatchAnswer = {
  readonly id: string;
  readonly answer: string;
  readonly found: boolean;
  readonly citations: readonly {
    readonly path: string;
    readonly page: number | null;
    readonly quote: string;
    readonly verified: boolean;
  }[];
  readonly seconds: number;
  /** Left out: from passages. */
  readonly way?: {
    readonly kind: string;
    readonly file?: string;
    readonly values?: readonly string[];
    readonly total?: { readonly counted: number; readonly uncounted: readonly unknown[] };
  };
  readonly wordsOnly?: true;
};
export type FileState = {
  readonly path: string;
  readonly state: string;
  readonly pages: number | null;
  readonly pagesRead: number;
  readonly characters: number;
  readonly members: number;
  readonly error: string | null;
  readonly doubt: string | null;
};
export type Using = 'hybrid' | 'keyword' | 'vector';

/** A library in a temporary folder, used only through the real command line, as a person's script would. */
export type CliLibrary = {
  add(folder: string): Promise<void>;
  files(): Promise<readonly FileState[]>;
  search(queries: readonly BatchQuery[], using: Using, k: number): Promise<readonly BatchHits[]>;
  /** `args` as the command line takes them: which model writes. */
  ask(questions: readonly BatchQuery[], ...args: string[]): Promise<readonly BatchAnswer[]>;
  remove(): void;
};

/** Throws when the command line has not been built. */
export function createCliLibrary(): CliLibrary {
  if (!existsSync(cli)) throw new Error('out/main/cli.js is missing: run `npm run build` first.');
  const dataDir = mkdtempSync(join(tmpdir(), 'docent-eval-'));
  const docent = async (...args: string[]) => {
    const { stdout } = await run(process.execPath, [cli, ...args, '--data-dir', dataDir], { maxBuffer: mostOutput });
    return stdout;
  };
  const batch = async <Line>(command: string, queries: readonly BatchQuery[], ...args: string[]) => {
    const file = join(dataDir, 'batch.jsonl');
    writeFileSync(file, queries.map(({ id, text }) => JSON.stringify({ id, text })).join('\n'));
    const lines = (await docent(command, '--batch', file, ...args)).split('\n');
    return lines.filter((line) => line !== '').map((line) => JSON.parse(line) as Line);
  };
  return {
    async add(folder) {
      await docent('add', folder, '--wait');
    },
    files: async () => JSON.parse(await docent('files', '--json')) as FileState[],
    search: (queries, using, k) => batch<BatchHits>('search', queries, '--using', using, '-k', String(k)),
    ask: (questions, ...args) => batch<BatchAnswer>('ask', questions, ...args),
    remove: () => rmSync(dataDir, { recursive: true, force: true }),
  };
}
