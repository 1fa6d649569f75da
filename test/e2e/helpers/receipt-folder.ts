import { copyFileSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { line, writePdf } from '../../fixtures/documents/pdf-writer.ts';

export type WrittenReceipt = {
  readonly name: string;
  readonly company: string;
  /** As it stands on the paper, and ISO. */
  readonly date: string;
  readonly day: string;
  /** As it stands on the paper, and as a number. */
  readonly total: string;
  readonly amount: number;
};

export const writtenReceipts: readonly WrittenReceipt[] = [
  {
    name: 'cafe.pdf',
    company: 'Harbour Cafe Ltd',
    date: '14/03/2024',
    day: '2024-03-14',
    total: '18.40',
    amount: 18.4,
  },
  {
    name: 'tools.pdf',
    company: 'Kiln Tools Inc',
    date: '02/11/2023',
    day: '2023-11-02',
    total: '1,204.95',
    amount: 1204.95,
  },
  {
    name: 'books.pdf',
    company: 'Varnholm Books GmbH',
    date: '27/06/2024',
    day: '2024-06-27',
    total: '63.10',
    amount: 63.1,
  },
  {
    name: 'paint.pdf',
    company: 'Eskdal Paint Ltd',
    date: '19/01/2024',
    day: '2024-01-19',
    total: '240.00',
    amount: 240,
  },
];

/** A till slip of one page: head, lines, sums. */
export function receiptPdf({ company, date, total }: Omit<WrittenReceipt, 'name' | 'day' | 'amount'>): Buffer {
  const rows = [
    line(72, 780, 16, company, 'F2'),
    line(72, 758, 10, '14 Quay Street, Eastport'),
    line(72, 728, 11, 'RECEIPT'),
    line(72, 706, 11, `Date: ${date}`),
    line(72, 672, 11, 'Goods as listed'),
    line(72, 640, 12, `Total: ${total}`, 'F2'),
    line(72, 606, 10, 'Thank you, and come again'),
  ];
  return writePdf([{ content: rows.join('') }]);
}

/** Photographed receipts of the public collection, where it is there. */
const photographed = path.join(import.meta.dirname, '../../../../shared/corpora/ocr/sroie/img');

/** Writes receipts as PDF, one of them twice, a damaged one and a note; returns the names of photographed ones put beside them. */
export function writeReceiptFolder(folder: string): string[] {
  mkdirSync(folder, { recursive: true });
  for (const receipt of writtenReceipts) writeFileSync(path.join(folder, receipt.name), receiptPdf(receipt));
  const [first] = writtenReceipts;
  if (first) writeFileSync(path.join(folder, 'tools again.pdf'), receiptPdf(writtenReceipts[1] ?? first));
  writeFileSync(path.join(folder, 'damaged.pdf'), receiptPdf(first as WrittenReceipt).subarray(0, 90));
  const photos = ['040.jpg', '055.jpg'].filter((name) => existsSync(path.join(photographed, name)));
  for (const name of photos) copyFileSync(path.join(photographed, name), path.join(folder, name));
  return photos;
}
