/** A folder of made contracts, invoices and letters in several formats, of which the truth is known; some can't be read. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { strToU8 } from 'fflate';
import { line, writePdf } from '../fixtures/documents/pdf-writer.ts';
import { plainDocx } from './plain-docx.ts';
import { seededRandom } from './seeded-random.ts';

export type MadeFile = {
  readonly path: string;
  readonly kind: 'contract' | 'invoice' | 'letter';
  readonly readable: 'text' | 'empty' | 'locked' | 'damaged';
  /** Of contracts: when it ends. */
  readonly endYear: number;
  readonly seller: string;
  readonly total: number;
  /** Of letters. */
  readonly mentionsDeposit: boolean;
  /** Path of the file it is a copy of; null when it is none. */
  readonly copyOf: string | null;
};

const companies = [
  'Acme',
  'Northwind Traders',
  'Globex',
  'Initech',
  'Hooli',
  'Umbrella Health',
  'Stark Metals',
  'Wayne Logistics',
];
const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];
const germanMonths = [
  'Januar',
  'Februar',
  'März',
  'April',
  'Mai',
  'Juni',
  'Juli',
  'August',
  'September',
  'Oktober',
  'November',
  'Dezember',
];

type Random = () => number;
const pick = <Value>(random: Random, values: readonly Value[]): Value =>
  values[Math.floor(random() * values.length)] as Value;
const two = (value: number) => String(value).padStart(2, '0');

/** Makes `files` files; the same seed makes the same folder. PDFs are for readers in processes of their own. */
export function makeContractFolder(folder: string, files: number, seed: number, withPdf = false): readonly MadeFile[] {
  const random = seededRandom(seed);
  const made: MadeFile[] = [];
  const contents = new Map<string, Uint8Array>();
  for (let index = 0; index < files; index += 1) {
    const kind = pick(random, ['contract', 'invoice', 'invoice', 'letter'] as const);
    const readable = index % 61 === 7 ? 'empty' : index % 83 === 11 ? 'locked' : index % 97 === 13 ? 'damaged' : 'text';
    const original =
      made.length > 20 && readable === 'text' && random() < 0.06
        ? pick(
            random,
            made.filter((each) => each.readable === 'text' && each.copyOf === null),
          )
        : null;
    const facts = {
      endYear: 2024 + Math.floor(random() * 6),
      seller: pick(random, companies),
      total: Math.round((40 + random() ** 3 * 40_000) * 100) / 100,
      mentionsDeposit: random() < 0.3,
    };
    const name = original
      ? `copy-${index}${path.extname(original.path)}`
      : nameOf(random, kind, index, readable, withPdf);
    const file = path.join(pick(random, ['2023', '2024', 'archive/old', 'inbox']), name);
    const lines = { contract, invoice, letter }[kind](random, facts, index);
    const entry: MadeFile = original
      ? { ...original, path: file, copyOf: original.path }
      : { path: file, kind, readable, ...facts, copyOf: null };
    mkdirSync(path.join(folder, path.dirname(file)), { recursive: true });
    const bytes = original
      ? (contents.get(original.path) as Uint8Array)
      : bytesOf(readable, lines, index, path.extname(file));
    writeFileSync(path.join(folder, file), bytes);
    contents.set(file, bytes);
    made.push(entry);
  }
  return made;
}

/** Names that tell what a file is, and names that do not. */
function nameOf(
  random: Random,
  kind: MadeFile['kind'],
  index: number,
  readable: MadeFile['readable'],
  withPdf: boolean,
): string {
  const told = {
    contract: ['agreement', 'contract', 'Vertrag'],
    invoice: ['invoice', 'Rechnung', 'inv'],
    letter: ['letter', 'Brief'],
  }[kind];
  const stem = random() < 0.5 ? pick(random, told) : pick(random, ['scan', 'document', 'final', 'doc']);
  const ending = {
    text: pick(random, ['txt', 'md', 'html', 'docx', withPdf ? 'pdf' : 'txt', 'txt']),
    empty: 'txt',
    locked: 'pdf',
    damaged: 'docx',
  }[readable];
  return `${stem}-${index}.${ending}`;
}

const lockedPdf = readFileSync(path.join(import.meta.dirname, '..', 'fixtures', 'documents', 'encrypted.pdf'));

function bytesOf(
  readable: MadeFile['readable'],
  lines: readonly string[],
  index: number,
  extension: string,
): Uint8Array {
  if (readable === 'empty') return strToU8(' '.repeat(1 + (index % 7)));
  // A remark behind the end of the file, so that no two are the same.
  if (readable === 'locked') return Buffer.concat([lockedPdf, strToU8(`\n% ${index}\n`)]);
  if (readable === 'damaged') return strToU8(`PK\u0003\u0004 nothing of document ${index} is left`);
  const [title = '', ...rest] = lines;
  switch (extension) {
    case '.md':
      return strToU8(`# ${title}\n\n${rest.join('\n\n')}\n`);
    case '.html':
      return strToU8(
        `<!doctype html><html><head><title>${index}</title></head><body><h1>${title}</h1>${rest.map((text) => `<p>${text}</p>`).join('')}</body></html>`,
      );
    case '.docx':
      return plainDocx(lines);
    case '.pdf':
      return pdfOf(lines);
    default:
      return strToU8(`${lines.join('\n\n')}\n`);
  }
}

/** Lines of prose wrapped at the page's width, one paragraph below the other. */
function pdfOf(lines: readonly string[]): Uint8Array {
  let y = 780;
  let content = '';
  for (const text of lines) {
    for (const part of text.match(/.{1,80}(?:\s|$)/g) ?? []) {
      content += line(60, y, 11, part.trim());
      y -= 14;
    }
    y -= 14;
  }
  return writePdf([{ content }]);
}

type Facts = Pick<MadeFile, 'endYear' | 'seller' | 'total' | 'mentionsDeposit'>;

function dayIn(random: Random, year: number): string {
  const month = Math.floor(random() * 12);
  const day = 1 + Math.floor(random() * 28);
  return pick(random, [
    `${day} ${months[month]} ${year}`,
    `${months[month]} ${day}, ${year}`,
    `${year}-${two(month + 1)}-${two(day)}`,
    `${two(day)}.${two(month + 1)}.${year}`,
  ]);
}

/** Every contract names other years too: when it began, was signed, or must be given notice of. */
function contract(random: Random, { endYear, seller }: Facts, index: number): string[] {
  const client = pick(
    random,
    companies.filter((name) => name !== seller),
  );
  const start = endYear - 1 - Math.floor(random() * 4);
  const signed = dayIn(random, start);
  const german = random() < 0.15;
  if (german) {
    const day = 1 + Math.floor(random() * 28);
    return [
      'Dienstleistungsvertrag',
      `Zwischen ${seller} GmbH und ${client} AG wird folgender Vertrag geschlossen.`,
      `Der Vertrag Nr. ${index} beginnt am 1. Januar ${start} und endet am ${day}. ${pick(random, germanMonths)} ${endYear}.`,
      'Die Kündigungsfrist beträgt drei Monate zum Ende eines Quartals.',
    ];
  }
  return [
    pick(random, ['Service Agreement', 'SUPPLY AGREEMENT', 'Consulting Contract', 'Master Services Agreement']),
    `This agreement no. ${index} is made on ${signed} by and between ${seller} Ltd and ${client} Inc.`,
    `${seller} shall provide the services named in Annex A. The parties met first in ${endYear - 6} and reviewed their plans for ${endYear + 1}.`,
    pick(random, [
      `This agreement commences on ${dayIn(random, start)} and ends on ${dayIn(random, endYear)}.`,
      `The term runs from ${dayIn(random, start)} until ${dayIn(random, endYear)}, unless it is renewed.`,
      `It shall expire on ${dayIn(random, endYear)} without further notice.`,
      `Term: ${dayIn(random, start)} to ${dayIn(random, endYear)}.`,
      `Expiry date: ${dayIn(random, endYear)}`,
    ]),
    `Notice of non-renewal must be given before ${dayIn(random, endYear - 1)}.`,
    'Either party may claim damages for a breach of confidentiality.',
  ];
}

function invoice(random: Random, { seller, total }: Facts, index: number): string[] {
  const buyer = pick(
    random,
    companies.filter((name) => name !== seller),
  );
  const sum = total.toLocaleString('en-US', { minimumFractionDigits: 2 });
  return [
    pick(random, ['INVOICE', 'Invoice', `Invoice ${10_000 + index}`]),
    ...(random() < 0.5 ? [`From: ${seller} Ltd, 12 Harbour Street`] : [`Seller: ${seller} Ltd`]),
    `Bill to: ${buyer} Inc, 4 Mill Lane`,
    `Invoice number: ${10_000 + index}`,
    `Invoice date: ${dayIn(random, 2023 + Math.floor(random() * 3))}`,
    `Item ${index}: maintenance of pumps`,
    `Amount due: EUR ${sum}`,
    pick(random, ['Payable within 30 days.', `Thank you for your order, ${buyer}.`]),
  ];
}

function letter(random: Random, { seller, mentionsDeposit }: Facts, index: number): string[] {
  return [
    `${seller} Ltd`,
    dayIn(random, 2024),
    `Dear Mrs ${pick(random, ['Chen', 'Okafor', 'Berger'])},`,
    `thank you for your message no. ${index} about the roof of the warehouse.`,
    mentionsDeposit
      ? 'The deposit will be paid back once the keys are returned.'
      : 'We will send somebody to look at it next week.',
    `Our contract with your company and the invoice of last month are not affected.`,
    'Yours sincerely',
  ];
}
