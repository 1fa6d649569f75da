/** What a model would say next, as probabilities: the check that an adapter is applied, and how two files of one model are compared. */
import type { LlamaContextSequence, LlamaModel, Token } from 'node-llama-cpp';
import type { NextToken } from '../engine/ports.ts';

/** The likeliest `count` tokens after `text`, best first. Empty when the model computes no numbers. */
export async function nextTokens(
  model: LlamaModel,
  sequence: LlamaContextSequence,
  text: string,
  count: number,
): Promise<readonly NextToken[]> {
  const tokens = promptTokens(model, text);
  await sequence.clearHistory();
  const last = tokens.length - 1;
  const evaluated = await sequence.controlledEvaluate([
    ...tokens.slice(0, last),
    [tokens[last] as Token, { generateNext: { probabilities: true, options: { temperature: 0 } } }],
  ]);
  await sequence.clearHistory();
  const probabilities = evaluated[last]?.next?.probabilities ?? new Map<Token, number>();
  return [...probabilities]
    .filter(([, probability]) => Number.isFinite(probability))
    .sort(([, one], [, other]) => other - one)
    .slice(0, count)
    .map(([token, probability]) => ({
      token,
      text: model.detokenize([token], true),
      logProbability: Math.log(probability),
    }));
}

/** With the begin mark the model was trained on; an empty text is that mark alone. */
function promptTokens(model: LlamaModel, text: string): Token[] {
  const { bos, shouldPrependBosToken } = model.tokens;
  const tokens = model.tokenize(text);
  if (bos !== null && (shouldPrependBosToken || tokens.length === 0)) return [bos, ...tokens];
  return tokens.length > 0 ? tokens : model.tokenize(' ');
}
