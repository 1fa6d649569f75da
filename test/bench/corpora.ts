import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';

const corpora = path.resolve(import.meta.dirname, '../../../shared/corpora');

/** Real PDF files to measure with, sorted by name; empty where the test material is not there. */
export function realPdfs(): readonly string[] {
  const folder = path.join(corpora, 'docqa/financebench');
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.toLowerCase().endsWith('.pdf'))
    .sort()
    .map((name) => path.join(folder, name));
}
