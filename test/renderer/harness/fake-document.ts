import type { BlockKind, DocumentView, TextBlock } from '../../../src/preload/contract/shapes.ts';
import type { PdfPassage } from './pdf-passage.ts';

const drafts: readonly (readonly [BlockKind, number, string])[] = [
  ['heading', 1, 'Lease agreement'],
  [
    'paragraph',
    0,
    'This agreement is made between Kingsland Estates Ltd (the landlord) and Maya Okafor (the tenant) for the flat at 14 Kingsland Road.',
  ],
  ['heading', 2, '1. Rent'],
  [
    'paragraph',
    0,
    'The rent is £1,450 a month, payable in advance on the first working day. Late payments carry interest of 4% a year above the base rate.',
  ],
  ['table-row', 0, 'Period\tRent\tDeposit'],
  ['table-row', 0, '2025–2026\t£1,450\t£2,900'],
  ['table-row', 0, '2026–2027\t£1,495\t£2,990'],
  ['heading', 2, '2. What the landlord does'],
  ['list-item', 1, 'Keeps the roof, the walls and the windows in repair.'],
  ['list-item', 1, 'Insures the building, not its contents.'],
  ['list-item', 2, 'The policy can be seen on request.'],
  ['heading', 2, '4. Ending the lease'],
  [
    'paragraph',
    0,
    'Either side may write to the other at any time. The tenant may end this lease with two months’ notice in writing, given on any day of the month. The deposit is returned within ten working days of the keys.',
  ],
  ['quote', 0, 'Notices are valid when sent by post or handed over in person.'],
  ['paragraph', 0, 'Signed at Hackney on 3 May 2025.'],
];

let at = 0;
/** Blocks with the offsets they have in the canonical text, one line break apart. */
export const textBlocks: readonly TextBlock[] = drafts.map(([kind, level, text]) => {
  const start = at;
  at += text.length + 1;
  return { kind, level, text, start, end: start + text.length };
});
export const textLength = at - 1;

const sentence = 'The tenant may end this lease with two months’ notice in writing, given on any day of the month.';
const holder = textBlocks.find((block) => block.text.includes(sentence));
const start = (holder?.start ?? 0) + (holder?.text.indexOf(sentence) ?? 0);
export const textSpan = { start, end: start + sentence.length };

export function fakeDocuments(passage: PdfPassage): Readonly<Record<string, DocumentView>> {
  return {
    'document-pdf': {
      documentId: 'document-pdf',
      fileId: 'file-0',
      path: '/Users/maya/Documents/Reports/BESTBUY_2024Q2_10Q.pdf',
      title: 'Quarterly report, second quarter of fiscal 2024',
      kind: 'pdf',
      state: 'ready',
      reason: null,
      characters: 120_000,
      language: 'en',
      pages: Array.from({ length: passage.pages }, (_, index) => ({
        index,
        number: index + 1,
        start: index * 4000,
        end: (index + 1) * 4000,
        width: passage.width,
        height: passage.height,
        source: 'native' as const,
      })),
    },
    'document-text': {
      documentId: 'document-text',
      fileId: 'file-1',
      path: '/Users/maya/Documents/Contracts/Lease Kingsland Road.docx',
      title: 'Lease agreement, 14 Kingsland Road',
      kind: 'docx',
      state: 'ready',
      reason: null,
      characters: textLength,
      language: 'en',
      pages: [{ index: 0, number: null, start: 0, end: textLength, width: null, height: null, source: 'native' }],
    },
  };
}
