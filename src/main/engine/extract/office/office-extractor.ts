import { AppError } from '../../../../preload/contract/errors.ts';
import type { ByteSource, Extractor } from '../../types.ts';

/**
 * An extractor of one Office format. What a file really is shows its content (`officeItems`), so that a workbook called .docx
 * and an encrypted one in the older container are read too; kind and endings are what people know it by.
 */
export function officeExtractor(
  format: Pick<Extractor, 'kind' | 'version' | 'endings'> & Partial<Pick<Extractor, 'sniff' | 'usesOcr'>>,
): Extractor {
  return {
    ...format,
    async *extract(source, limits, signal, tools) {
      refuseEmpty(source);
      const { officeItems } = await import('./office-items.ts');
      yield* truthful(officeItems(source, limits, signal, tools));
    },
    async *openMember(source, path, limits, signal, tools) {
      refuseEmpty(source);
      const { openOfficeMember } = await import('./office-items.ts');
      yield* truthful(openOfficeMember(source, path, limits, signal, tools));
    },
  };
}

/** Places in damaged binary files lead outside of them, which reading at that place reports by itself. */
async function* truthful<T>(items: AsyncIterable<T>): AsyncIterable<T> {
  try {
    yield* items;
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new AppError('file-damaged', 'The file is damaged: it points outside of itself.', {});
  }
}

function refuseEmpty(source: ByteSource): void {
  if (source.size === 0) throw new AppError('file-empty', 'The file is empty.', {});
}
