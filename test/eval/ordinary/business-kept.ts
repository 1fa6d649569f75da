/** Invoices, contracts and receipts kept apart: of these nobody looks at more than the figures. */
import type { OrdinaryDocument } from './ordinary-document.ts';

export const businessKept: readonly OrdinaryDocument[] = [
  {
    ...{ name: 'invoice-consulting', format: 'docx', template: 'invoice' },
    text: `
Larkfield Analytics Inc.
90 Commerce Park, Suite 12
Burlington, Vermont

Invoice #: 3391
Invoice date: September 30, 2024
Due date: October 30, 2024

Bill to:
Ottermill Foods Co-operative
15 Granary Row
Stowe, Vermont

| Service | Hours | Rate | Total |
| Sales forecast model | 26 | $140.00 | $3,640.00 |
| Workshop | 4 | $140.00 | $560.00 |

Subtotal :: $4,200.00
Tax (6%) :: $252.00
Balance due :: $4,452.00

Please pay by bank transfer. Thank you for your business.`,
    truth: {
      supplier: 'Larkfield Analytics Inc.',
      customer: 'Ottermill Foods Co-operative',
      'invoice number': '3391',
      'invoice date': '2024-09-30',
      'due date': '2024-10-30',
      subtotal: 4200,
      tax: 252,
      total: 4452,
    },
  },
  {
    ...{ name: 'rechnung-druckerei', format: 'pdf', template: 'invoice' },
    text: `
Druckhaus Elster OHG || Rechnung Nr. 77-4120
Gewerbering 8 || Datum: 08.11.2023
06108 Halle (Saale) || Kundennummer: 20551

Kulturverein Saaleufer e. V.
Hafenstraße 2
06108 Halle (Saale)

| Artikel | Stück | Einzelpreis | Gesamt |
| Plakat A2 | 300 | 0,85 | 255,00 |
| Faltblatt, 6 Seiten | 2.000 | 0,11 | 220,00 |

>> Zwischensumme 475,00 EUR
>> Umsatzsteuer 7 % 33,25 EUR
>> Gesamtbetrag 508,25 EUR

Zahlbar bis 22.11.2023 ohne Abzug.
Geschäftsführer: R. Elster, Handelsregister Stendal HRA 4410`,
    truth: {
      supplier: 'Druckhaus Elster OHG',
      customer: 'Kulturverein Saaleufer e. V.',
      'invoice number': '77-4120',
      'invoice date': '2023-11-08',
      'due date': '2023-11-22',
      subtotal: 475,
      tax: 33.25,
      total: 508.25,
    },
  },
  {
    ...{ name: 'facture-traiteur', format: 'pdf', template: 'invoice' },
    text: `
# Facture

Traiteur Le Romarin
ZA des Pins, 13600 La Ciotat

Facturé à : Comité des fêtes de Cassis
Numéro de facture : 24-0096
Date : 18 juin 2024
Échéance : 18 juillet 2024

| Buffet froid, 60 personnes | 1 080,00 € |
| Location de vaisselle | 145,00 € |

| Total HT | 1 225,00 € |
| TVA 10 % | 122,50 € |
| Net à payer | 1 347,50 € |

Règlement par virement à réception.`,
    truth: {
      supplier: 'Traiteur Le Romarin',
      customer: 'Comité des fêtes de Cassis',
      'invoice number': '24-0096',
      'invoice date': '2024-06-18',
      'due date': '2024-07-18',
      subtotal: 1225,
      tax: 122.5,
      total: 1347.5,
    },
  },
  {
    ...{ name: 'employment-contract', format: 'html', template: 'contract' },
    text: `
# Contract of Employment

This contract is made on 20 May 2024 between:

(1) Marlow Ceramics Limited, Kiln House, Stoke-on-Trent (the "Employer"); and

(2) Joanna Fell, 7 Potter Street, Leek (the "Employee").

## Start
Your employment begins on 3 June 2024 and is for a fixed term ending on 2 June 2025.

## Pay
Your salary is £27,600 per year, paid monthly.

## Notice
The notice period is four weeks on either side.

## Law
The contract is governed by English law.`,
    truth: {
      title: 'Contract of Employment',
      'party a': 'Marlow Ceramics Limited',
      'party b': 'Joanna Fell',
      'effective date': '2024-06-03',
      'end date': '2025-06-02',
      value: 27600,
      'governing law': 'English law',
      'notice period': 'four weeks',
    },
  },
  {
    ...{ name: 'werkvertrag', format: 'docx', template: 'contract' },
    text: `
# Dienstleistungsvertrag

zwischen der Seewind Energie AG, Deichstraße 5, 26721 Emden (Auftraggeber)

und der Prüfwerk Nord GmbH, Kajedeich 20, 26122 Oldenburg (Auftragnehmer)

§ 1 Gegenstand. Der Auftragnehmer prüft jährlich zwölf Anlagen.

§ 2 Laufzeit. Beginn: 01.07.2024. Ende: 30.06.2026. Der Vertrag verlängert sich nicht automatisch.

§ 3 Vergütung. Die Vergütung beträgt 18.500 Euro im Jahr.

§ 4 Kündigungsfrist: drei Monate zum Jahresende.

§ 5 Anwendbares Recht: Recht der Bundesrepublik Deutschland.`,
    truth: {
      title: 'Dienstleistungsvertrag',
      'party a': 'Seewind Energie AG',
      'party b': 'Prüfwerk Nord GmbH',
      'effective date': '2024-07-01',
      'end date': '2026-06-30',
      value: 18500,
      'governing law': 'Recht der Bundesrepublik Deutschland',
      'notice period': 'drei Monate',
      'auto renewal': false,
    },
  },
  {
    ...{ name: 'disclosure-form', format: 'pdf', template: 'contract' },
    text: `
# One-Way Confidentiality Agreement

Disclosing Party :: Bellweather Foods PLC
Receiving Party :: Anselm Packaging Ltd
Date :: 6 February 2024
Expiry date :: 5 February 2026
Governing law :: Scotland

The Receiving Party shall keep secret all recipes, prices and plans that the Disclosing Party hands over.

Either party may end the talks with fourteen days' notice.

Signed for Bellweather Foods PLC || Signed for Anselm Packaging Ltd
Name: || Name:`,
    truth: {
      title: 'One-Way Confidentiality Agreement',
      'party a': 'Bellweather Foods PLC',
      'party b': 'Anselm Packaging Ltd',
      'effective date': '2024-02-06',
      'end date': '2026-02-05',
      'governing law': 'Scotland',
      'notice period': 'fourteen days',
    },
  },
  {
    ...{ name: 'receipt-garage', format: 'html', template: 'receipt' },
    text: `
# Hollins Garage
Station Approach, Settle

Receipt 5512
Date: 9 December 2023

| MOT test | £54.85 |
| Wiper blades | £21.00 |

| Subtotal | £75.85 |
| Amount paid | £75.85 |

Paid by debit card`,
    truth: { company: 'Hollins Garage', date: '2023-12-09', address: 'Station Approach, Settle', total: 75.85 },
  },
  {
    ...{ name: 'ticket-boulangerie', format: 'pdf', template: 'receipt' },
    text: `
Boulangerie Aux Trois Épis
33 rue Nationale
59000 Lille
Tél. 03 20 55 01 77

Le 04/10/2024 à 08:12

| 1 Pain de campagne | 3,40 |
| 4 Croissant | 4,80 |

| TOTAL EUR | 8,20 |
| Espèces | 10,00 |
| Rendu | 1,80 |`,
    truth: {
      company: 'Boulangerie Aux Trois Épis',
      date: '2024-10-04',
      address: '33 rue Nationale 59000 Lille',
      total: 8.2,
    },
  },
  {
    ...{ name: 'receipt-donation', format: 'docx', template: 'receipt' },
    text: `
Riverside Animal Shelter
1450 Old Mill Road
Salem, OR 97301

# Donation receipt

Received from: Paul Granger
Receipt date: April 22, 2024
Amount: $250.00

No goods or services were given in exchange.`,
    truth: {
      company: 'Riverside Animal Shelter',
      date: '2024-04-22',
      address: '1450 Old Mill Road Salem, OR 97301',
      total: 250,
    },
  },
];
