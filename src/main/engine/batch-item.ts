/** One file or question of a run as the window, the command line and a table show it. */
import { plainAnswer } from '../../preload/contract/plain-answer.ts';
import type { BatchItem, Citation } from '../../preload/contract/shapes.ts';
import { isUnsupported, unsupportedMark } from '../../preload/contract/unsupported-part.ts';
import type { BatchItemRow } from './batch/batch-store.ts';
import type { FileResult } from './collection/file-result.ts';
import type { EngineContext } from './engine-context.ts';
import type { QuestionResult } from './questions-work.ts';

export function batchItem({ library }: Pick<EngineContext, 'library'>, item: BatchItemRow): BatchItem {
  const { ordinal, state, attempts, reason, found } = item;
  const shown = { ordinal, state, attempts, reason, found };
  if (item.question !== null) {
    const result = item.result as QuestionResult | null;
    const told = {
      ...(result?.way ? { way: result.way } : {}),
      ...(result?.searched === undefined ? {} : { searched: result.searched }),
      ...(result?.untoldYears ? { untoldYears: result.untoldYears } : {}),
    };
    const text = result ? textOf(result) : '';
    const citations = result?.citations ?? [];
    return { ...shown, title: item.question, path: null, fileId: null, text, citations, ...told };
  }
  const result = item.result as FileResult | null;
  const name = result?.name ?? library.files.byPublicId(item.target)?.name ?? '';
  const sentences = result?.sentences ?? [];
  const citations = sentences
    .flatMap((sentence) => sentence.citations)
    .map((citation, index): Citation => ({ id: index + 1, ...citation }));
  return {
    ...shown,
    title: result?.title || name,
    path: result?.path ?? null,
    fileId: item.target,
    text: sentences
      .map(({ text, supported }) => `${text.replace(/\s+/g, ' ')}${supported ? '' : ` ${unsupportedMark}`}`)
      .join(' '),
    citations,
  };
}

/** An answer as text, its claims without support marked; what a model made up is left out where the files are quoted instead. */
function textOf(result: QuestionResult): string {
  if (result.quotedInstead) return plainAnswer(result);
  const marked = result.parts.map((part) =>
    isUnsupported(part) ? part.text.replace(/\s*$/u, ` ${unsupportedMark}$&`) : part.text,
  );
  return marked.join('').trim();
}
