/** The real llama.cpp chat model of the tests; set-up joins it from its two packages (build/assets.json). */
import { existsSync } from 'node:fs';
import path from 'node:path';
import type { ModelFile } from '../../src/main/engine/ports.ts';

const file = path.resolve(import.meta.dirname, '../../.cache/models/tinyllama-1.1b-chat-iq2_xxs.gguf');

export function tinyLlama(role: ModelFile['role'] = 'chat'): ModelFile {
  if (!existsSync(file))
    throw new Error(`${file} is missing; \`npm test\` or build/scripts/fetch-assets.mjs makes it.`);
  return { id: `tiny-${role}`, name: 'TinyLlama 1.1B Chat', role, path: file };
}
