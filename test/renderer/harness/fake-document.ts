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

type Part = { readonly label: string | null; readonly blocks: readonly TextBlock[] };

/** Blocks that stand one line break apart, from `begin` on. */
function place(drafted: readonly (readonly [BlockKind, number, string])[], begin: number): TextBlock[] {
  let offset = begin;
  return drafted.map(([kind, level, text]) => {
    const first = offset;
    offset += text.length + 1;
    return { kind, level, text, start: first, end: first + text.length };
  });
}

function joinParts(parts: readonly (readonly [string | null, readonly (readonly [BlockKind, number, string])[]])[]) {
  const placed: Part[] = [];
  let begin = 0;
  for (const [label, drafted] of parts) {
    const blocks = place(drafted, begin);
    begin = (blocks.at(-1)?.end ?? begin) + 1;
    placed.push({ label, blocks });
  }
  return placed;
}

/** Gives every cell of a row its address, as the engine does: `row` counts from 1. */
function addressed(blocks: readonly TextBlock[], columns: string): TextBlock[] {
  return blocks.map((block, row) => {
    let offset = block.start;
    const cells = block.text.split('\t').map((text, index) => {
      const cell = { start: offset, address: `${columns[index]}${row + 2}` };
      offset += text.length + 1;
      return cell;
    });
    return { ...block, cells };
  });
}

const row = (text: string) => ['table-row', 0, text] as const;
const sheets = joinParts([
  [
    'Costs',
    [
      row('Item\tQ1\tQ2\tNote'),
      row('Heating\t1,204.50\t980.00\tmeter read in May'),
      row('Insurance\t610.00\t610.00\t'),
      row('Repairs\t0.00\t2,310.75\troof'),
    ],
  ],
  ['Staff', [row('Name\tHours'), row('Anna\t38'), row('Ravi\t32')]],
]).map((part) => ({ ...part, blocks: addressed(part.blocks, 'BCDE') }));
const slides = joinParts([
  [
    null,
    [
      ['heading', 1, 'Kick-off'],
      ['list-item', 1, 'What we build'],
      ['list-item', 1, 'Who does what'],
    ],
  ],
  [
    null,
    [
      ['heading', 1, 'Schedule'],
      ['paragraph', 0, 'First review on 4 June, then every second Thursday.'],
    ],
  ],
]);
const messages = joinParts([
  [
    '12: Offer for the roof',
    [
      ['heading', 1, 'Offer for the roof'],
      ['paragraph', 0, 'From: Ravi Shah <ravi@roofs.example>\nTo: Maya Okafor <maya@home.example>\nDate: 3 May 2025'],
      ['paragraph', 0, 'Dear Maya,'],
      ['paragraph', 0, 'please find our offer attached.'],
    ],
  ],
  [
    '13: Re: Offer for the roof',
    [
      ['heading', 1, 'Re: Offer for the roof'],
      ['paragraph', 0, 'Thank you, we will look at it on Monday.'],
    ],
  ],
]);

/** Blocks of the documents that have parts, by document id. */
export const fakeBlocks: Readonly<Record<string, readonly TextBlock[]>> = {
  'document-sheet': sheets.flatMap((part) => part.blocks),
  'document-slides': slides.flatMap((part) => part.blocks),
  'document-mail': messages.flatMap((part) => part.blocks),
};

function partDocument(documentId: string, kind: string, title: string, parts: readonly Part[]): DocumentView {
  const last = parts.at(-1)?.blocks.at(-1)?.end ?? 0;
  return {
    documentId,
    fileId: 'file-17',
    path: `/Users/maya/Documents/${title}`,
    title,
    kind,
    state: 'ready',
    reason: null,
    characters: last,
    language: 'en',
    pages: parts.map(({ label, blocks }, index) => ({
      index,
      number: kind === 'pptx' ? index + 1 : kind === 'mbox' ? index + 12 : null,
      label,
      start: blocks[0]?.start ?? 0,
      end: (blocks.at(-1)?.end ?? 0) + 1,
      width: null,
      height: null,
      source: 'native' as const,
    })),
  };
}

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
    'document-sheet': partDocument('document-sheet', 'xlsx', 'Costs 2026.xlsx', sheets),
    'document-slides': partDocument('document-slides', 'pptx', 'Kick-off.pptx', slides),
    'document-mail': partDocument('document-mail', 'mbox', 'Inbox 2025.mbox', messages),
    'document-picture': {
      documentId: 'document-picture',
      fileId: 'file-13',
      path: '/Users/maya/Documents/Scans/Handover protocol.tiff',
      title: 'Handover protocol.tiff',
      kind: 'image',
      state: 'ready',
      reason: null,
      characters: 200,
      language: 'en',
      pages: [0, 1].map((index) => ({
        index,
        number: index + 1,
        start: index * 100,
        end: index * 100 + 100,
        width: 425,
        height: 550,
        source: 'ocr' as const,
      })),
    },
  };
}
