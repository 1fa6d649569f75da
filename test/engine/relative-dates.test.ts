import { describe, expect, it } from 'vitest';
import { withAbsoluteDates } from '../../src/main/engine/relative-dates.ts';

/** A Wednesday. */
const now = new Date(2026, 10, 18, 15).getTime();

describe('withAbsoluteDates', () => {
  it.each([
    ['invoices from last month', 'invoices from October 2026'],
    ['contracts that end this month', 'contracts that end in November 2026'],
    ['which agreements end next month?', 'which agreements end in December 2026?'],
    ['contracts that end in the next quarter', 'contracts that end in 1 January 2027 – 31 March 2027'],
    ['invoices of this quarter', 'invoices of 1 October 2026 – 31 December 2026'],
    ['letters sent last week', 'letters sent in 9 November 2026 – 15 November 2026'],
    ['what is due next week?', 'what is due in 23 November 2026 – 29 November 2026?'],
    ['that end within the next 90 days', 'that end in 18 November 2026 – 16 February 2027'],
    ['that ended in the last three months', 'that ended in 18 August 2026 – 18 November 2026'],
    ['due tomorrow', 'due in 19 November 2026'],
    ['last year', 'in 2025'],
  ])('"%s"', (said, meant) => {
    expect(withAbsoluteDates(said, now)).toBe(meant);
  });

  it.each([
    ['de', 'Verträge, die im nächsten Monat enden', 'Verträge, die im Dezember 2026 enden'],
    ['de', 'Rechnungen aus dieser Woche', 'Rechnungen aus 16. November 2026 – 22. November 2026'],
    ['fr', 'factures du mois dernier', 'factures du octobre 2026'],
    ['es', 'contratos que terminan el próximo mes', 'contratos que terminan en diciembre de 2026'],
    ['it', 'fatture del mese scorso', 'fatture del ottobre 2026'],
  ])('%s: "%s"', (language, said, meant) => {
    expect(withAbsoluteDates(said, now, language)).toBe(meant);
  });

  it.each([
    'What is the last day to register?',
    'What was the last year they won?',
    'Which is the next month listed?',
    'the winner in the last year they played',
  ])('leaves "%s", which is one of several', (said) => {
    expect(withAbsoluteDates(said, now)).toBe(said);
  });

  it('tells yesterday in French from here in German', () => {
    expect(withAbsoluteDates('Was steht hier?', now, 'de')).toBe('Was steht hier?');
    expect(withAbsoluteDates('reçu hier', now, 'fr')).toBe('reçu en 17 novembre 2026');
  });

  it.each(['the last week of August 2023', "last year's report", 'at last', 'the next of kin', 'the first month'])(
    'leaves "%s" as it is',
    (said) => {
      expect(withAbsoluteDates(said, now)).toBe(said);
    },
  );

  it('ends a month on its last day', () => {
    expect(withAbsoluteDates('in the next three months', new Date(2026, 10, 30).getTime())).toBe(
      'in 30 November 2026 – 28 February 2027',
    );
  });
});
