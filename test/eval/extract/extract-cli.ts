/** Folder to table through the built command line, in a library of its own. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { jsonOf } from '../../helpers/docent-cli.ts';

export type CliItem = {
  readonly value: string;
  readonly verified: boolean;
  readonly confidence: number;
  readonly page: number | null;
  readonly start: number | null;
  readonly end: number | null;
};
export type CliCell = Omit<CliItem, 'value'> & {
  readonly value: string | number | boolean | readonly string[] | null;
  readonly items?: readonly CliItem[];
};
export type CliRow = { readonly path: string; readonly cells: Readonly<Record<string, CliCell>> };

export type ExtractLibrary = {
  rows(template: string, folder: string, mode: string, model?: string): Promise<readonly CliRow[]>;
  remove(): void;
};

export function createExtractLibrary(): ExtractLibrary {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'docent-extract-'));
  return {
    async rows(template, folder, mode, model) {
      const given = model === undefined ? [] : ['--model', model];
      const { rows } = await jsonOf<{ rows: CliRow[] }>(
        ...['extract', template, folder, '--mode', mode, ...given, '--data-dir', dataDir],
      );
      return rows;
    },
    remove: () => rmSync(dataDir, { recursive: true, force: true }),
  };
}
