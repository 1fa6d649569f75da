import type { ChatModel } from '../../src/main/engine/ports.ts';

/** A chat model that writes what `written` makes of each prompt, and the prompts it was given. */
export function writtenChat(written: (prompt: string) => string): { chat: ChatModel; prompts: readonly string[] } {
  const prompts: string[] = [];
  const chat: ChatModel = {
    info: async () => ({ modelId: 'fake', name: 'Fake', contextTokens: 4096 }),
    countTokens: async (texts) => texts.map((text) => text.length / 4),
    generate: async (turns, _options, onText) => {
      const prompt = turns.at(-1)?.text ?? '';
      prompts.push(prompt);
      const text = written(prompt);
      onText(text);
      return { text, reason: 'end', promptTokens: 1, generatedTokens: 1 };
    },
    nextTokens: async () => [],
  };
  return { chat, prompts };
}
