import type { SearchHit } from '../../../src/preload/contract/shapes.ts';
import { fakeHits } from './fake-answers.ts';
import type { PdfPassage } from './pdf-passage.ts';

/** A passage with the words in […] marked. */
function marked(text: string): Pick<SearchHit, 'text' | 'highlights' | 'matched'> {
  const highlights: { start: number; end: number }[] = [];
  let plain = '';
  for (const [index, part] of text.split(/[[\]]/).entries()) {
    if (index % 2 === 1) highlights.push({ start: plain.length, end: plain.length + part.length });
    plain += part;
  }
  return {
    text: plain,
    highlights,
    matched: [...new Set(highlights.map(({ start, end }) => plain.slice(start, end)))],
  };
}

type Place = Pick<SearchHit, 'locator' | 'page' | 'headingPath'>;
const onPage = (page: number, headingPath: readonly string[] = []): Place => ({
  page,
  headingPath,
  locator: { type: 'page', page, places: [] },
});

/** Hits as a search over a small office gives them: several in one report, one each in a mail, slides, a table and a note. */
export function fakePassages(passage: PdfPassage): SearchHit[] {
  const [report, lease, notes] = fakeHits(passage) as [SearchHit, SearchHit, SearchHit];
  const root = '/Users/maya/Documents';
  let offset = 100_000;
  const more = (like: SearchHit, place: Place, words: string, ranks: Partial<SearchHit>): SearchHit => {
    offset += 1_000;
    const start = offset;
    return { ...like, ...place, ...marked(words), start, end: start + words.length, ...ranks };
  };
  const file = (name: string, title: string, kind: string): SearchHit => ({
    ...notes,
    fileId: `file-${name}`,
    documentId: `document-${name}`,
    path: `${root}/${name}`,
    title,
    kind,
  });
  const first = { ...report, path: `${root}/Reports/BESTBUY_2024Q2_10Q.pdf`, keywordRank: 1, vectorRank: 1 };
  return [
    first,
    more(
      first,
      onPage(3, ['Condensed consolidated statements']),
      'Revenue $ 9,583 · Cost of sales 7,364 · [Gross profit] 2,219 · Selling, general and administrative expenses 1,865 · Operating income 348.',
      { keywordRank: 2, vectorRank: 6, similarity: 0.51 },
    ),
    more(
      file('Mail/Offer follow-up.eml', 'Re: margins in the spring', 'email'),
      { page: null, headingPath: [], locator: { type: 'message', part: 'body' } },
      'Anna, the [gross profit rate] you asked about went up by half a point, mostly because of the membership changes. I would not promise more than that for autumn.',
      { keywordRank: 3, vectorRank: 2, similarity: 0.71 },
    ),
    { ...notes, documentId: 'document-notes', path: `${root}/Notes/meeting-notes.md` },
    more(first, onPage(19), 'Domestic [gross profit rate] was flat to the year before in the first six months.', {
      keywordRank: 5,
      vectorRank: 9,
      similarity: 0.48,
    }),
    more(
      file('Kick-off.pptx', 'Kick-off for the autumn', 'pptx'),
      { page: 4, headingPath: ['Numbers'], locator: { type: 'slide', slide: 4 } },
      'What we earn on each sale: up from 22.0 to 23.1 per cent. Reasons: services, fewer promotions.',
      { keywordRank: null, vectorRank: 4, similarity: 0.58 },
    ),
    more(
      first,
      onPage(21),
      'International [gross profit rate] fell, driven by lower [product margin] rates in Canada.',
      {
        keywordRank: 6,
        vectorRank: null,
        similarity: null,
      },
    ),
    more(
      file('Costs 2026.xlsx', 'Costs 2026', 'xlsx'),
      { page: null, headingPath: [], locator: { type: 'sheet', sheet: 'Summary', cells: 'B7' } },
      'Store payroll 41,200 · Rent 17,400 · [Gross profit] 86,950 · [Rate] 23.1 %',
      { keywordRank: 7, vectorRank: 11, similarity: 0.33 },
    ),
    more(first, onPage(24), 'The [rate] of [gross profit] we expect for the year is stated in the outlook.', {
      keywordRank: 8,
      vectorRank: 12,
      similarity: 0.44,
    }),
    {
      ...lease,
      path: `${root}/Contracts/Lease Kingsland Road.docx`,
      keywordRank: null,
      vectorRank: 14,
      similarity: 0.29,
    },
  ];
}
