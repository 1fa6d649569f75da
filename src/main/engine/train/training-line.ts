/** One line of chat JSONL, as `mlx_lm.lora` and PEFT's trainers read it; what it was made of stands beside the messages. */

export type TrainingSource = {
  readonly path: string;
  readonly sha256: string;
  readonly page: number | null;
  /** UTF-16 offsets of the answer in the document's text. */
  readonly start: number;
  readonly end: number;
  readonly quote: string;
  /** Whether a model wrote the question, or it was made of the passage's words. */
  readonly question: 'written' | 'made';
};

/** `prompt`: system and user turns as the app itself sends them; the answer cites passage 1. */
export function trainingLine(
  prompt: readonly { readonly role: string; readonly text: string }[],
  source: TrainingSource,
): string {
  const answer = `${source.quote.replace(/\s+/g, ' ').trim()} [1]`;
  const messages = [
    ...prompt.map(({ role, text }) => ({ role, content: text })),
    { role: 'assistant', content: answer },
  ];
  return JSON.stringify({ messages, provenance: source });
}

/** Documents are split whole, by a name that is a hash: the same one lands on the same side in every export. */
export function splitOf(documentId: string, share: number): 'train' | 'valid' {
  const digits = /([0-9a-f]{8})$/.exec(documentId)?.[1] ?? '0';
  return Number.parseInt(digits, 16) / 0xffff_ffff < share ? 'valid' : 'train';
}
