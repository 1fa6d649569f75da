/** The prompt a model would be given for a question, with its sources and scores: the right half of the house without the model. */
import type { HandlerInput } from '../../preload/contract/requests.ts';
import type { PackedContext, PackedSource } from '../../preload/contract/shapes.ts';
import { around, passagesOf } from './answer/answer.ts';
import { packPrompt } from './answer/prompt.ts';
import { estimateTokens } from './chunk/estimate-tokens.ts';
import { documentSource } from './document-source.ts';
import type { EngineContext } from './engine-context.ts';
import { limits } from './limits.ts';
import { placeOf } from './place-of.ts';
import { rankChunks } from './search/run/rank-chunks.ts';

/**
 * Tokens are estimated, on the high side: whoever takes the prompt away has a model of their own, and loading ours only to count
 * would take seconds. Rejects with `cancelled` and `context-too-small`.
 */
export async function packContext(
  context: EngineContext,
  { question, scope, contextTokens }: HandlerInput<'context.pack'>,
  signal: AbortSignal,
): Promise<PackedContext> {
  const { library } = context;
  const ranking = await rankChunks(context, question, 'hybrid', { within: scope }, signal);
  const found = passagesOf(context, ranking).slice(0, limits.answer.chatPassages);
  const passages = found.map(({ chunk, passage }) => ({ ...passage, around: around(context, chunk) }));
  const packed = await packPrompt(question, passages, contextTokens, async (texts) => estimateTokens(texts));
  const sources = packed.passages.flatMap(({ start, end, text }, index): PackedSource[] => {
    const source = found[index];
    if (!source) return [];
    const place = placeOf(library, source.content, { start, end });
    const { page, locator } = place;
    const score = source.score ?? 0;
    return [
      {
        id: index + 1,
        ...documentSource(context, source.content, source.file),
        page,
        start,
        end,
        text,
        locator,
        score,
      },
    ];
  });
  const messages = packed.turns.map(({ role, text }) => ({ role, content: text }));
  return {
    question,
    messages,
    sources,
    tokens: estimateTokens(messages.map(({ content }) => content)).reduce((sum, count) => sum + count, 0),
    contextTokens,
    coverage: scope ? library.scopes.coverage(scope) : library.coverage(),
  };
}
