/** Tills of Singapore, Britain, the United States and Germany. */
import type { SlipLine } from './painted-slip.ts';
import { type Drawing, foot, head, money, rule, type Written, written } from './slip-drawing.ts';
import { slipSums } from './slip-sums.ts';
import { america, britain, germany, singapore, totalWords } from './slip-words.ts';

export const otherSlips = {
  singapore(draw: Drawing): Written {
    const { items, date, of, chance, digits, clock } = draw;
    const { lines, company, address } = head(draw, singapore, ['GST Reg No: M2-', 'UEN/GST No. 20']);
    const sums = slipSums(draw, { isIncluded: false, rounds: false, service: chance(0.6) ? 0.1 : 0 });
    return {
      truth: { company, address, date: date.iso, total: money(sums.total) },
      lines: [
        ...lines,
        { left: `Table: ${1 + draw.whole(30)}`, right: `Pax: ${1 + draw.whole(6)}` },
        { left: `Rcpt#: A${digits(8)}`, right: `${written(draw, 'day-first')} ${clock}` },
        ...items.map(({ name, count, cents }): SlipLine => ({ left: `${count} ${name}`, right: money(cents) })),
        rule,
        { left: of(['SUBTOTAL', 'Sub-Total']), right: `$${money(sums.net)}` },
        ...(sums.service > 0 ? [{ left: '10% SVC CHG', right: `$${money(sums.service)}` }] : []),
        { left: '7% GST', right: `$${money(sums.tax)}` },
        {
          left: of(['TOTAL', 'AMT DUE', 'Nett Total', 'Total S$']),
          right: `$${money(sums.total)}`,
          tall: chance(0.4) ? 1.7 : 1,
        },
        { left: of(['NETS', 'MASTER', 'VISA', 'AMEX']), right: `$${money(sums.total)}` },
        ...foot(draw),
      ],
    };
  },
  british(draw: Drawing): Written {
    const { items, date, of, chance, digits, clock } = draw;
    const { lines, company, address } = head(draw, britain, ['VAT No: GB ', 'VAT Reg. ']);
    const sums = slipSums(draw, { isIncluded: true, rounds: false });
    return {
      truth: { company, address, date: date.iso, total: money(sums.total) },
      lines: [
        ...lines,
        { left: `Served by: ${of(['Karen', 'Tom'])}`, right: `Till ${1 + draw.whole(9)}` },
        ...items.map(
          ({ name, cents }): SlipLine => ({ left: name, right: `${money(cents)} ${of(['A', 'V', 'A', 'D'])}` }),
        ),
        ...(chance(0.4) ? [{ left: 'SUBTOTAL', right: money(sums.gross) }] : []),
        { left: of(totalWords.british), right: `£${money(sums.total)}`, bold: true, tall: chance(0.3) ? 1.7 : 1 },
        ...(chance(0.6)
          ? [
              { left: of(['VISA DEBIT', 'CONTACTLESS', 'MASTERCARD', 'Debit Card']), right: `£${money(sums.total)}` },
              { left: `AUTH CODE ${digits(6)}`, right: `AID A0000000031010` },
            ]
          : [
              { left: 'CASH', right: `£${money(sums.cash)}` },
              { left: 'CHANGE DUE', right: `£${money(sums.cash - sums.total)}` },
            ]),
        {
          left: 'VAT A 20.0%',
          columns: [
            [`Net £${money(sums.net)}`, 0.72],
            [`VAT £${money(sums.tax)}`, 1],
          ],
        },
        { left: `${of(['DATE: ', ''])}${written(draw, 'day-first')}`, right: `TIME: ${clock}` },
        ...foot(draw),
      ],
    };
  },
  american(draw: Drawing): Written {
    const { items, date, of, chance, digits, clock } = draw;
    const { lines, company, address } = head(draw, america, ['Store #', 'Tax ID ']);
    const sums = slipSums(draw, { isIncluded: false, rounds: false });
    return {
      truth: { company, address, date: date.iso, total: money(sums.total) },
      lines: [
        ...lines,
        { left: `${of(['Server: Amy', 'Cashier: 12'])}`, right: `Check #${digits(4)}` },
        { left: `${written(draw, 'month-first')}  ${clock} PM` },
        ...items.map(({ name, count, cents }): SlipLine => ({ left: `${count} ${name}`, right: `$${money(cents)}` })),
        { left: of(['Subtotal', 'SUB TOTAL']), right: `$${money(sums.net)}` },
        { left: of(['Tax', 'Sales Tax 8.25%', 'TAX 1', 'State Tax']), right: `$${money(sums.tax)}` },
        { left: of(totalWords.american), right: `$${money(sums.total)}`, bold: true },
        ...(chance(0.5)
          ? [
              { left: 'Suggested tip 18%', right: `$${money(Math.round(sums.net * 0.18))}` },
              { left: 'Suggested tip 20%', right: `$${money(Math.round(sums.net * 0.2))}` },
            ]
          : []),
        ...(chance(0.5)
          ? [
              { left: 'CASH', right: `$${money(sums.cash)}` },
              { left: 'CHANGE', right: `$${money(sums.cash - sums.total)}` },
            ]
          : [{ left: 'VISA ****1234', right: `$${money(sums.total)}` }]),
        ...foot(draw),
      ],
    };
  },
  german(draw: Drawing): Written {
    const { items, date, of, chance, digits, clock } = draw;
    const { lines, company, address } = head(draw, germany, ['USt-IdNr. DE', 'St.-Nr. 31 ']);
    const sums = slipSums(draw, { isIncluded: true, rounds: false });
    const euro = (cents: number) => money(cents).replace('.', ',');
    return {
      truth: { company, address, date: date.iso, total: money(sums.total) },
      lines: [
        ...lines,
        { left: `Bon-Nr. ${digits(4)}`, right: 'EUR' },
        ...items.map(
          ({ name, count, price, cents }): SlipLine => ({
            left: count > 1 ? `${name} ${count} x ${euro(price)}` : name,
            right: `${euro(cents)} ${of(['A', 'B'])}`,
          }),
        ),
        rule,
        ...(chance(0.4) ? [{ left: 'Zwischensumme', right: euro(sums.gross) }] : []),
        { left: of(totalWords.german), right: euro(sums.total), bold: true, size: 11 },
        ...(chance(0.5)
          ? [
              { left: of(['Bar', 'Gegeben BAR']), right: euro(sums.cash) },
              { left: of(['Rückgeld', 'Zurück']), right: euro(sums.cash - sums.total) },
            ]
          : [{ left: of(['girocard', 'EC-Karte']), right: euro(sums.total) }]),
        {
          left: 'MwSt',
          columns: [
            ['Netto', 0.5],
            ['Steuer', 0.75],
            ['Brutto', 1],
          ],
        },
        {
          left: 'A 19%',
          columns: [
            [euro(sums.net), 0.5],
            [euro(sums.tax), 0.75],
            [euro(sums.gross), 1],
          ],
        },
        { left: `${of(['Datum: ', ''])}${written(draw, 'german')}`, right: `${clock} Uhr` },
        { middle: of(['Vielen Dank für Ihren Einkauf', 'Es bediente Sie Frau Moll']) },
      ],
    };
  },
};
