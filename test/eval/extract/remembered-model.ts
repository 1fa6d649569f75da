/** A real chat model whose answers are kept on disk: at temperature 0 the same question has the same answer, so measuring again costs nothing. */
import { createHash } from 'node:crypto';
import { appendFileSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { ChatModel, GenerateResult } from '../../../src/main/engine/ports.ts';
import { startModelHostProcess } from '../../helpers/model-host-process.ts';
import type { TestModel } from './test-model.ts';

const folder = path.resolve(import.meta.dirname, '../../../test-output');

export type RememberedModel = { readonly chat: ChatModel; readonly close: () => Promise<void> };

/** Questions are told apart by all that shapes an answer; another model has a file of its own. */
export function rememberedModel({ path: file, name }: TestModel): RememberedModel {
  const { models } = startModelHostProcess();
  const chat = models.chat({ id: 'measured', name, role: 'chat', path: file });
  mkdirSync(folder, { recursive: true });
  const store = path.join(folder, `answers-${name}.jsonl`);
  const known = new Map<string, GenerateResult>();
  for (const line of existsSync(store) ? readFileSync(store, 'utf8').split('\n') : []) {
    if (line === '') continue;
    const { key, result } = JSON.parse(line) as { readonly key: string; readonly result: GenerateResult };
    known.set(key, result);
  }
  return {
    chat: {
      ...chat,
      async generate(turns, options, onText, signal) {
        const { maxTokens, grammar = '', adapters = [] } = options;
        const key = createHash('sha256')
          .update(JSON.stringify([turns, maxTokens, grammar, adapters]))
          .digest('hex');
        const before = known.get(key);
        if (before) return before;
        const result = await chat.generate(turns, options, onText, signal);
        known.set(key, result);
        appendFileSync(store, `${JSON.stringify({ key, result })}\n`);
        return result;
      },
    },
    close: () => models.close(),
  };
}
