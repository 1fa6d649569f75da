/** Invoices, contracts and receipts that rules are worked on with. */
import type { OrdinaryDocument } from './ordinary-document.ts';

export const businessDevelopment: readonly OrdinaryDocument[] = [
  {
    ...{ name: 'invoice-joinery', format: 'pdf', template: 'invoice' },
    text: `
# INVOICE

Wexcombe Joinery Ltd || Invoice No. WJ-20418
Unit 7, Tanyard Lane || Date: 14 March 2024
Frome, Somerset || Terms: 30 days net
info@wexcombe.example || Payment due: 13 April 2024

Invoice to
Halloran & Pike Solicitors
Castle Chambers
Bridge Street
Bath

| Description | Qty | Rate | Amount |
| Oak reception desk, fitted | 1 | 2,480.00 | 2,480.00 |
| Adjustable shelving, metre | 14 | 62.50 | 875.00 |
| Delivery and fitting | 1 | 180.00 | 180.00 |

>> Net total £3,535.00
>> VAT @ 20% £707.00
>> Total due £4,242.00

Company reg. 07734412. VAT reg. GB 118 2230 41.`,
    truth: {
      supplier: 'Wexcombe Joinery Ltd',
      customer: 'Halloran & Pike Solicitors',
      'invoice number': 'WJ-20418',
      'invoice date': '2024-03-14',
      'due date': '2024-04-13',
      subtotal: 3535,
      tax: 707,
      total: 4242,
    },
  },
  {
    ...{ name: 'rechnung-dachdecker', format: 'docx', template: 'invoice' },
    text: `
Dachdeckerei Brandl GmbH · Am Hang 12 · 83022 Rosenheim

Frau
Sabine Oster
Lindenweg 3
83059 Kolbermoor

Rechnungsnummer :: 2024-0187
Rechnungsdatum :: 05.06.2024
Leistungszeitraum :: 21.05.2024 bis 29.05.2024

# Rechnung

Sehr geehrte Frau Oster,

für die Arbeiten an Ihrem Dach berechnen wir Ihnen:

| Pos. | Bezeichnung | Menge | Betrag |
| 1 | Abdecken der alten Ziegel | 64 m² | 1.152,00 € |
| 2 | Lattung erneuern | 64 m² | 1.728,00 € |
| 3 | Ziegel liefern und verlegen | 64 m² | 3.840,00 € |

Nettobetrag :: 6.720,00 €
zzgl. 19 % MwSt. :: 1.276,80 €
Rechnungsbetrag :: 7.996,80 €

Bitte überweisen Sie den Betrag ohne Abzug bis zum 19.06.2024.`,
    truth: {
      supplier: 'Dachdeckerei Brandl GmbH',
      customer: 'Sabine Oster',
      'invoice number': '2024-0187',
      'invoice date': '2024-06-05',
      'due date': '2024-06-19',
      subtotal: 6720,
      tax: 1276.8,
      total: 7996.8,
    },
  },
  {
    ...{ name: 'facture-graphiste', format: 'html', template: 'invoice' },
    text: `
# FACTURE N° F2024-031

Atelier Marelle SARL || Client :
17 rue des Tanneurs || Librairie du Quai
37000 Tours || 4 quai Paul-Bert
SIRET 812 334 019 00024 || 37100 Tours

Date de facture : 22/02/2024
Date d’échéance : 23/03/2024

| Désignation | Quantité | Prix unitaire HT | Montant HT |
| Création d’un logotype | 1 | 950,00 | 950,00 |
| Déclinaison vitrine | 2 | 210,00 | 420,00 |

| Total HT | 1 370,00 € |
| TVA 20 % | 274,00 € |
| Total TTC | 1 644,00 € |

Pénalités de retard : trois fois le taux d’intérêt légal.`,
    truth: {
      supplier: 'Atelier Marelle SARL',
      customer: 'Librairie du Quai',
      'invoice number': 'F2024-031',
      'invoice date': '2024-02-22',
      'due date': '2024-03-23',
      subtotal: 1370,
      tax: 274,
      total: 1644,
    },
  },
  {
    ...{ name: 'invoice-hosting', format: 'eml', template: 'invoice' },
    text: `
From: "Tarn Hosting Billing" <billing@tarnhosting.example>
To: accounts@brightwell.example
Subject: Your invoice TH-88213
Date: Mon, 01 Jul 2024 06:12:44 +0000
Message-ID: <88213@tarnhosting.example>

Hello Brightwell Studio,

your invoice for July is below. It will be charged to your card on 8 July 2024.

Invoice number: TH-88213
Invoice date: July 1, 2024
Billed to: Brightwell Studio LLC

| Managed server, large | $120.00 |
| Backup storage 500 GB | $18.50 |

| Subtotal | $138.50 |
| Sales tax (8.25%) | $11.43 |
| Amount due | $149.93 |

Tarn Hosting Inc.
2200 Canal Street, Suite 410, Duluth, MN 55802
Thank you for being a customer since 2019.`,
    truth: {
      supplier: 'Tarn Hosting Inc.',
      customer: 'Brightwell Studio LLC',
      'invoice number': 'TH-88213',
      'invoice date': '2024-07-01',
      subtotal: 138.5,
      tax: 11.43,
      total: 149.93,
    },
  },
  {
    ...{ name: 'service-agreement', format: 'docx', template: 'contract' },
    text: `
# CLEANING SERVICES AGREEMENT

This Agreement is entered into on 2 September 2023 between Brightside Facilities Ltd, a company registered in England with its office at 41 Mill Road, Cambridge ("Contractor"), and Fenland Dental Group LLP of 3 Trinity Court, Ely ("Client").

## 1. Services
The Contractor shall clean the Client's three surgeries five evenings a week.

## 2. Term
This Agreement begins on 1 October 2023 and continues until 30 September 2025. It shall not renew automatically; any extension needs the written consent of both parties.

## 3. Charges
The Client shall pay a fee of £1,940 per month within 21 days of each invoice.

## 4. Termination
Either party may end this Agreement by giving three months' written notice.

## 5. General
This Agreement shall be governed by the laws of England and Wales.`,
    truth: {
      title: 'CLEANING SERVICES AGREEMENT',
      'party a': 'Brightside Facilities Ltd',
      'party b': 'Fenland Dental Group LLP',
      'effective date': '2023-10-01',
      'end date': '2025-09-30',
      value: 1940,
      'governing law': 'England and Wales',
      'notice period': 'three months',
      'auto renewal': false,
    },
  },
  {
    ...{ name: 'mietvertrag', format: 'pdf', template: 'contract' },
    text: `
# Gewerbemietvertrag

zwischen

Hofgut Immobilien KG, Schlossstraße 9, 70372 Stuttgart
– nachfolgend Vermieter –

und

Kaffeerösterei Lenz GmbH, Neckarufer 2, 70376 Stuttgart
– nachfolgend Mieter –

## § 1 Mietsache
Vermietet wird das Ladenlokal im Erdgeschoss mit 84 m².

## § 2 Mietzeit
Vertragsbeginn ist der 1. April 2024. Vertragsende ist der 31. März 2029. Der Vertrag verlängert sich jeweils um ein Jahr, wenn er nicht gekündigt wird.

## § 3 Miete
Die monatliche Miete beträgt 2.150,00 Euro zuzüglich Nebenkosten.

## § 4 Kündigung
Die Kündigungsfrist beträgt sechs Monate zum Ende der Mietzeit.

## § 5 Schlussbestimmungen
Es gilt deutsches Recht.

Stuttgart, den 12. März 2024`,
    truth: {
      title: 'Gewerbemietvertrag',
      'party a': 'Hofgut Immobilien KG',
      'party b': 'Kaffeerösterei Lenz GmbH',
      'effective date': '2024-04-01',
      'end date': '2029-03-31',
      value: 2150,
      'governing law': 'deutsches Recht',
      'notice period': 'sechs Monate',
      'auto renewal': true,
    },
  },
  {
    ...{ name: 'mutual-nda', format: 'pdf', template: 'contract' },
    text: `
# MUTUAL NON-DISCLOSURE AGREEMENT

Effective Date: January 15, 2024

Disclosing Party: Quillon Robotics, Inc., a Delaware corporation
Receiving Party: Harbor & Vale Consulting LLC

The parties wish to discuss a possible cooperation and therefore agree as follows.

1. Confidential Information. All drawings, data and prices that a party marks as confidential are Confidential Information.

2. Term. This Agreement expires on January 14, 2027. Duties of confidence last two years longer.

3. Notice. Either party may terminate this Agreement upon thirty (30) days' prior written notice.

4. Governing Law. This Agreement is governed by the laws of the State of Delaware, without regard to conflicts of law.

IN WITNESS WHEREOF the parties have signed below.

Quillon Robotics, Inc. || Harbor & Vale Consulting LLC
By: Dana Whitlock || By: Reuben Stave
Title: Chief Executive || Title: Partner`,
    truth: {
      title: 'MUTUAL NON-DISCLOSURE AGREEMENT',
      'party a': 'Quillon Robotics, Inc.',
      'party b': 'Harbor & Vale Consulting LLC',
      'effective date': '2024-01-15',
      'end date': '2027-01-14',
      'governing law': 'State of Delaware|Delaware',
      'notice period': 'thirty (30) days',
    },
  },
  {
    ...{ name: 'contrat-maintenance', format: 'html', template: 'contract' },
    text: `
# Contrat de maintenance informatique

Entre les soussignés :

La société Nivéa Conseil SAS, 8 avenue Foch, 54000 Nancy, ci-après « le Prestataire »,

et

La société Imprimerie Charmois SARL, 21 rue du Moulin, 54300 Lunéville, ci-après « le Client »,

il est convenu ce qui suit.

## Article 1 – Durée
Le contrat prend effet le 1er janvier 2024 et prend fin le 31 décembre 2024. Il est renouvelé par tacite reconduction.

## Article 2 – Prix
Le prix annuel est fixé à 4 800 € hors taxes.

## Article 3 – Résiliation
Chaque partie peut résilier le contrat avec un préavis de deux mois.

## Article 4 – Droit applicable
Le contrat est soumis au droit français.`,
    truth: {
      title: 'Contrat de maintenance informatique',
      'party a': 'Nivéa Conseil SAS',
      'party b': 'Imprimerie Charmois SARL',
      'effective date': '2024-01-01',
      'end date': '2024-12-31',
      value: 4800,
      'governing law': 'droit français',
      'notice period': 'deux mois',
      'auto renewal': true,
    },
  },
  {
    ...{ name: 'receipt-cafe', format: 'pdf', template: 'receipt' },
    text: `
The Copper Kettle
18 Harbour Parade
Whitby
Tel 01947 555 0182

Table 6 || 23/08/2024 13:41

| 2 Crab sandwich | 17.80 |
| 1 Pot of tea | 3.20 |
| 1 Lemon cake | 3.95 |

| Total | £24.95 |
| Cash | £30.00 |
| Change | £5.05 |

Thank you, see you again!`,
    truth: { company: 'The Copper Kettle', date: '2024-08-23', address: '18 Harbour Parade Whitby', total: 24.95 },
  },
  {
    ...{ name: 'receipt-order', format: 'eml', template: 'receipt' },
    text: `
From: Northfold Books <orders@northfold.example>
To: ines@example.org
Subject: Receipt for order 55-1820
Date: Sat, 10 Feb 2024 17:22:01 +0000
Message-ID: <551820@northfold.example>

Thank you for your order!

Order :: 55-1820
Order date :: February 10, 2024
Payment :: Visa ending 4417

| The Salt Path | $14.99 |
| A Field Guide to Moths | $22.50 |
| Shipping | $4.00 |

| Order total | $41.49 |

Northfold Books
611 Pine Hollow Road
Montpelier, VT 05602`,
    truth: {
      company: 'Northfold Books',
      date: '2024-02-10',
      address: '611 Pine Hollow Road Montpelier, VT 05602',
      total: 41.49,
    },
  },
  {
    ...{ name: 'quittung-werkstatt', format: 'docx', template: 'receipt' },
    text: `
Fahrradwerkstatt Kettenblatt
Inh. Jonas Rieger
Ulmenstraße 27
04275 Leipzig

# Quittung Nr. 311

Datum: 17.05.2024

| Schlauch wechseln | 12,00 € |
| Bremsbeläge | 18,90 € |
| Einstellung Schaltung | 25,00 € |

Summe :: 55,90 €
darin enthalten 19 % MwSt. :: 8,93 €

Betrag bar erhalten`,
    truth: {
      company: 'Fahrradwerkstatt Kettenblatt',
      date: '2024-05-17',
      address: 'Ulmenstraße 27 04275 Leipzig',
      total: 55.9,
    },
  },
  {
    ...{ name: 'receipt-taxi', format: 'html', template: 'receipt' },
    text: `
# Trip receipt

Swiftline Cabs
Depot 4, Quay Road
Bristol

| Date | 3 Nov 2024 |
| Journey | Temple Meads to Airport |
| Distance | 8.4 miles |
| Fare | £27.00 |
| Airport fee | £5.00 |
| Tip | £3.00 |
| Total paid | £35.00 |

Paid by card ending 2231`,
    truth: { company: 'Swiftline Cabs', date: '2024-11-03', address: 'Depot 4, Quay Road Bristol', total: 35 },
  },
];
