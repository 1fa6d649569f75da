/** Looked at while the rules were made: statements, expense lists, stock, contracts and invoices of three small libraries. */
import { absent, computed, type EverydayHalf, quoted, summed } from './everyday-half.ts';
import { daysFrom } from './months-from.ts';

const inDays = daysFrom(new Date());

const household: EverydayHalf = {
  files: {
    'current account 2024.csv': `Date,Description,Money out,Money in,Balance
31/05/2024,Rent Fairview Lettings,950.00,,2214.35
28/05/2024,Salary Orbit Media,,2450.00,3164.35
17/05/2024,Brightwater Utilities,61.20,,714.35
02/05/2024,Greenleaf Grocers,83.45,,775.55
30/04/2024,Rent Fairview Lettings,950.00,,859.00
26/04/2024,Salary Orbit Media,,2450.00,1809.00
12/04/2024,Greenleaf Grocers,74.10,,-641.00
31/03/2024,Rent Fairview Lettings,925.00,,-566.90
27/03/2024,Salary Orbit Media,,2450.00,358.10
09/03/2024,Brightwater Utilities,58.75,,-2091.90
`,
    'expenses spring.xlsx': `Date,Category,What,Paid by,Amount (£)
2024-03-04,Stationery,Envelopes,Joan,12.40
2024-03-11,Travel,Train to Leeds,Piet,64.00
2024-03-19,Stationery,Printer ink,Joan,48.90
2024-04-02,Catering,Sandwiches,Piet,37.25
2024-04-15,Travel,Taxi,Joan,22.50
2024-04-28,Stationery,Notebooks,Piet,19.95
2024-05-06,Catering,Coffee,Joan,15.60
`,
    'gas meter.csv': `Day;Reading (m³);Read by
2024-02-01;4410;Joan
2024-03-01;4478;Joan
2024-05-01;4555;Piet
2024-04-01;4521;Joan
`,
    'storeroom.xlsx': `Item,Shelf,Quantity,Unit price,Supplier
Light bulbs,A1,40,€2.50,Lumen BV
Batteries AA,A2,120,€0.80,Volta
Extension cord,B1,6,€14.00,Lumen BV
Door stop,B2,25,€3.20,Harting
Fire blanket,C1,4,€29.90,Harting
`,
    'tenancy letter.txt': `Fairview Lettings
14 Canal Street, York

Dear Ms Okafor,

thank you for sending back the papers. The tenancy agreement was signed on 18 January 2023 by both of you.
The flat was built in 1987 and has three rooms.
The rent goes up to £950 from 1 April 2024. Please pay it by standing order.
Repairs are reported through the website.

Yours sincerely
Dermot Hale
`,
  },
  questions: [
    ...summed('sum by what rows say', [
      ['How much rent did we pay in total?', '2825.00', ''],
      ['How much was spent on stationery?', '81.25', '£'],
      ['What did we spend on travel?', '86.50', '£'],
      ['Total spent on catering', '52.85', '£'],
      ['How much did Joan pay in total?', '99.40', '£'],
      ['How much went to Greenleaf Grocers?', '157.55', ''],
      ['How much salary came in altogether?', '7350.00', ''],
      ['How much have we paid to Brightwater Utilities?', '119.95', ''],
    ]),
    ...summed('sum in a time', [
      ['What was spent in March 2024 according to the expenses?', '125.30', '£'],
      ['How much did Piet spend in April 2024?', '57.20', '£'],
      ['How much was spent on stationery in March 2024?', '61.30', '£'],
    ]),
    ...computed('latest', [
      ['What is the current balance of the account?', '2214.35'],
      ['What is the latest gas meter reading?', '4555'],
      ['What was the last reading of the gas meter?', '4555'],
      ['What was the first reading of the gas meter?', '4410'],
      ['What was the most recent expense?', 'Coffee'],
      ['What was the balance on 30 April 2024?', '859.00'],
    ]),
    ...computed('look-up', [
      ['How many light bulbs are there?', '40'],
      ['Which shelf holds the fire blanket?', 'C1'],
      ['Who supplies the extension cord?', 'Lumen BV'],
      ['What is the unit price of the door stop?', '€3.20'],
      ['Which items come from Harting?', 'Door stop', 'Fire blanket'],
      ['How much did the printer ink cost?', '48.90'],
    ]),
    ...quoted('typed', [
      ['When was the tenancy agreement signed?', 'signed on 18 January 2023', 'tenancy letter.txt'],
      ['How many rooms does the flat have?', 'three rooms', 'tenancy letter.txt'],
      ['When was the flat built?', 'built in 1987', 'tenancy letter.txt'],
      ['From when is the rent £950?', '1 April 2024', 'tenancy letter.txt'],
    ]),
    ...absent(
      'What discount was agreed with Fairview Lettings?',
      'When does the tenancy end?',
      'What is the deposit for the flat?',
      'How much was spent on insurance?',
      'What is the telephone number of Dermot Hale?',
    ),
  ],
};

const studio: EverydayHalf = {
  files: {
    'receivables.csv': `Invoice no.,Client,Issued,Net,VAT,Gross,Due date,Paid on
F-101,Acme Tools,${inDays(-70).iso},400.00,80.00,480.00,${inDays(-40).iso},${inDays(-45).iso}
F-102,Belmont Hotel,${inDays(-28).iso},1250.00,250.00,1500.00,${inDays(2).iso},
F-103,Acme Tools,${inDays(-12).iso},90.00,18.00,108.00,${inDays(18).iso},
F-104,Corran Ferries,${inDays(-5).iso},2000.00,400.00,2400.00,${inDays(55).iso},
F-105,Belmont Hotel,${inDays(-90).iso},310.00,62.00,372.00,${inDays(-60).iso},
`,
    'Invoice 7731.docx': `Tamsin Reed Photography
Invoice 7731
Customer: Pemberton Garden Centre
Invoice date: 6 June 2024
Portraits of the staff, one day
Net amount: £640.00
VAT (20 %): £128.00
Gross amount: £768.00
Payable within 30 days.`,
    'Invoice 7740.md': `# Invoice 7740

Tamsin Reed Photography, to Mallory & Finch Solicitors

Invoice date: 21 June 2024

| Work | Price |
|---|---|
| Office views | £300.00 |
| Retouching | £75.00 |

Net: £375.00

VAT: £75.00

Total: £450.00

Payable within 14 days without deduction.
`,
    'assistant contract.docx': `Contract of employment
between Tamsin Reed Photography and Ewan Lockhart
This contract was signed in Perth on 9 September 2022.
Mr Lockhart starts work on 3 October 2022 as an assistant.
He works 30 hours a week. His pay is £14.20 an hour.
After leaving he shall not work for a competing studio within twenty miles for a period of nine months.
Holiday is 22 days a year.`,
    'company profile.md': `# About the studio

Tamsin Reed Photography was founded in 2011. The studio has seven employees in two places, Perth and Dundee.

We own four cameras and rent lights when we need more of them.

In 2023 we took pictures at 61 weddings.

The studio is open from Tuesday to Saturday.
`,
    'print agreement.txt': `FRAMEWORK AGREEMENT ON PRINTING

1. Larkspur Print Ltd prints albums for Tamsin Reed Photography.
2. The agreement runs for two years from 1 February 2024.
3. An album costs £38 and is delivered to the studio.
4. Larkspur keeps the print files confidential for five years after the end of the agreement.
5. Complaints are made within ten days of delivery.
6. The minimum order is 12 albums.
`,
  },
  questions: [
    ...summed('sum by what rows say', [
      ['How much VAT is there on all invoices to Acme Tools together?', '98.00', ''],
      ['Total gross of the Belmont Hotel invoices', '1872.00', ''],
      ['What is the total net amount invoiced to Acme Tools?', '490.00', ''],
    ]),
    ...computed('look-up', [
      ['How much VAT is on invoice F-102?', '250.00'],
      ['What is the net amount of F-104?', '2000.00'],
      ['What is the gross amount of invoice F-103?', '108.00'],
      ['When was invoice F-101 paid?', inDays(-45).iso],
      ['Which client is invoice F-104 for?', 'Corran Ferries'],
      ['When is invoice F-104 due?', inDays(55).iso],
    ]),
    ...computed('within days', [
      ['Which invoices are due within 30 days?', 'F-102', 'F-103'],
      ['How many invoices are due in the next 30 days?', '2'],
      ['Which invoices fall due within the next 7 days?', 'F-102'],
    ]),
    ...quoted('label', [
      ['How much is the VAT on invoice 7731?', '£128.00', 'Invoice 7731.docx'],
      ['What is the net amount of invoice 7731?', '£640.00', 'Invoice 7731.docx'],
      ['What is the gross amount of invoice 7731?', '£768.00', 'Invoice 7731.docx'],
      ['How much VAT was charged on invoice 7740?', 'VAT: £75.00', 'Invoice 7740.md'],
      ['What is the net of invoice 7740?', '£375.00', 'Invoice 7740.md'],
      ['When was invoice 7740 issued?', '21 June 2024', 'Invoice 7740.md'],
      ['When is invoice 7731 payable?', 'within 30 days', 'Invoice 7731.docx'],
    ]),
    ...quoted('typed', [
      ['When was the contract of Ewan Lockhart signed?', '9 September 2022', 'assistant contract.docx'],
      ['How long is the non-compete?', 'nine months', 'assistant contract.docx'],
      ['How many employees does the studio have?', 'seven employees', 'company profile.md'],
      ['How many hours a week does the assistant work?', '30 hours a week', 'assistant contract.docx'],
      ['How long does the printing agreement run?', 'two years', 'print agreement.txt'],
      ['How long must print files be kept confidential?', 'five years', 'print agreement.txt'],
      ['Within how many days must complaints be made?', 'ten days', 'print agreement.txt'],
      ['When was the studio founded?', 'founded in 2011', 'company profile.md'],
      ['How many weddings were photographed in 2023?', '61 weddings', 'company profile.md'],
    ]),
    ...absent(
      'What discount was agreed on the albums?',
      'When was invoice F-102 paid?',
      'When was invoice 7731 paid?',
      'What is the delivery date of the albums?',
      'How long is the warranty on the albums?',
      'What is the notice period of the printing agreement?',
      'Who is the insurer of the studio?',
      'How many cars does the studio own?',
    ),
  ],
};

const praxis: EverydayHalf = {
  files: {
    'kasse.csv': `Datum;Kategorie;Zweck;Betrag (EUR)
03.01.2024;Büro;Druckerpapier;34,90
15.01.2024;Fahrtkosten;Bahn nach Ulm;58,00
02.02.2024;Büro;Ordner;1.012,50
20.02.2024;Bewirtung;Kaffee;12,80
05.03.2024;Fahrtkosten;Taxi;27,30
`,
    'depenses.csv': `Date;Catégorie;Objet;Montant
04/02/2024;Déplacement;Train;112,00 €
11/02/2024;Fournitures;Papier;38,50 €
19/03/2024;Déplacement;Taxi;24,00 €
`,
    'personal.xlsx': `Name,Abteilung,Eintritt,Gehalt
Lena Vogt,Empfang,01.03.2019,2900
Mert Aydin,Labor,15.08.2021,3350
Ines Roth,Labor,01.02.2017,3700
`,
    'rechnung-5512.txt': `Medizintechnik Kern GmbH
Rechnung Nr. 5512
Rechnungsdatum: 14.02.2024
Nettobetrag: 1.300,00 EUR
Umsatzsteuer 19 %: 247,00 EUR
Bruttobetrag: 1.547,00 EUR
Zahlbar innerhalb von 14 Tagen.
`,
    'wartungsvertrag.docx': `Wartungsvertrag
zwischen der Praxis Dr. Sommer und der Medizintechnik Kern GmbH
Der Vertrag wurde am 22. November 2021 unterzeichnet.
Die Geräte werden zweimal im Jahr gewartet.
Der Vertrag läuft drei Jahre.
Die Gewährleistung beträgt 24 Monate.`,
  },
  questions: [
    ...summed('sum, other language', [
      ['Wie viel wurde für Fahrtkosten ausgegeben?', '85.30', 'EUR'],
      ['Wie viel haben wir für Büro ausgegeben?', '1047.40', 'EUR'],
      ['Wie hoch sind die Ausgaben für Bewirtung insgesamt?', '12.80', 'EUR'],
      ['Combien a-t-on dépensé en déplacement ?', '136.00', '€'],
    ]),
    ...computed('look-up', [
      ['Was verdient Mert Aydin?', '3350'],
      ['In welcher Abteilung arbeitet Lena Vogt?', 'Empfang'],
    ]),
    ...quoted('label', [
      ['Wie hoch ist die Umsatzsteuer auf Rechnung 5512?', '247,00', 'rechnung-5512.txt'],
      ['Wie hoch ist der Nettobetrag der Rechnung 5512?', '1.300,00', 'rechnung-5512.txt'],
      ['Wie hoch ist der Bruttobetrag der Rechnung 5512?', '1.547,00', 'rechnung-5512.txt'],
    ]),
    ...quoted('typed', [
      ['Wann wurde der Wartungsvertrag unterzeichnet?', '22. November 2021', 'wartungsvertrag.docx'],
      ['Wie lange läuft der Wartungsvertrag?', 'drei Jahre', 'wartungsvertrag.docx'],
      ['Wie lange ist die Gewährleistung?', '24 Monate', 'wartungsvertrag.docx'],
    ]),
    ...absent(
      'Welcher Rabatt wurde vereinbart?',
      'Wann wurde die Rechnung 5512 bezahlt?',
      'Wie lang ist die Kündigungsfrist des Wartungsvertrags?',
    ),
  ],
};

export const ledgersDevelopment: readonly EverydayHalf[] = [household, studio, praxis];
