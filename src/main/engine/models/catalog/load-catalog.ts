/** The catalogue that ships with the app. */
import { readFile } from 'node:fs/promises';
import { type CatalogEntry, modelCatalog } from './catalog-schema.ts';

/** Entries in the order they are recommended within their role. Throws when the shipped file is damaged: a fault of ours. */
export async function loadCatalog(file: string): Promise<readonly CatalogEntry[]> {
  return modelCatalog.parse(JSON.parse(await readFile(file, 'utf8'))).models;
}

/** Bytes of all its files; null until they are known. */
export function catalogBytes({ files }: Pick<CatalogEntry, 'files'>): number | null {
  return files.reduce<number | null>((sum, { bytes }) => (sum === null || bytes === null ? null : sum + bytes), 0);
}

/** Whether it may be downloaded: every file has a hash to be checked by, and a place to come from. */
export function isDownloadable({
  files,
  mirrors,
  bundled,
}: Pick<CatalogEntry, 'files' | 'mirrors' | 'bundled'>): boolean {
  return !bundled && mirrors.length > 0 && files.every(({ sha256 }) => sha256 !== null);
}
