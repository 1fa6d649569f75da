import type { EngineContext } from './engine-context.ts';
import { type WritingHabits, writingHabitsOf } from './extraction/writing-habits.ts';

/** How a stored document writes dates and numbers; of one that is gone, or none, nothing is known. */
export function habitsOfContent({ library }: EngineContext, documentId: string | null): WritingHabits {
  const content = documentId === null ? undefined : library.contents.byPublicId(documentId);
  function* texts() {
    if (!content) return;
    for (const { unit } of library.contents.pages(content.id))
      yield library.contents.page(content.id, unit)?.text ?? '';
  }
  return writingHabitsOf(texts(), content?.language ?? null);
}
