import { AppError } from '../../../preload/contract/errors.ts';
import type { ExtractItem } from '../types.ts';

/** What a reader says of a file whose end is missing when it comes to the gap. */
const gaps: ReadonlySet<string> = new Set(['file-damaged', 'format-mismatch', 'format-unsupported']);

/**
 * The items of a document whose file is cut off, as what could be saved of it. Ends with `file-cut-off`, or with `file-damaged` when
 * nothing in it could be read. `begun`: an earlier run of this reading found something.
 */
export async function* cutOffItems(items: AsyncIterable<ExtractItem>, begun: boolean): AsyncGenerator<ExtractItem> {
  let found = begun;
  // Units without anything to read wait for the first one that has something: alone they are nothing to keep.
  let held: ExtractItem[] = [];
  try {
    for await (const item of items) {
      held.push(saved(item));
      found ||= item.type === 'unit' ? item.unit.text !== '' : item.type === 'member' && item.member.problem === null;
      if (!found) continue;
      yield* held;
      held = [];
    }
  } catch (error) {
    if (!(error instanceof AppError) || !gaps.has(error.code)) throw error;
  }
  if (!found) throw new AppError('file-damaged', 'The file is cut off before there is anything to read.', {});
  throw cutOff();
}

/** The failure with which a file ends whose end is missing. */
export function cutOff(): AppError {
  return new AppError('file-cut-off', 'The file is cut off: its end is missing.', {});
}

function saved(item: ExtractItem): ExtractItem {
  if (item.type !== 'unit') return item;
  return { ...item, unit: { ...item.unit, chain: [...(item.unit.chain ?? ['basic']), 'best-effort'] } };
}
