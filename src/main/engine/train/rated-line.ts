/** One line of chat JSONL from an answer a person called good; where it came from stands beside the messages. */

export type RatedSource = {
  readonly path: string;
  readonly page: number | null;
  readonly start: number;
  readonly end: number;
  readonly quote: string;
};

/** `prompt`: system and user turns as the app sends them; `answer` cites passages in the order of `sources`. */
export function ratedLine(
  prompt: readonly { readonly role: string; readonly text: string }[],
  answer: string,
  sources: readonly RatedSource[],
): string {
  const messages = [
    ...prompt.map(({ role, text }) => ({ role, content: text })),
    { role: 'assistant', content: answer },
  ];
  const provenance = sources.map(({ path, page, start, end, quote }) => ({ path, page, start, end, quote }));
  return JSON.stringify({ messages, provenance: { rated: 'good', sources: provenance } });
}
