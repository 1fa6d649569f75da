/** Kept apart: written before the rules, other trades, headings, layouts and currencies; looked at once, when the rules stood. */
import { absent, computed, type EverydayHalf, quoted, summed } from './everyday-half.ts';
import { daysFrom } from './months-from.ts';

const inDays = daysFrom(new Date());

const club: EverydayHalf = {
  files: {
    'club ledger.xlsx': `Booked,Payee,Purpose,Debit,Credit,Saldo
2023-11-02,Harbour Trust,Mooring fees,1200.00,,8400.00
2023-11-20,Sailmaker Brodie,Repairs,340.50,,8059.50
2023-12-05,Members,Subscriptions,,3150.00,11209.50
2023-12-18,Harbour Trust,Mooring fees,1200.00,,10009.50
2024-01-15,Chandlery Ross,Repairs,88.20,,9921.30
2024-01-30,Harbour Trust,Electricity,140.00,,9781.30
2024-02-11,Members,Subscriptions,,450.00,10231.30
`,
    'volunteer costs.csv': `When,Who,Kind,Cost in USD
Feb 3 2024,Amira,Postage,18.75
Feb 17 2024,Tobias,Fuel,52.00
Mar 2 2024,Amira,Fuel,47.30
Mar 9 2024,Lucinda,Postage,6.25
Mar 30 2024,Tobias,Printing,110.00
`,
    'water levels.csv': `Observed,Gauge,Level in cm
2024-01-31,North pier,212
2024-03-31,North pier,198
2024-02-29,North pier,205
2024-02-29,South pier,187
2024-03-31,South pier,179
`,
    'boat shed.csv': `Part,Bin,In stock,Price each,Maker
Shackle 8 mm,3,64,$4.10,Tidewater
Bilge pump,7,2,$89.00,Oslo Marine
Navigation lamp,5,9,$31.50,Oslo Marine
Rope 12 mm,1,150,$1.95,Tidewater
`,
    'mooring agreement.md': `# Mooring agreement

Between Harbour Trust and Kelda Sailing Club.

The agreement was signed on 30 October 2021. It took effect on 1 January 2022.

The club may keep eleven boats on the moorings.

The mooring fee is $1,200 a half-year. It is payable within 21 days of the invoice.

Neither party may lure away staff of the other for eighteen months after the agreement.
`,
    'newsletter.txt': `Kelda Sailing Club - newsletter of February

The club has 214 members, more than ever.
Our new clubhouse was opened on 12 May 2019 by the mayor.
The summer course lasts six days. It costs $180.
Thanks to all who helped.
`,
  },
  questions: [
    ...summed('sum by what rows say', [
      ['How much was paid for mooring fees in total?', '2400.00', ''],
      ['What did the repairs cost altogether?', '428.70', ''],
      ['How much did we pay to Harbour Trust?', '2540.00', ''],
      ['How much was spent on fuel?', '99.30', 'USD'],
      ['Total spent on postage', '25.00', 'USD'],
      ['How much did Tobias spend?', '162.00', 'USD'],
      ['How much came in from subscriptions?', '3600.00', ''],
    ]),
    ...summed('sum in a time', [
      ['What did the volunteers spend in March 2024?', '163.55', 'USD'],
      ['How much was paid to Harbour Trust in January 2024?', '140.00', ''],
    ]),
    ...computed('latest', [
      ['What is the current balance of the club?', '10231.30'],
      ['What is the latest level at the North pier?', '198'],
      ['What was the last entry in the ledger for Harbour Trust?', 'Electricity'],
      ['What was the earliest level at the South pier?', '187'],
    ]),
    ...computed('look-up', [
      ['How many bilge pumps are in stock?', '2'],
      ['Who makes the navigation lamp?', 'Oslo Marine'],
      ['Which bin is the rope 12 mm in?', '1'],
      ['What does a shackle 8 mm cost?', '$4.10'],
      ['Which parts are from Tidewater?', 'Shackle 8 mm', 'Rope 12 mm'],
    ]),
    ...quoted('typed', [
      ['When was the mooring agreement signed?', '30 October 2021', 'mooring agreement.md'],
      ['How many members does the club have?', '214 members', 'newsletter.txt'],
      ['How many boats may the club keep on the moorings?', 'eleven boats', 'mooring agreement.md'],
      ['For how long may neither party lure away staff?', 'eighteen months', 'mooring agreement.md'],
      ['When was the clubhouse opened?', '12 May 2019', 'newsletter.txt'],
      ['How long is the summer course?', 'six days', 'newsletter.txt'],
      ['When must the mooring fee be paid?', 'within 21 days', 'mooring agreement.md'],
    ]),
    ...absent(
      'What discount do members get on the summer course?',
      'When does the mooring agreement end?',
      'How much was spent on flowers?',
      'Who is the chairman of the club?',
      'What is the deposit for the moorings?',
    ),
  ],
};

const workshop: EverydayHalf = {
  files: {
    'open items.xlsx': `Bill,Supplier,Bill date,Amount before tax,Tax,Amount with tax,Payable by,Settled
4410,Northgate Steel,${inDays(-60).iso},900.00,171.00,1071.00,${inDays(-30).iso},${inDays(-31).iso}
4411,Paxton Paints,${inDays(-20).iso},120.00,22.80,142.80,${inDays(10).iso},
4412,Northgate Steel,${inDays(-15).iso},1450.00,275.50,1725.50,${inDays(15).iso},
4413,Ulrich Werkzeuge,${inDays(-2).iso},60.00,11.40,71.40,${inDays(88).iso},
`,
    'bill-4411.txt': `PAXTON PAINTS
Bill 4411 to Weir Cabinets
Date of bill          2 April 2024
Subtotal              120.00 EUR
Sales tax 19 %         22.80 EUR
Grand total           142.80 EUR
To be paid within 30 days.
`,
    'quotation Q-88.docx': `Quotation Q-88
Ulrich Werkzeuge for Weir Cabinets
Issued on 11 March 2024
One band saw, used
Net price: CHF 4,200.00
VAT 8.1 %: CHF 340.20
Total including VAT: CHF 4,540.20
The offer is open for acceptance for 60 days.`,
    'joiner contract.md': `# Employment contract

Employer: Weir Cabinets. Employee: Sorcha Dunne.

Signed at Galway on 2 May 2023; work begins on 15 May 2023.

The probationary period lasts four months.

The employee agrees not to compete with the employer in the county for one year after leaving.

Overtime is paid at €27.50 an hour.
`,
    'report to the bank.docx': `Report to the bank
Weir Cabinets employs 19 people, of whom four are apprentices.
The workshop was moved to Tuam Road in August 2020.
Sales of the year came to 1.9 million euros.
Two lathes were bought second hand.
The loan of the bank runs until 2031.`,
  },
  questions: [
    ...summed('sum by what rows say', [
      ['What is the total tax on the bills of Northgate Steel?', '446.50', ''],
      ['Total amount with tax of the Northgate Steel bills', '2796.50', ''],
    ]),
    ...computed('look-up', [
      ['How much tax is on bill 4412?', '275.50'],
      ['What is the amount before tax of bill 4413?', '60.00'],
      ['When was bill 4410 settled?', inDays(-31).iso],
      ['Which supplier sent bill 4413?', 'Ulrich Werkzeuge'],
    ]),
    ...computed('within days', [
      ['Which bills are payable within 20 days?', '4411', '4412'],
      ['How many bills are payable in the next two weeks?', '1'],
    ]),
    ...quoted('label', [
      ['What is the net price in quotation Q-88?', '4,200.00', 'quotation Q-88.docx'],
      ['How much VAT is in quotation Q-88?', '340.20', 'quotation Q-88.docx'],
      ['What is the total of quotation Q-88 including VAT?', '4,540.20', 'quotation Q-88.docx'],
      ['When was quotation Q-88 issued?', '11 March 2024', 'quotation Q-88.docx'],
    ]),
    ...quoted('typed', [
      ['When was the contract of Sorcha Dunne signed?', '2 May 2023', 'joiner contract.md'],
      ['How long is the non-compete of Sorcha Dunne?', 'one year', 'joiner contract.md'],
      ['How many people does Weir Cabinets employ?', '19 people', 'report to the bank.docx'],
      ['How many apprentices are there?', 'four are apprentices', 'report to the bank.docx'],
      ['How long is the probationary period?', 'four months', 'joiner contract.md'],
      ['How long is quotation Q-88 open?', '60 days', 'quotation Q-88.docx'],
      ['When was the workshop moved?', 'August 2020', 'report to the bank.docx'],
    ]),
    ...absent(
      'What discount is given on the band saw?',
      'When was bill 4412 settled?',
      'What is the delivery date of the band saw?',
      'How long is the guarantee on the band saw?',
      'How many vans does Weir Cabinets have?',
    ),
  ],
};

const foyer: EverydayHalf = {
  files: {
    'haushalt.csv': `Tag;Posten;Rubrik;CHF
2.4.2024;Migros;Lebensmittel;84.35
9.4.2024;Swisscom;Telefon;65.00
16.4.2024;Migros;Lebensmittel;71.90
3.5.2024;Zahnarzt;Gesundheit;210.00
8.5.2024;Migros;Lebensmittel;90.05
`,
    'gastos.csv': `Fecha;Concepto;Categoría;Importe
05/01/2024;Gasolina;Transporte;60,00 €
18/01/2024;Metro;Transporte;12,40 €
02/02/2024;Luz;Vivienda;74,10 €
`,
    'facture-208.txt': `Atelier Mirabel
Facture n° 208
Date de la facture : 5 mars 2024
Total HT : 500,00 €
TVA 20 % : 100,00 €
Total TTC : 600,00 €
Payable sous 30 jours.
`,
    'untermiete.docx': `Untermietvertrag
zwischen Frau Regula Meier und Herrn Jonas Keller
Der Vertrag wurde am 3. Juni 2023 unterschrieben.
Das Zimmer ist 18 Quadratmeter gross.
Die Kündigungsfrist beträgt zwei Monate.`,
  },
  questions: [
    ...summed('sum, other language', [
      ['Wie viel wurde für Lebensmittel ausgegeben?', '246.30', 'CHF'],
      ['Wie viel haben wir bei Migros insgesamt bezahlt?', '246.30', 'CHF'],
      ['¿Cuánto se gastó en transporte?', '72.40', '€'],
    ]),
    ...quoted('label', [
      ['Quel est le montant de la TVA de la facture 208 ?', '100,00', 'facture-208.txt'],
      ['Quel est le total HT de la facture 208 ?', '500,00', 'facture-208.txt'],
    ]),
    ...quoted('typed', [
      ['Wann wurde der Untermietvertrag unterschrieben?', '3. Juni 2023', 'untermiete.docx'],
      ['Wie lang ist die Kündigungsfrist der Untermiete?', 'zwei Monate', 'untermiete.docx'],
    ]),
    ...absent('Wie hoch ist die Kaution für das Zimmer?', 'Wann endet der Untermietvertrag?'),
  ],
};

export const ledgersApart: readonly EverydayHalf[] = [club, workshop, foyer];
