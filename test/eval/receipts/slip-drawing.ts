/** What all slips are drawn from: days, sums, goods, and the head and foot of a slip. */
import { pick, shuffled } from '../telecom/draw-items.ts';
import type { SlipLine } from './painted-slip.ts';
import { goods, pickOf, type Shop, type SlipPart } from './slip-words.ts';

export const two = (value: number) => String(value).padStart(2, '0');
export const money = (cents: number) => (cents / 100).toFixed(2);
export const rule: SlipLine = { left: '-'.repeat(36) };
const months = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');

export type Drawing = ReturnType<typeof drawing>;
export type SlipTruth = Readonly<Record<'company' | 'date' | 'address' | 'total', string>>;
export type Written = { readonly lines: readonly SlipLine[]; readonly truth: SlipTruth };

export function drawing(random: () => number, part: SlipPart) {
  const whole = (most: number) => Math.floor(random() * most);
  const of = <Own>(list: readonly Own[]) => pickOf(list, part, random);
  const one = <Own>(list: readonly Own[]) => pick(list, random);
  const chance = (share: number) => random() < share;
  const digits = (count: number) => Array.from({ length: count }, () => whole(10)).join('');
  const [year, month, day] = [2015 + whole(10), 1 + whole(12), 1 + whole(28)];
  const date = { year, month, day, iso: `${year}-${two(month)}-${two(day)}` };
  const clock = `${two(8 + whole(14))}:${two(whole(60))}`;
  const items = shuffled(goods, random)
    .slice(0, 1 + whole(6))
    .map((name) => {
      const count = chance(0.6) ? 1 : 2 + whole(5);
      const price = 50 + whole(chance(0.2) ? 20_000 : 2500);
      return { name, count, price, cents: count * price, code: digits(8) };
    });
  return { whole, of, one, chance, digits, date, clock, items, random };
}

/** How a till writes a day; never one that could be read in two ways as month and day where the month comes first. */
export function written(
  { date: { year, month, day }, of, one }: Drawing,
  how: 'day-first' | 'month-first' | 'german',
): string {
  if (how === 'german') return `${two(day)}.${two(month)}.${one([String(year), String(year).slice(2)])}`;
  if (how === 'month-first')
    return day > 12
      ? `${two(month)}/${two(day)}/${one([String(year), String(year).slice(2)])}`
      : `${months[month - 1]} ${day}, ${year}`;
  return of([
    `${two(day)}/${two(month)}/${year}`,
    `${two(day)}-${two(month)}-${year}`,
    `${two(day)}-${two(month)}-${String(year).slice(2)}`,
    `${two(day)}/${two(month)}/${String(year).slice(2)}`,
    `${two(day)} ${months[month - 1]} ${year}`,
    `${year}-${two(month)}-${two(day)}`,
    `${day}/${month}/${year}`,
    `${two(day)}${(months[month - 1] ?? '').toUpperCase()}${year}`,
  ]);
}

type Head = { readonly lines: SlipLine[]; readonly company: string; readonly address: string };

/** Name, number of the register, address, telephone, number of the tax; sometimes a name by hand or a greeting over it. */
export function head({ of, one, chance, digits }: Drawing, shop: Shop, tax: readonly string[]): Head {
  const whole = of(shop.names);
  const company = whole.replace(/ \(\d.*\)$/u, '');
  const address = of(shop.streets);
  const words = company.split(' ');
  const large = { size: one([9, 11, 13]), bold: chance(0.6), tall: chance(0.25) ? 1.6 : 1 };
  const isBroken = words.length > 3 && chance(0.25);
  const cut = Math.ceil(words.length / 2);
  const named = isBroken ? [words.slice(0, cut).join(' '), words.slice(cut).join(' ')] : [whole];
  const number = chance(0.6)
    ? one([`(${digits(6)}-${one(['A', 'K', 'W', 'X'])})`, `(Co. Reg No: ${digits(6)}-V)`, `CO NO : ${digits(7)}-D`])
    : null;
  const telephone = one([
    `TEL: 03-${digits(4)} ${digits(4)}`,
    `Tel : 07-${digits(7)}  Fax : 07-${digits(7)}`,
    `PHONE : 012-${digits(7)}`,
  ]);
  const lines: SlipLine[] = [
    ...(chance(0.15) ? [{ left: one(['tan woo', 'claim - june', '# 23']), size: 14 }] : []),
    ...(chance(0.15)
      ? [{ middle: one(['*** WELCOME ***', 'TAX INVOICE', 'Welcome to our shop', 'CUSTOMER COPY']) }]
      : []),
    ...named.map((middle) => ({ middle, ...large })),
    ...(number ? [{ middle: number }] : []),
    ...address.map((middle) => ({ middle })),
    ...(chance(0.8) ? [{ middle: telephone }] : []),
    ...(chance(0.75) ? [{ middle: `${of(tax)}${digits(9)}` }] : []),
  ];
  return { lines, company, address: address.join(' ') };
}

export const gst = ['GST ID : 00', 'GST REG NO: 00', 'GST No. 00', 'SST Reg. No : W10-'];
export const foot = (draw: Drawing): SlipLine[] => [
  {
    middle: draw.of([
      'THANK YOU. PLEASE COME AGAIN',
      'Goods sold are not returnable.',
      'Thank you & have a nice day',
      'EXCHANGE WITHIN 7 DAYS WITH RECEIPT',
    ]),
  },
  ...(draw.chance(0.3)
    ? [
        {
          middle: draw.of([
            'www.example-shop.com',
            'Customer care 1-300-88-1234',
            'Powered by TillSoft 2.1',
            'Like us on facebook',
          ]),
        },
      ]
    : []),
];

export const taxTable = (code: string, net: number, tax: number, draw: Drawing): SlipLine[] =>
  draw.one([
    [
      {
        left: 'GST Summary',
        columns: [
          ['Amount(RM)', 0.68],
          ['Tax(RM)', 1],
        ],
      },
      {
        left: `${code} @ 6%`,
        columns: [
          [money(net), 0.68],
          [money(tax), 1],
        ],
      },
    ],
    [
      { middle: 'GST SUMMARY' },
      {
        left: 'Tax Code',
        columns: [
          ['%', 0.45],
          ['Amt (RM)', 0.72],
          ['Tax (RM)', 1],
        ],
      },
      {
        left: code,
        columns: [
          ['6', 0.45],
          [money(net), 0.72],
          [money(tax), 1],
        ],
      },
      {
        left: 'Total :',
        columns: [
          [money(net), 0.72],
          [money(tax), 1],
        ],
      },
    ],
    [{ left: `${code} 6%  Net ${money(net)}`, right: `Tax ${money(tax)}` }],
  ]);
