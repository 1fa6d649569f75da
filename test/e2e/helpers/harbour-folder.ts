import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { line, writePdf } from '../../fixtures/documents/pdf-writer.ts';

/** Pages of the report; each speaks of the harbour once. */
export const harbourPages = [
  'The harbour was dredged in the spring of 1998 and again in 2011.',
  'Fishing boats leave the harbour before five in the morning.',
  'The harbour master keeps a ledger of every mooring fee.',
  'A new crane stands at the north end of the harbour.',
  'Fog closes the harbour on about thirty days of the year.',
  'The harbour wall was raised by half a metre after the flood.',
];

/** Writes a report of six pages and single files of other kinds that all speak of the harbour, and one that does not. */
export function writeHarbourFolder(folder: string): void {
  mkdirSync(path.join(folder, 'Reports'), { recursive: true });
  const pages = harbourPages.map((text) => ({ content: line(72, 700, 14, text) }));
  const files: Record<string, string | Uint8Array> = {
    'Reports/Harbour report.pdf': writePdf(pages, { info: { Title: 'Harbour report' } }),
    'Walk.md': '# A walk\n\nWe walked along the harbour until the lamps were lit.\n',
    'Costs.csv': 'Item,Price\nHarbour fee,12.50\nAnchor,240.00\n',
    'Letter.eml':
      'From: Ada <ada@example.org>\r\nTo: Bo <bo@example.org>\r\nSubject: Moorings\r\nDate: Mon, 6 May 2024 07:08:10 +0000\r\n\r\nThe harbour office answers letters within a week.\r\n',
    'Recipe.txt': 'Soak the beans overnight and cook them slowly with sage.',
  };
  for (const [name, content] of Object.entries(files)) writeFileSync(path.join(folder, name), content);
}
