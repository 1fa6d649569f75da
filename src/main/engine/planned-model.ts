/** The memory plan of this machine and library, and a chat model with the context the plan gives it. */
import type { MemoryPlan } from '../../preload/contract/shapes.ts';
import type { EngineContext } from './engine-context.ts';
import { fitModel, memoryPlan } from './plan/memory-plan.ts';
import type { ModelFacts } from './plan/model-memory.ts';
import type { CheckedModel, ModelFile } from './ports.ts';

type Planned = Pick<EngineContext, 'machine' | 'library' | 'personal' | 'registry' | 'embeddings'>;

/** The embedder that ships with the app, until another's files have been looked at (`test/model/memory-plan.test.ts` measures it). */
const bundledFacts: ModelFacts = {
  format: 'onnx',
  weightBytes: 22_972_370,
  contextTokens: 256,
  network: { width: 384, vocabulary: 30_522, keptPerToken: 0, keptInWindow: 0, windowTokens: 0 },
};

export const contextKey = 'chat-context';

export function factsOf({ bytes, contextTokens, network, onnx }: CheckedModel): ModelFacts {
  return { format: onnx ? 'onnx' : 'gguf', weightBytes: bytes, contextTokens, network };
}

/** Tokens a person wishes for chat; null: as the plan says. */
export function wishedContext({ personal }: Pick<EngineContext, 'personal'>): number | null {
  return personal.settings.get<number>(contextKey);
}

export function wishContext({ personal }: Pick<EngineContext, 'personal'>, tokens: number | null): void {
  personal.settings.set(contextKey, tokens);
}

export async function currentPlan(context: Planned, embedder: ModelFile | null): Promise<MemoryPlan> {
  const answering = context.library.embeddings.answering();
  const vectors = answering ? context.library.vectors.countOf(answering) : 0;
  const facts = embedder ? await context.registry.facts(embedder).then(factsOf, () => bundledFacts) : bundledFacts;
  return memoryPlan(context.machine.read(), { vectors, dimensions: answering?.dimensions ?? 384 }, facts);
}

/** The file with what the plan gives it; a model that does not fit gets the least context and is tried all the same. */
export async function withPlannedContext(
  context: Planned,
  file: ModelFile,
  embedder: ModelFile | null,
): Promise<ModelFile> {
  const plan = await currentPlan(context, embedder);
  const fit = fitModel(plan, factsOf(await context.registry.facts(file)), wishedContext(context));
  return { ...file, contextTokens: fit.contextTokens, cachePrecision: fit.cachePrecision };
}
