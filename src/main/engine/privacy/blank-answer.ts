import type { Answer } from '../../../preload/contract/shapes.ts';

/** What stands where a quotation was. */
export const erasedText = '[erased]';

/**
 * An answer without anything of the erased documents: the sentences that rest on them or on nothing, their quotations, titles and
 * paths, the passages offered beside it and how it came about. `numbers` are citations known to be theirs. Null when it holds nothing
 * of them.
 */
export function blankAnswer(
  answer: Answer & { readonly way?: unknown },
  documents: ReadonlySet<string>,
  numbers: ReadonlySet<number>,
): Answer | null {
  const gone = new Set(
    answer.citations.filter(({ id, documentId }) => documents.has(documentId) || numbers.has(id)).map(({ id }) => id),
  );
  const closest = answer.closest.filter(({ documentId }) => !documents.has(documentId));
  const { way, ...rest } = answer;
  const told = way === undefined ? '' : JSON.stringify(way);
  const isTold = [...documents].some((id) => told.includes(id));
  if (gone.size === 0 && closest.length === answer.closest.length && !isTold) return null;
  return {
    ...rest,
    closest,
    parts: answer.parts.map((part) => {
      const restsOnOthers = part.citations.length > 0 && !part.citations.some((id) => gone.has(id));
      const stays = part.text.trim() === '' || restsOnOthers || (gone.size === 0 && !isTold);
      return stays ? part : { ...part, text: erasedText, citations: part.citations.filter((id) => !gone.has(id)) };
    }),
    citations: answer.citations.filter(({ id }) => !gone.has(id)),
  };
}
