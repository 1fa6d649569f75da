/** Pictures inside documents: taken out by the kind of the document, each with its place in it and the text around it. */
import type { ByteSource, FoundPicture, ShownPicture } from '../../types.ts';
import { takenLimits } from './limits.ts';
import type { Taking } from './taken-file.ts';

type Asked = Omit<Taking, 'only'> & { readonly kind: string; readonly only: string | null };

/** Kinds of documents pictures are taken out of; archives and the like have them as members, mails tell what stands around theirs. */
const ways: Readonly<Record<string, (source: ByteSource, taking: Taking) => AsyncIterable<FoundPicture>>> = {
  pdf: lazily(async () => (await import('./pdf-pictures.ts')).pdfPictures),
  docx: lazily(async () => (await import('./office-pictures.ts')).officePictures),
  pptx: lazily(async () => (await import('./office-pictures.ts')).officePictures),
  xlsx: lazily(async () => (await import('./office-pictures.ts')).officePictures),
  odt: lazily(async () => (await import('./office-pictures.ts')).officePictures),
  ods: lazily(async () => (await import('./office-pictures.ts')).officePictures),
  odp: lazily(async () => (await import('./office-pictures.ts')).officePictures),
  epub: lazily(async () => (await import('./page-picture-files.ts')).bookPictures),
  html: lazily(async () => (await import('./page-picture-files.ts')).webPagePictures),
  email: lazily(async () => (await import('./mail-pictures.ts')).mailPictures),
};

export const kindsWithInnerPictures: readonly string[] = Object.keys(ways);

/** Pictures of a document in reading order, `takenLimits.mostOfDocument` at most. Rejects as its extractor does. */
export async function* picturesOf(source: ByteSource, asked: Asked): AsyncGenerator<FoundPicture> {
  let found = 0;
  for await (const picture of ways[asked.kind]?.(source, asked) ?? []) {
    yield picture;
    found += 1;
    if (found >= takenLimits.mostOfDocument) return;
  }
}

/** A page of a PDF as it is painted; null where a format paints none. Rejects as opening it does. */
export async function pageOf(
  source: ByteSource,
  asked: { readonly kind: string; readonly index: number; readonly edge: number; readonly password: string | null },
  signal: AbortSignal,
): Promise<ShownPicture | null> {
  if (asked.kind !== 'pdf') return null;
  const { pdfPage } = await import('./pdf-pictures.ts');
  return pdfPage(source, asked, signal);
}

function lazily(
  load: () => Promise<(source: ByteSource, taking: Taking) => AsyncIterable<FoundPicture>>,
): (source: ByteSource, taking: Taking) => AsyncIterable<FoundPicture> {
  return async function* (source, taking) {
    yield* (await load())(source, taking);
  };
}
