/** Questions the person's files answer: made of their titles, headings and names, tried out, and offered when an answer was found. */
import type { Scope, SuggestedQuestion } from '../../preload/contract/shapes.ts';
import { runAnswer } from './answer/answer.ts';
import type { EngineContext } from './engine-context.ts';
import { spread } from './overview/central-sentences.ts';
import { overviewLimits } from './overview/limits.ts';
import { isSameTopic, questionAbout } from './overview/made-questions.ts';

const { suggestions: limits } = overviewLimits;

type Kept = { readonly key: string; readonly questions: readonly SuggestedQuestion[] };
const kept = new WeakMap<EngineContext, Kept>();

/** With what it asks about. */
type MadeSuggestion = SuggestedQuestion & { readonly topic: string };

/** A few, of different documents; the same as long as the same files can be read. Rejects with `cancelled`. */
export async function suggestedQuestions(
  context: EngineContext,
  scope: Scope | undefined,
  signal: AbortSignal,
): Promise<readonly SuggestedQuestion[]> {
  // Whatever was erased or added makes others of them.
  const key = JSON.stringify([context.library.version(), scope ?? null]);
  const known = kept.get(context);
  if (known?.key === key) return known.questions;
  const questions: MadeSuggestion[] = [];
  let tried = 0;
  for (const question of madeQuestions(context, scope)) {
    if (questions.length === limits.most) break;
    // Two files with the same heading would be the same question twice.
    if (questions.some(({ topic }) => isSameTopic(topic, question.topic))) continue;
    if (tried === limits.tried) break;
    tried += 1;
    const listener = { signal, onStage: () => undefined, onText: () => undefined };
    const answer = await runAnswer(context, { question: question.text, model: null, scope, way: 'passages' }, listener);
    if (answer.found) questions.push(question);
  }
  const offered = questions.map(({ topic: _, ...question }) => question);
  kept.set(context, { key, questions: offered });
  return offered;
}

/** One per document, different kinds first, not yet tried. */
export function madeQuestions(context: EngineContext, scope: Scope | undefined): MadeSuggestion[] {
  const { overview, chunks, contents: texts } = context.library;
  const contents = overview.contents(scope, 'newest', overviewLimits.topics.lookedInto);
  const ofKind = new Map<string, number>();
  const turn = new Map(
    contents.map(({ contentId, kind }) => {
      const before = ofKind.get(kind) ?? 0;
      ofKind.set(kind, before + 1);
      return [contentId, before];
    }),
  );
  const place = ({ contentId }: { readonly contentId: number }) => turn.get(contentId) ?? 0;
  const ordered = spread(contents, limits.documents).toSorted((a, b) => place(a) - place(b));
  return ordered.flatMap(({ contentId, documentId, filePublicId, title, name, language }) => {
    // From the middle on: beginnings are titles and lists of contents.
    const passages = chunks.ofContent(contentId);
    const inOrder = [...passages.slice(passages.length >> 1), ...passages.slice(0, passages.length >> 1)];
    for (const { start, end, headingPath } of spread(inOrder, limits.passages)) {
      const text = texts.text(contentId, start, end);
      const question = questionAbout({ title: title ?? name, headingPath, text, language });
      if (question) return [{ ...question, documentId, fileId: filePublicId, title: title ?? name }];
    }
    return [];
  });
}
