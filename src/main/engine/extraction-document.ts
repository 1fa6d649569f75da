/** A stored document as extraction reads it. */
import type { EngineContext } from './engine-context.ts';
import type { SourceDocument } from './extraction/document.ts';
import type { ContentRow } from './store/content-table.ts';
import { unpackWords } from './word-boxes.ts';

/** Units in order with blocks and words; `name` is the file's. */
export function extractionDocument(
  { library }: Pick<EngineContext, 'library'>,
  content: ContentRow,
  name: string,
): SourceDocument {
  const { contents } = library;
  const units = contents.pages(content.id).flatMap(({ unit }) => {
    const page = contents.page(content.id, unit);
    if (!page || page.text === '') return [];
    const words = page.width === null ? null : contents.words(content.id, unit);
    return [
      {
        ...{ start: page.start, text: page.text, blocks: page.blocks, place: page.place },
        words: words === null ? null : unpackWords(words),
        isOcr: page.source === 'ocr',
      },
    ];
  });
  return { title: content.title ?? '', name, language: content.language, units };
}
