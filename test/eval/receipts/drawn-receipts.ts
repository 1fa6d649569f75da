/**
 * Till slips with known truth, drawn so that receipts can be worked on without the collections that results are told on. Layouts, wordings, typefaces
 * and sums vary by seed; nothing here is taken from a real receipt.
 */
import { seededRandom } from '../../helpers/seeded-random.ts';
import type { Value } from '../extract/score-fields.ts';
import { pick, shuffled } from '../telecom/draw-items.ts';
import { paintedSlip, type SlipLine } from './painted-slip.ts';

export type DrawnReceipt = {
  readonly name: string;
  readonly truth: Readonly<Record<'company' | 'date' | 'address' | 'total', Value>>;
  /** PNG, grey, as a flatbed would give it. */
  readonly picture: Buffer;
};

const companies = [
  'BLUE ANCHOR HARDWARE SDN BHD',
  'Orchard Row Bakery Ltd',
  'KEDAI BUKU MELUR',
  'Whitcombe & Sons Pty Ltd',
  'PERNIAGAAN HOCK SENG',
  'Tide House Seafood Restaurant',
  'LIM TRADING ENTERPRISE',
  'Fernhill Stationery Limited',
  'NORTHGATE PETROL STATION',
  'Cafe Lumiere Inc',
];
const streets = [
  ['NO. 17, JALAN KENARI 5,', 'BANDAR PUCHONG JAYA,', '47100 PUCHONG, SELANGOR.'],
  ['LOT 3-12, LEVEL 2, PLAZA MERDEKA,', '50480 KUALA LUMPUR.'],
  ['214 Mill Road,', 'Eastbourne BN21 3RT'],
  ['88, LORONG BATU 9, TAMAN SRI INDAH,', '43200 CHERAS, SELANGOR'],
  ['Unit 6, 41 Harbour Street,', 'Fremantle WA 6160'],
  ['1520 Lakeview Avenue, Suite 4,', 'Madison 53703'],
];
const goods = [
  'PAINT BRUSH 2"',
  'A4 PAPER 80GSM',
  'NASI LEMAK',
  'ICED TEA',
  'WHITE BREAD',
  'CABLE TIE 100S',
  'USB LEAD',
  'FISH BALL',
  'ENVELOPE DL',
  'RON95',
  'CHILI CRAB',
  'GARLIC BREAD',
  'LIGHT BULB 9W',
  'GLUE STICK',
  'MINERAL WATER',
];
const totalLabels = [
  'TOTAL',
  'Total',
  'TOTAL RM',
  'Grand Total',
  'NETT TOTAL',
  'Total Amount',
  'TOTAL DUE',
  'Total (Incl. GST)',
  'Amount Due',
  'TOTAL :',
];
const faces = [
  ['Courier', 'Courier-Bold'],
  ['Courier', 'Courier-Bold'],
  ['Helvetica', 'Helvetica-Bold'],
  ['Times-Roman', 'Times-Bold'],
] as const;
const months = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');
const two = (value: number) => String(value).padStart(2, '0');
const money = (cents: number) => (cents / 100).toFixed(2);

/** What a slip says and what is true of it, without its picture. Always the same for a seed. */
export function writtenReceipt(seed: number) {
  const random = seededRandom(seed);
  for (let step = 0; step < 5; step += 1) random();
  const whole = (most: number) => Math.floor(random() * most);
  const company = pick(companies, random);
  const address = pick(streets, random);
  const [year, month, day] = [2015 + whole(10), 1 + whole(12), 1 + whole(28)];
  const written = pick(
    [
      `${two(day)}/${two(month)}/${year}`,
      `${two(day)}-${two(month)}-${year}`,
      `${two(day)}/${two(month)}/${String(year).slice(2)}`,
      `${year}-${two(month)}-${two(day)}`,
      `${day} ${months[month - 1]} ${year}`,
    ],
    random,
  );
  const items = shuffled(goods, random)
    .slice(0, 1 + whole(6))
    .map((name) => {
      const count = 1 + whole(3);
      const price = 80 + whole(4000);
      return { name, count, price, cents: count * price };
    });
  const net = items.reduce((sum, { cents }) => sum + cents, 0);
  const taxed = random() < 0.5;
  const tax = taxed ? Math.round(net * 0.06) : 0;
  const rounding = random() < 0.4 ? Math.round((net + tax) / 5) * 5 - net - tax : 0;
  const total = net + tax + rounding;
  const rule: SlipLine = { left: '-'.repeat(36) };
  const dateLabel = pick(['Date : ', 'DATE: ', '', 'Date/Time ', 'Bill Date: '], random);
  const clock = `${two(8 + whole(12))}:${two(whole(60))}`;
  const isWide = random() < 0.5;
  const tendered = Math.ceil(total / 1000) * 1000;
  const cash = random() < 0.6;
  const lines: SlipLine[] = [
    { middle: company, size: pick([9, 11, 13], random), bold: random() < 0.6 },
    ...(random() < 0.5 ? [{ middle: `(${100000 + whole(900000)}-${pick(['A', 'K', 'W', 'X'], random)})` }] : []),
    ...address.map((middle) => ({ middle })),
    { middle: `TEL: 03-${1000 + whole(9000)} ${1000 + whole(9000)}` },
    ...(taxed ? [{ middle: `GST ID: 00${1000000 + whole(9000000)}` }] : []),
    { middle: pick(['TAX INVOICE', 'RECEIPT', 'CASH BILL', 'Invoice'], random), bold: true },
    { left: `${dateLabel}${written}`, right: clock },
    {
      left: `${pick(['Bill No: ', 'Doc No. ', 'Inv#'], random)}${pick(['CS', 'INV', 'A'], random)}${10000 + whole(90000)}`,
      right: pick(['Cashier: 02', 'USER', ''], random),
    },
    rule,
    { left: 'Item', right: 'Amount' },
    rule,
    ...items.flatMap(({ name, count, price, cents }): SlipLine[] =>
      isWide
        ? [{ left: name }, { left: `   ${count} x ${money(price)}`, right: money(cents) }]
        : [{ left: `${count} ${name}`, right: money(cents) }],
    ),
    rule,
    ...(taxed || rounding !== 0 || random() < 0.5
      ? [{ left: pick(['Sub Total', 'SUBTOTAL', 'Total Sales (Excl. GST)'], random), right: money(net) }]
      : []),
    ...(taxed ? [{ left: 'GST 6%', right: money(tax) }] : []),
    ...(rounding === 0 ? [] : [{ left: pick(['Rounding', 'Rounding Adj'], random), right: money(rounding) }]),
    { left: pick(totalLabels, random), right: money(total), bold: random() < 0.7, size: pick([9, 9, 12], random) },
    ...(cash
      ? [
          { left: pick(['Cash', 'CASH', 'Cash Tendered'], random), right: money(tendered) },
          { left: pick(['Change', 'CHANGE'], random), right: money(tendered - total) },
        ]
      : [{ left: pick(['VISA', 'MASTER', 'Card'], random), right: money(total) }]),
    rule,
    ...(taxed
      ? [
          { left: 'GST Summary', right: 'Tax(RM)' },
          { left: `SR 6%   ${money(net)}`, right: money(tax) },
        ]
      : []),
    { middle: pick(['THANK YOU. PLEASE COME AGAIN', 'Goods sold are not returnable', 'Thank you'], random) },
  ];
  const face = pick(faces, random);
  const name = `drawn-${seed}.png`;
  const truth = {
    company,
    date: `${year}-${two(month)}-${two(day)}`,
    address: address.join(' '),
    total: money(total),
  };
  return { name, truth, lines, face };
}

/** Always the same for a seed. */
export async function drawnReceipt(seed: number): Promise<DrawnReceipt> {
  const { name, truth, lines, face } = writtenReceipt(seed);
  return { name, truth, picture: await paintedSlip(lines, face) };
}
