/** Tills of Malaysian shops, restaurants, filling stations, wholesalers and car parks. */
import type { SlipLine } from './painted-slip.ts';
import { type Drawing, foot, gst, head, money, rule, taxTable, two, type Written, written } from './slip-drawing.ts';
import { slipSums } from './slip-sums.ts';
import { malaysia, totalWords } from './slip-words.ts';

export const malaysianSlips = {
  accounting(draw: Drawing): Written {
    const { items, date, of, one, chance, digits, clock } = draw;
    const { lines, company, address } = head(draw, malaysia, gst);
    const sums = slipSums(draw, { isIncluded: true, rounds: true });
    const label = of(totalWords.including);
    return {
      truth: { company, address, date: date.iso, total: money(sums.total) },
      lines: [
        ...lines,
        { middle: of(['SIMPLIFIED TAX INVOICE', 'TAX INVOICE']) },
        { left: one(['CASH', 'CASH SALES', '']) },
        { left: `Doc No. : CS${digits(8)}`, right: `Date: ${written(draw, 'day-first')}` },
        { left: 'Cashier : USER', right: `Time: ${clock}:00` },
        { left: 'Salesperson :', right: 'Ref. :' },
        {
          left: 'Item',
          columns: [
            ['Qty', 0.4],
            ['S/Price', 0.6],
            ['Amount', 0.85],
            ['Tax', 1],
          ],
        },
        ...items.flatMap(({ name, count, price, cents, code }): SlipLine[] => [
          {
            left: code.slice(0, 5),
            columns: [
              [String(count), 0.4],
              [money(price), 0.6],
              [money(cents), 0.85],
              ['SR', 1],
            ],
          },
          { left: name },
        ]),
        rule,
        { left: `Total Qty: ${sums.count}`, right: money(sums.gross) },
        { left: 'Total Sales (Excluding GST) :', right: money(sums.net) },
        { left: 'Discount :', right: '0.00' },
        { left: 'Total GST :', right: money(sums.tax) },
        { left: 'Rounding :', right: money(sums.rounding) },
        { left: label, right: money(sums.total), bold: chance(0.6) },
        { left: 'CASH :', right: money(sums.cash) },
        { left: 'Change :', right: money(sums.cash - sums.total) },
        ...taxTable('SR', sums.net, sums.tax, draw),
        ...foot(draw),
      ],
    };
  },
  grocer(draw: Drawing): Written {
    const { items, date, of, one, chance, digits, clock } = draw;
    const { lines, company, address } = head(draw, malaysia, gst);
    const sums = slipSums(draw, { isIncluded: true, rounds: true });
    return {
      truth: { company, address, date: date.iso, total: money(sums.total) },
      lines: [
        ...lines,
        { left: `SLIP NO : ${digits(6)}`, right: one(['TILL 3', '']) },
        { left: `${written(draw, 'day-first')} ${clock}` },
        rule,
        ...items.flatMap(({ name, count, price, cents, code }): SlipLine[] => [
          { left: name },
          {
            left: `${count}x ${code}`,
            columns: [
              [money(price), 0.75],
              [`${money(cents)} S`, 1],
            ],
          },
        ]),
        rule,
        { left: 'SUB-TOTAL', right: money(sums.gross) },
        { left: of(totalWords.including), right: money(sums.gross) },
        { left: 'ROUNDING ADJ', right: money(sums.rounding) },
        { left: of(totalWords.rounded), right: money(sums.total), bold: chance(0.5) },
        { left: of(['CASH', 'Cash Tendered']), right: money(sums.cash) },
        { left: `ITEM COUNT ${sums.count}`, right: `CHANGE AMT ${money(sums.cash - sums.total)}` },
        ...taxTable('S', sums.net, sums.tax, draw),
        { middle: `YOU SAVED RM ${money(100 + draw.whole(900))} TODAY` },
        { middle: `POINTS BALANCE AS AT ${two(1 + draw.whole(28))}/${two(date.month)}/${date.year - 1}: ${digits(4)}` },
        ...foot(draw),
      ],
    };
  },
  chain(draw: Drawing): Written {
    const { items, date, of, one, chance, digits, clock } = draw;
    const { lines, company, address } = head(draw, malaysia, gst);
    const sums = slipSums(draw, { isIncluded: true, rounds: true });
    return {
      truth: { company, address, date: date.iso, total: money(sums.total) },
      lines: [
        ...lines,
        { middle: '-INVOICE-', bold: true },
        ...items.flatMap(({ name, count, price, cents, code }): SlipLine[] => [
          { left: name },
          { left: `${code}   ${count} X ${money(price)}`, right: money(cents) },
        ]),
        rule,
        { left: `ITEM(S) : ${items.length}   QTY(S) : ${sums.count}` },
        ...(chance(0.6) && sums.rounding !== 0
          ? [
              { left: of(totalWords.plain), right: `RM ${money(sums.gross)}` },
              { left: 'ROUNDING ADJUSTMENT', right: `RM ${money(sums.rounding)}` },
            ]
          : []),
        {
          left: of(sums.rounding === 0 ? totalWords.including : totalWords.rounded),
          right: `RM ${money(sums.total)}`,
          bold: true,
        },
        { left: of(['CASH', 'Paid']), right: `RM ${money(sums.cash)}` },
        { left: of(['CHANGE', 'Balance']), right: `RM ${money(sums.cash - sums.total)}` },
        { left: `GST @6% INCLUDED IN TOTAL`, right: `RM ${money(sums.tax)}` },
        { left: `${written(draw, 'day-first')} ${clock}  SH01 ZJ42`, right: `T3 R${digits(6)}` },
        { left: `OPERATOR ${one(['TRAINEE CASHIER', 'NUR', 'LEE'])}` },
        ...foot(draw),
      ],
    };
  },
  restaurant(draw: Drawing): Written {
    const { items, date, of, one, chance, digits, clock } = draw;
    const { lines, company, address } = head(draw, malaysia, gst);
    const sums = slipSums(draw, { isIncluded: false, rounds: true, service: chance(0.5) ? 0.1 : 0 });
    return {
      truth: { company, address, date: date.iso, total: money(sums.total) },
      lines: [
        ...lines,
        { middle: of(['Tax Invoice', 'BILL']) },
        { left: `Table ${1 + draw.whole(40)}`, right: `Pax(s): ${1 + draw.whole(8)}` },
        { left: `${of(['Date : ', 'BIZDATE: ', '', 'Bill Date: '])}${written(draw, 'day-first')} ${clock}` },
        { left: `Bill# : V001-${digits(6)}`, right: 'Cashier: 113' },
        {
          left: 'Qty  Description',
          columns: [
            ['Total', 0.85],
            ['TAX', 1],
          ],
        },
        ...items.map(
          ({ name, count, cents }): SlipLine => ({
            left: `${count}  ${name}`,
            columns: [
              [money(cents), 0.85],
              ['SR', 1],
            ],
          }),
        ),
        rule,
        { left: of(['Sub Total', 'Total (Excl. GST):', 'SUBTOTAL', 'Amount']), right: money(sums.net) },
        ...(sums.service > 0 ? [{ left: of(['SERVICE CHARGE 10%', 'Svc Chg 10%']), right: money(sums.service) }] : []),
        { left: of(['GST 6%', 'SST 6%', 'Govt. Tax 6%']), right: money(sums.tax) },
        ...(chance(0.4) ? [{ left: 'Total (Inclusive of GST):', right: money(sums.gross) }] : []),
        { left: of(['ROUNDING ADJ', 'Rounding']), right: money(sums.rounding) },
        { left: of(totalWords.rounded), right: money(sums.total), tall: one([1, 1.8]), bold: chance(0.5) },
        ...(chance(0.5)
          ? [
              { left: 'CASH', right: money(sums.cash) },
              { left: 'CHANGE', right: money(sums.cash - sums.total) },
            ]
          : [{ left: 'VISA', right: money(sums.total) }]),
        ...taxTable('SR', sums.net + sums.service, sums.tax, draw),
        { left: `Printed ${written(draw, 'day-first')} ${clock}:59` },
        ...foot(draw),
      ],
    };
  },
  fastfood(draw: Drawing): Written {
    const { items, date, of, chance, digits, clock } = draw;
    const { lines, company, address } = head(draw, malaysia, gst);
    const sums = slipSums(draw, { isIncluded: true, rounds: true });
    return {
      truth: { company, address, date: date.iso, total: money(sums.total) },
      lines: [
        ...lines,
        { middle: 'TAX INVOICE' },
        { left: `INV# 002${digits(11)}` },
        { left: `ORD #${10 + draw.whole(80)} -REG #12- ${written(draw, 'day-first')} ${clock}:37` },
        { left: 'QTY ITEM', right: 'TOTAL' },
        ...items.map(({ name, count, cents }): SlipLine => ({ left: `  ${count} ${name}`, right: money(cents) })),
        { left: '' },
        { left: of(['TakeOut Total (incl GST)', 'Eat-In Total (incl GST)']), right: money(sums.gross) },
        { left: of(['Total Rounded', 'Rounded Total']), right: money(sums.total) },
        { left: of(['Cash Tendered', 'Cash']), right: money(sums.cash) },
        { left: 'Change', right: money(sums.cash - sums.total) },
        { left: 'TOTAL INCLUDES 6% GST', right: money(sums.tax) },
        ...(chance(0.5) ? [{ middle: 'Keep this receipt to redeem' }] : []),
        ...foot(draw),
      ],
    };
  },
  petrol(draw: Drawing): Written {
    const { date, of, one, digits, clock, whole } = draw;
    const { lines, company, address } = head(draw, malaysia, gst);
    const price = 190 + whole(60);
    const total = 1000 * (1 + whole(10));
    const litres = (total / price).toFixed(3);
    return {
      truth: { company, address, date: date.iso, total: money(total) },
      lines: [
        ...lines,
        { left: `${of(['Date: ', 'Date/Time '])}${written(draw, 'day-first')}`, right: clock },
        { left: `Receipt No ${digits(7)}`, right: `Pump ${1 + whole(8)}` },
        { left: one(['Primax 95', 'RON95 ULP']) },
        { left: `${litres} litre @ RM ${money(price)}`, right: `RM ${money(total)} C` },
        ...(draw.chance(0.5) ? [{ left: 'Subtotal', right: `RM ${money(total)}` }] : []),
        { left: of(['Total RM', 'TOTAL', 'Amount Due', 'Total Payable']), right: money(total) },
        { left: of(['VISA', 'MASTERCARD', 'Debit']), right: `RM ${money(total)}` },
        {
          left: 'Relief GST C',
          columns: [
            [money(total), 0.75],
            ['0.00', 1],
          ],
        },
        { left: `Card expiry ${two(1 + whole(12))}/${two(whole(9) + 25)}`, right: `Appr ${digits(6)}` },
        ...foot(draw),
      ],
    };
  },
  wholesale(draw: Drawing): Written {
    const { items, date, of, one, digits, whole } = draw;
    const { lines, company, address } = head(draw, malaysia, gst);
    const buyer = one(malaysia.names.filter((name) => !name.startsWith(company)));
    const street = one(malaysia.streets.filter((own) => own.join(' ') !== address));
    const zero = 300 + whole(5000);
    const net = items.reduce((sum, { cents }) => sum + cents, 0);
    const tax = Math.round(net * 0.06);
    const total = zero + net + tax;
    return {
      truth: { company, address, date: date.iso, total: money(total) },
      lines: [
        ...lines,
        { middle: of(['TAX INVOICE / ADJUSTMENT NOTE', 'DELIVERY ORDER / TAX INVOICE']) },
        { left: `Cash Inv No.: ${digits(4)}F${digits(3)}` },
        { left: `VE${digits(2)}`, right: `Date: ${written(draw, 'day-first')}` },
        { left: of(['', 'Bill To:', 'Sold to :', 'Customer']) },
        { left: buyer },
        ...street.map((left) => ({ left })),
        {
          left: 'Description',
          columns: [
            ['U.P', 0.5],
            ['Iss', 0.6],
            ['Exc', 0.7],
            ['Amt(RM)', 1],
          ],
        },
        ...items.map(
          ({ name, count, price, cents }): SlipLine => ({
            left: name.slice(0, 12),
            columns: [
              [money(price), 0.5],
              [String(count), 0.6],
              ['0', 0.7],
              [money(cents), 1],
            ],
          }),
        ),
        { left: '' },
        { left: 'Total 0% supplies:', right: money(zero) },
        { left: 'Total 6% supplies (excl. GST):', right: money(net) },
        { left: 'GST:', right: money(tax) },
        { left: 'Total 6% supplies (Inc. GST):', right: money(net + tax) },
        { left: of(['Total Payable:', 'TOTAL PAYABLE']), right: money(total), bold: true },
        { left: 'E.& O.E.' },
        { left: 'Received above goods in good order condition.' },
        { middle: "CUSTOMER'S COPY" },
      ],
    };
  },
  form(draw: Drawing): Written {
    const { items, date, of, one, chance, digits } = draw;
    const { lines, company, address } = head(draw, malaysia, gst);
    const sums = slipSums(draw, { isIncluded: false, rounds: false });
    const wide = chance(0.5);
    return {
      truth: { company, address, date: date.iso, total: money(sums.total) },
      lines: [
        ...lines,
        { middle: of(['CASH BILL', 'INVOICE']), bold: true },
        { left: of(['Invoice No', 'No.']), right: `IV-${digits(6)}` },
        { left: of(['Date', 'Invoice Date']), right: written(draw, 'day-first') },
        { left: 'Terms', right: of(['C.O.D.', '30 days']) },
        rule,
        {
          left: 'No Description',
          columns: [
            ['Qty', 0.6],
            ['Price', 0.8],
            ['Amount', 1],
          ],
        },
        ...items.map(
          ({ name, count, price, cents }, at): SlipLine => ({
            left: `${at + 1}  ${name.slice(0, 14)}`,
            columns: [
              [String(count), 0.6],
              [money(price), 0.8],
              [money(cents), 1],
            ],
          }),
        ),
        rule,
        ...(wide
          ? [
              {
                columns: [
                  ['Sub Total', 0.33],
                  [one(['GST 6%', 'Tax']), 0.66],
                  [of(['Total (RM)', 'Grand Total', 'TOTAL', 'Amount Due']), 1],
                ] as const,
              },
              {
                columns: [
                  [money(sums.net), 0.33],
                  [money(sums.tax), 0.66],
                  [money(sums.total), 1],
                ] as const,
              },
            ]
          : [
              { left: of(['Sub Total (Excluding GST)', 'Amount Before Tax']), right: money(sums.net) },
              { left: 'GST Payable', right: money(sums.tax) },
              { left: of(['Total Amount', 'Total Amount']) },
              { left: of(['Payable (RM)', 'Due (RM)']), right: money(sums.total), bold: true },
            ]),
        { left: 'Received by:' },
        ...foot(draw),
      ],
    };
  },
  parking(draw: Drawing): Written {
    const { date, of, digits, whole } = draw;
    const { lines, company, address } = head(draw, malaysia, gst);
    const total = 100 * (1 + whole(20)) + 50 * whole(2);
    const day = written(draw, 'day-first');
    return {
      truth: { company, address, date: date.iso, total: money(total) },
      lines: [
        ...lines,
        { middle: of(['PARKING RECEIPT', 'OFFICIAL RECEIPT']) },
        { left: `Ticket No : ${digits(9)}` },
        { left: `${of(['Entry', 'Time In'])} : ${day} 08:12` },
        { left: `${of(['Payment', 'Time Out'])} : ${day} 10:47` },
        { left: 'Duration : 2 hr 35 min' },
        { left: `${of(['Amount Paid', 'Total Fee', 'Parking Fee', 'Total Paid'])} : RM ${money(total)}` },
        { left: of(['Cash : RM 20.00', 'Paid by Touch n Go']) },
        ...foot(draw),
      ],
    };
  },
};
