import { existsSync } from 'node:fs';
import path from 'node:path';

export type TestModel = { readonly path: string; readonly name: string };

/** The chat model named by DOCENT_EVAL_MODEL (`none`: rules alone, for there is no waiting for a small model then), else the small one of the tests; null and a line on stderr where there is none. */
export function testModel(): TestModel | null {
  if (process.env.DOCENT_EVAL_MODEL === 'none') return null;
  const file =
    process.env.DOCENT_EVAL_MODEL ??
    path.resolve(import.meta.dirname, '../../../.cache/models/tinyllama-1.1b-chat-iq2_xxs.gguf');
  if (existsSync(file)) return { path: file, name: path.parse(file).name };
  console.error(`extract: no chat model at ${file}; only rules are measured.`);
  return null;
}
