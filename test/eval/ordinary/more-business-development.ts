/** More invoices, contracts and receipts that rules are worked on with, in other layouts. */
import type { OrdinaryDocument } from './ordinary-document.ts';

export const moreBusinessDevelopment: readonly OrdinaryDocument[] = [
  {
    ...{ name: 'invoice-translator', format: 'docx', template: 'invoice' },
    text: `
Petra Sandoval, Translations
29 Garnet Walk
Leith, Edinburgh
petra@sandoval.example

For: Kestrel Press Limited
The Old Foundry, Dumfries

# Invoice 2024/17

| Date | 2 May 2024 |
| Payment due | 1 June 2024 |

| Item | Words | Rate | Sum |
| "The Long Shore", chapters 1-4 | 18,200 | 0.09 | £1,638.00 |

| Total (no VAT charged) | £1,638.00 |`,
    truth: {
      supplier: 'Petra Sandoval, Translations|Petra Sandoval',
      customer: 'Kestrel Press Limited',
      'invoice number': '2024/17',
      'invoice date': '2024-05-02',
      'due date': '2024-06-01',
      total: 1638,
    },
  },
  {
    ...{ name: 'rechnung-strom', format: 'html', template: 'invoice' },
    text: `
# Jahresrechnung Strom

Stadtwerke Harzrand AG, Energieplatz 1, 38855 Wernigerode

An
Familie Otto Brenner
Kirchgasse 11
38871 Ilsenburg

Rechnungsnummer: SR-559021
Rechnungsdatum: 31. Januar 2024
Kundennummer: 102 338

| Verbrauch | 2.940 kWh |
| Arbeitspreis netto | 882,00 EUR |
| Grundpreis netto | 108,00 EUR |
| Summe netto | 990,00 EUR |
| Mehrwertsteuer 19 % | 188,10 EUR |
| Rechnungsbetrag | 1.178,10 EUR |

Der Betrag ist fällig am 15. Februar 2024.`,
    truth: {
      supplier: 'Stadtwerke Harzrand AG',
      customer: 'Otto Brenner|Familie Otto Brenner',
      'invoice number': 'SR-559021',
      'invoice date': '2024-01-31',
      'due date': '2024-02-15',
      subtotal: 990,
      tax: 188.1,
      total: 1178.1,
    },
  },
  {
    ...{ name: 'invoice-vet', format: 'txt', template: 'invoice' },
    text: `
# Hillfoot Veterinary Practice
Brook Lane, Kirkby Stephen

Account of :: Mrs D. Ellwood
Invoice No :: 004417
Tax date :: 11/10/2024

| Consultation | 42.00 |
| Vaccination | 38.50 |

| Net | 80.50 |
| VAT at 20% | 16.10 |
| Invoice total | 96.60 |

Please settle within 14 days.`,
    truth: {
      supplier: 'Hillfoot Veterinary Practice',
      customer: 'Mrs D. Ellwood|D. Ellwood',
      'invoice number': '004417',
      'invoice date': '2024-10-11',
      subtotal: 80.5,
      tax: 16.1,
      total: 96.6,
    },
  },
  {
    ...{ name: 'consulting-agreement', format: 'html', template: 'contract' },
    text: `
# Consulting Agreement

This Consulting Agreement (the "Agreement") is made as of March 4, 2024 by and between:

(a) Redfern Outdoor Inc., having its principal office in Boise, Idaho (the "Company"); and
(b) Talia Monroe, an individual residing in Portland, Oregon (the "Consultant").

## Engagement
The term starts on March 18, 2024 and ends on September 17, 2024.

## Compensation
The Company will pay the Consultant a total fee of $36,000 in six equal instalments.

## Termination
Either party may terminate on ten (10) business days' written notice.

## Miscellaneous
This Agreement will be construed in accordance with the laws of the State of Idaho.`,
    truth: {
      title: 'Consulting Agreement',
      'party a': 'Redfern Outdoor Inc.',
      'party b': 'Talia Monroe',
      'effective date': '2024-03-18',
      'end date': '2024-09-17',
      value: 36000,
      'governing law': 'Idaho|State of Idaho',
      'notice period': 'ten (10) business days',
    },
  },
  {
    ...{ name: 'arbeitsvertrag', format: 'docx', template: 'contract' },
    text: `
# Arbeitsvertrag

zwischen

Möbelhaus Trautmann GmbH & Co. KG
Industriestraße 14, 33602 Bielefeld
(Arbeitgeber)

und

Herrn Nils Ahrend
Feldstraße 8, 33609 Bielefeld
(Arbeitnehmer)

## § 1 Beginn und Dauer
Das Arbeitsverhältnis beginnt am 1. August 2024 und ist bis zum 31. Juli 2026 befristet.

## § 2 Vergütung
Der Arbeitnehmer erhält ein monatliches Gehalt von 3.150,00 € brutto.

## § 3 Kündigung
Die Kündigungsfrist beträgt vier Wochen zum Monatsende.`,
    truth: {
      title: 'Arbeitsvertrag',
      'party a': 'Möbelhaus Trautmann GmbH & Co. KG',
      'party b': 'Nils Ahrend',
      'effective date': '2024-08-01',
      'end date': '2026-07-31',
      value: 3150,
      'notice period': 'vier Wochen zum Monatsende|vier Wochen',
    },
  },
  {
    ...{ name: 'licence-terms', format: 'pdf', template: 'contract' },
    text: `
# SOFTWARE LICENCE AGREEMENT

| Licensor | Pinemarten Software Ltd |
| Licensee | Coldharbour Museums Trust |
| Start date | 1 May 2024 |
| Expiry date | 30 April 2027 |
| Annual fee | £6,200 |
| Notice | 90 days |
| Automatic renewal | Yes |
| Governing law | Northern Ireland |

The Licensor grants the Licensee a right to use the software named in Schedule 1 in all its buildings.`,
    truth: {
      title: 'SOFTWARE LICENCE AGREEMENT',
      'party a': 'Pinemarten Software Ltd',
      'party b': 'Coldharbour Museums Trust',
      'effective date': '2024-05-01',
      'end date': '2027-04-30',
      value: 6200,
      'governing law': 'Northern Ireland',
      'notice period': '90 days',
      'auto renewal': true,
    },
  },
  {
    ...{ name: 'receipt-hotel', format: 'pdf', template: 'receipt' },
    text: `
# Saltmarsh Inn
Coast Road, Cley

Guest: Mr P. Aldous
Arrival 12/05/2024 || Departure 14/05/2024

| 12/05/2024 | Room 7 | 118.00 |
| 13/05/2024 | Room 7 | 118.00 |
| 13/05/2024 | Dinner | 41.50 |

| Total | £277.50 |
| Paid by card 14/05/2024 | £277.50 |`,
    truth: { company: 'Saltmarsh Inn', date: '2024-05-14', address: 'Coast Road, Cley', total: 277.5 },
  },
  {
    ...{ name: 'kassenbon', format: 'txt', template: 'receipt' },
    text: `
GRÜNER KORB BIOMARKT
Marktplatz 4
79098 Freiburg

Möhren 1kg          1,99
Hafermilch 2x       3,98
Brot                4,20
------------------------
SUMME EUR          10,17
Geg. BAR           20,00
Rückgeld            9,83

12.09.2024 17:48  Bon 4471`,
    truth: {
      company: 'GRÜNER KORB BIOMARKT',
      date: '2024-09-12',
      address: 'Marktplatz 4 79098 Freiburg',
      total: 10.17,
    },
  },
  {
    ...{ name: 'receipt-course', format: 'html', template: 'receipt' },
    text: `
# Payment receipt

Thank you for your payment.

| Paid to | Lakeside Pottery School |
| Date paid | June 3, 2024 |
| Course | Wheel throwing, 6 evenings |
| Amount paid | $210.00 |

Lakeside Pottery School
75 Orchard Lane, Ithaca, NY 14850`,
    truth: {
      company: 'Lakeside Pottery School',
      date: '2024-06-03',
      address: '75 Orchard Lane, Ithaca, NY 14850',
      total: 210,
    },
  },
];
