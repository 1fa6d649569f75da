import type { FileDetails, FileSummary, PageReading } from '../../../src/preload/contract/shapes.ts';

function page(index: number, changes: Partial<PageReading> = {}): PageReading {
  return {
    index,
    number: index + 1,
    label: null,
    source: 'native',
    characters: 1_800,
    chain: ['basic'],
    quality: 0.98,
    ocrConfidence: null,
    doubts: [],
    reason: null,
    ...changes,
  };
}

/** Pages in the order in which the engine gives them: failed and doubtful ones first. */
function pagesOf(file: FileSummary): PageReading[] {
  const pages = Array.from({ length: file.pages ?? 1 }, (_, index) => {
    if (file.ocrPages === 0) return page(index);
    const isFailed = file.state === 'partly-read' && [6, 11, 30].includes(index);
    const isDoubtful = index === 18 || (file.doubt !== null && index === 0);
    if (isFailed) {
      const reason = { code: 'unit-failed', values: { page: index + 1 } } as const;
      return page(index, { source: 'none', characters: 0, chain: ['basic', 'best-effort'], quality: null, reason });
    }
    const doubt = { code: 'read-with-doubt', values: { page: index + 1, confidence: 0.58 } } as const;
    return page(index, {
      source: 'ocr',
      chain: ['basic', 'ocr'],
      quality: isDoubtful ? 0.52 : 0.91,
      ocrConfidence: isDoubtful ? 0.58 : 0.91,
      doubts: isDoubtful ? [doubt] : [],
    });
  });
  const isNotable = (each: PageReading) => each.reason !== null || each.doubts.length > 0;
  return [...pages.filter(isNotable), ...pages.filter((each) => !isNotable(each))];
}

/** What the engine would say of this file; pages exist only where something was read. */
export function fakeDetails(file: FileSummary): FileDetails {
  const pages = file.documentId === null ? [] : pagesOf(file);
  const fields = [
    { name: 'title', value: file.title ?? file.name, source: 'pdf:Info.Title' },
    { name: 'author', value: 'Anna Lindqvist', source: 'pdf:Info.Author' },
    { name: 'created', value: '2019-03-14T09:20:00Z', source: 'pdf:Info.CreationDate' },
    { name: 'producer', value: 'Canon iR-ADV C5535 PDF', source: 'pdf:Info.Producer' },
    { name: 'page-count', value: String(file.pages ?? 1), source: 'pdf:Pages' },
  ];
  return {
    file,
    fields: file.documentId === null ? [] : fields,
    language: file.documentId === null ? null : 'en',
    chain: [...new Set(pages.flatMap((each) => each.chain))],
    ocrLanguages: file.ocrPages > 0 ? ['eng', 'deu'] : [],
    pages,
    passwordKept: false,
  };
}
