import type { Answer } from '../../../preload/contract/shapes.ts';
import { type AnswerListener, type Ask, runAnswer } from '../answer/answer.ts';
import { chosenModel } from '../chosen-models.ts';
import type { EngineContext } from '../engine-context.ts';
import { searchPresetOf } from '../search/run/search-preset.ts';

/** As `runAnswer`; the same question in the same conversation is answered from memory as long as nothing in the library has changed. */
export async function rememberedAnswer(context: EngineContext, ask: Ask, listener: AnswerListener): Promise<Answer> {
  const started = performance.now();
  const { answers } = context.caches;
  const reranker = chosenModel(context.personal, 'reranker')?.id ?? null;
  const model = ask.model ? [ask.model.path, ask.model.name] : null;
  const key = JSON.stringify([
    ask.question,
    model,
    ask.earlier ?? [],
    reranker,
    ask.adapters ?? [],
    ask.scope ?? null,
    ask.instructions ?? null,
    ask.way ?? 'auto',
    searchPresetOf(context.personal),
    chosenModel(context.personal, 'embedding')?.id ?? null,
    ask.model?.contextTokens ?? null,
  ]);
  // What is written while the answer is made makes it old at once.
  const version = context.library.version();
  const known = ask.fresh ? undefined : answers.get(key, version);
  if (known) {
    for (const part of known.parts) listener.onText(part.text);
    return { ...known, seconds: (performance.now() - started) / 1000, remembered: true };
  }
  const answer = await runAnswer(context, ask, listener);
  if (!answer.stopped) answers.set(key, version, answer);
  return answer;
}
