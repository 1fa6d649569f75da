import { describe, expect, it } from 'vitest';
import { statedFact } from '../../../src/main/engine/answer/kind/stated-fact.ts';

const states = (question: string, sentence: string, above = '') => statedFact(question)?.(sentence, above, 'en');

describe('whether a sentence states the fact that is asked for', () => {
  it.each([
    ['What discount was agreed?', 'We grant 3 % off all prices.'],
    ['What is the deposit for the flat?', 'A deposit of £600 is held by the landlord.'],
    ['How long is the warranty?', 'The seller guarantees the pump for two years.'],
    ['When was invoice 12 paid?', 'Paid on 3 May 2024 by transfer.'],
    ['What is the delivery date?', 'The boiler is delivered on 7 June 2024.'],
    ['When was the contract signed?', 'This lease is made on 12 February 2021.'],
    ['What is the notice period?', 'Either side may cancel with two weeks to go.'],
    ['Wie hoch ist die Kaution?', 'Als Sicherheit werden 500 Euro hinterlegt.'],
    ['Wie hoch ist die Kaution?', 'Die Mietsicherheit beträgt 900 Euro.'],
    ['Quel est le dépôt de garantie ?', 'Le locataire verse une caution de 600 euros.'],
    ['What discount do members get?', 'Members pay 20 % less.'],
    ['When does the tenancy end?', 'The term is for three years from 1 May 2022.'],
    ['When does the tenancy end?', 'The lease runs from 1 May 2022 to 30 April 2025.'],
    ['When does the membership expire?', 'Valid through December 2026.'],
    ['Wann endet der Vertrag?', 'Laufzeit: 24 Monate'],
    ['Wann endet der Vertrag?', 'Laufzeit 01.01.2023 – 31.12.2025'],
    ['Quand le bail prend-il fin ?', 'Le bail est conclu pour trois ans.'],
    ['When does the concert end?', 'Concert: 19:00 – 21:30'],
    ['What discount do we get?', 'Terms: 3 % if paid within 10 days, otherwise 30 days net.'],
    ['What is the early payment discount?', 'If paid within ten days, 2.5 % may be taken from the sum.'],
    ['What discount is offered?', 'Payment terms: 2/10 net 30'],
    ['Welcher Skonto gilt?', 'Zahlung binnen 8 Tagen: 2 %, sonst 30 Tage netto.'],
    ['Quelle remise est accordée ?', '2 % pour paiement sous 8 jours'],
    ['¿Qué descuento hay?', '3 % por pago dentro de 10 días'],
    ['What is the notice period?', 'The contract can be ended with three months to go.'],
    ['What is the late fee?', 'A charge of £15 applies after the due date.'],
    ['Who is the insurer?', 'Cover is provided by Alba Mutual.'],
    ['When was invoice 12 paid?', 'Invoice 12, payable within 30 days, was paid on 3 May 2024.'],
    ['When was the salary paid?', 'Wages transferred on 28 January 2024.'],
    ['Wann wird die Ware geliefert?', 'Lieferung: KW 23'],
    ['What is the delivery date?', 'Delivery: end of June'],
    ['When was the contract signed?', 'Leeds, 3 June 2024'],
    ['Wann wurde der Vertrag unterschrieben?', 'Bad Homburg, den 3. Juni 2024'],
    ['When was the deed signed?', 'In witness this 3rd day of June, 2024'],
    ['What is the telephone number of Mr Hale?', 'Dermot Hale: 555-0142'],
    ['What is the phone number of Mr Hale?', 'Dermot Hale, ext. 4512'],
  ])('%s %s', (question, sentence) => expect(states(question, sentence)).toBe(true));

  it.each([
    ['What discount was agreed?', 'An album costs £38 and is delivered to the studio.'],
    ['What is the deposit for the flat?', 'The flat was built in 1987 and has three rooms.'],
    ['When was invoice 12 paid?', 'Invoice date: 6 June 2024'],
    ['When was invoice 12 paid?', 'Payable within 30 days of 3 May 2024.'],
    ['What is the delivery date?', 'Complaints are made within ten days of delivery.'],
    ['What is the delivery date?', 'The boiler is delivered to the house.'],
    ['What is the telephone number of Mr Hale?', 'Dermot Hale'],
    ['Wann wurde die Rechnung 5512 bezahlt?', 'Rechnungsdatum: 14.02.2024'],
    ['When was the contract signed?', 'The rent rises to £900 on 3 June 2024.'],
    ['What is the phone number of Mr Hale?', 'Account number 4711 of Dermot Hale'],
    ['What discount was agreed?', 'Interest of 8 % is charged if not paid within 30 days.'],
    ['What discount was agreed?', 'A deposit of 30 % is to be paid within 10 days.'],
    ['What discount was agreed?', 'Payable within 30 days, VAT 20 % included.'],
    ['When does the tenancy end?', 'The tenancy agreement was signed on 18 January 2023 by both of you.'],
    ['When does the tenancy end?', 'The rent goes up to £950 from 1 April 2024.'],
    ['When does the tenancy end?', 'The flat was built in 1987 and has three rooms.'],
    ['Wann endet der Vertrag?', 'Der Vertrag wurde am 3. Mai 2022 unterschrieben.'],
    ['What discount was agreed?', '_'.repeat(200_000)],
    ['What discount was agreed?', '3 % '.repeat(50_000)],
    ['What discount was agreed?', '1'.repeat(200_000)],
  ])('not so: %s %s', (question, sentence) => expect(states(question, sentence)).toBe(false));

  it('a label above counts, the row above another row does not', () => {
    expect(states('What is the deposit?', '£600', 'Deposit')).toBe(true);
    expect(states('When was F-2 paid?', 'F-2\t2024-05-01\t100.00', 'Invoice\tPaid on')).toBe(false);
  });

  it.each([
    'When did the phone contract begin?',
    'When did the war end?',
    'By when has the invoice to be paid?',
    'What is the rent?',
    'Who built the tower?',
    '',
  ])('asks for none of them: %s', (question) => expect(statedFact(question)).toBeNull());
});
