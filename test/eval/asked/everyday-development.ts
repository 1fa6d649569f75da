/** Looked at while the rules were made. */
import { absent, computed, type EverydayHalf, ofFiles, quoted } from './everyday-half.ts';
import { monthsFrom } from './months-from.ts';

const relative = monthsFrom(new Date());

export const developmentHalf: EverydayHalf = {
  files: {
    'bakery-lease.md': `# Lease of business premises

This lease is made on 12 February 2021 between Hartmann Properties Ltd (the "Landlord") and Crumb & Rye Bakery Ltd (the "Tenant").

## 1. Premises

The Landlord lets to the Tenant the ground floor of 14 Mill Lane, Norwich, together with the yard behind it.

## 2. Term

2.1 The term of this lease begins on 1 March 2021 and ends on 28 February 2026.

2.2 The Tenant may extend the lease by a further five years, in which case the lease ends on 28 February 2031, if it says so in writing.

2.3 The end of the lease does not release the Tenant from rent that is still owed when the lease ends.

## 3. Rent

The yearly rent is £24,000, payable in four equal parts on the first day of each quarter.

No rent is due for the first three months because the Tenant repairs the roof at its own cost.

A deposit of £6,000 is held by the Landlord until the premises are handed back.

## 4. Notice

Either party may end this lease at any time by giving six months' notice in writing.
`,
    'warehouse lease 2022.txt': `WAREHOUSE LEASE

Lessor:      Quayside Estates plc
Lessee:      Fenwick Haulage Limited
Premises:    Unit 7, Dock Road, Hull
Term:        60 months, from 1 July 2022 until 30 June 2027
Rent:        £ 4,150 per month, VAT not included

1. The lessee shall keep the building insured.
2. If both sides agree in writing before the lease ends, the lease is extended to 30 June 2032 and ends on that day.
3. Notice under this lease is given by letter; an e-mail is not enough.
4. The lessee may terminate with a notice period of nine months.
5. The lessor ends the lease at once if the rent is not paid for two months.
`,
    'gym.docx': `Membership agreement
Member: Ingrid Solberg
Studio: Northside Fitness Club
Your membership starts on 15 September 2023 and runs for 24 months.
The membership renews by twelve months at a time unless it is cancelled.
You can cancel with four weeks' notice to the end of a month.
The fee is 39.90 euros a month and is taken from your account on the third working day.
A joining fee of 25 euros is charged once.
The studio closes at 22:00 on weekdays.`,
    'employment.html': `Contract of employment
This contract is between Marlow Instruments Ltd, the employer, and Priya Natarajan, the employee.
The employment begins on 4 April 2022. The first six months are a trial period.
The employee works as a calibration engineer and reports to Graham Oduya, head of the laboratory.
The salary is £46,500 a year, paid on the last working day of each month.
During the trial period either side may give notice of one week; afterwards the notice period is three months.
The place of work is Swindon. Up to two days a week may be worked from home.
The holiday entitlement is 28 days a year.
After the employment ends, the employee shall not work for a competitor until twelve months have passed.`,
    'cleaning.eml': `From: Tanja Kruse <t.kruse@sauber-hansen.example>
To: office@marlow.example
Subject: Your order for cleaning the offices
Date: Tue, 10 Jan 2023 09:12:00 +0000
Content-Type: text/plain; charset=utf-8

Dear Mr Oduya,

thank you for your order. We shall clean your offices from 1 February 2023 on, twice a week.
The price is 310 euros a month. The agreement is made for one year and ends on 31 January 2024.
We had to move the first visit because our van broke down.
Should you want to reach us at the weekend, call +44 1793 555 0142.

Kind regards
Tanja Kruse
Hansen Cleaning
`,
    'home-insurance.txt': `HOME INSURANCE POLICY No. HX-204417

Policyholder: Daniel Achterberg
Insurer: Albion Mutual Insurance Company
Insured building: 3 Orchard Close, Ludlow

Cover starts on 1 May 2024 at noon. Cover ends on 30 April 2025 at noon.
The cover ends early if the building is sold; it then ends when the buyer is entered in the register.
The premium is £ 412.50 a year.
The excess is £ 250 for each claim.
Claims must be reported within 14 days.
Damage by flood is not covered because the house stands in a flood plain.
`,
    'loan.md': `# Loan agreement

Lender: Severn Valley Bank plc. Borrower: Rosalind Petrie.

The lender grants a loan of £85,000 at an interest rate of 4.2 % a year.

The loan is paid out on 2 June 2020.

The loan runs for fifteen years. The last instalment is due on 1 June 2035.

The borrower may repay early. Early repayment ends the loan and costs 1 % of what is still owed.

Mr Petrie signs as guarantor.
`,
    'mietvertrag-werkstatt.txt': `Mietvertrag über eine Werkstatt

Vermieterin ist Frau Annelise Brugger, Lindau.
Mieter ist die Fahrradwerkstatt Speiche GmbH.
Das Mietverhältnis beginnt am 1. Oktober 2022 und endet am 30. September 2027.
Eine Verlängerung um drei Jahre ist möglich; das Mietverhältnis endet dann am 30. September 2030.
Die Miete beträgt 1.480 Euro im Monat.
Die Kündigungsfrist beträgt sechs Monate zum Quartalsende.
Die Kaution von 4.440 Euro wird auf ein Sparbuch gelegt.
`,
    'bail-atelier.txt': `Bail d'un atelier

Entre Madame Solange Ferrand, bailleresse, et la société Bois Clair SARL, locataire.
Le bail prend effet le 1er janvier 2023 et prend fin le 31 décembre 2028.
Il peut être prolongé de trois ans ; il prend alors fin le 31 décembre 2031.
Le loyer mensuel est de 950 euros, charges non comprises.
Le préavis est de six mois.
`,
    'sensor-report.md': `# Report on the river sensors, 2023

We put nine sensors into the river Wey between the mill and the weir.

The sensors measured temperature and oxygen every ten minutes, as the earlier report shows.

Oxygen fell in August because the water was low and warm.

Figure 1: Where the nine sensors stand between the mill and the weir

The sensors were cleaned every two weeks.

![](oxygen.png)

Figure 2. Oxygen at the weir from May to October 2023, in milligrams per litre

As Figure 2 shows, oxygen was lowest in the second week of August.

Figure 3: Share of hours below the limit, by sensor

Sensors 4 and 5 account for most of these hours.

Table 1: Sensors and their depths
`,
    'invoice list.csv': `Invoice,Customer,Date,Amount,Status,Due
2301,Birch & Sons,2024-01-12,420.00,paid,2024-02-11
2302,Kestrel Design,2024-01-20,1310.50,unpaid,2024-02-19
2303,Birch & Sons,2024-02-02,89.90,unpaid,2024-03-03
2304,Harlow Dental,2024-02-14,2200.00,paid,2024-03-15
2305,Kestrel Design,2024-03-01,640.00,overdue,2024-03-31
2306,Morrow Farm,2024-03-08,77.20,unpaid,2024-04-07
2307,Harlow Dental,2024-03-19,515.00,overdue,2024-04-18
`,
    'customers.xlsx': `Name,City,Balance owed,Newsletter,Since
Ada Quill,Leeds,720,yes,2019
Ben Osgood,York,0,no,2021
Carla Nunn,Leeds,130,yes,2020
Dev Patel,Hull,1500,no,2018
Edith Farrow,York,510,yes,2022
`,
    'lager.csv': `Artikel;Standort;Bestand;Preis;Status
Schrauben M4;Regal A;1200;0,05;verfügbar
Bremsbelag;Regal B;35;12,90;verfügbar
Kette 11-fach;Regal B;0;24,50;ausverkauft
Schlauch 28;Regal A;210;4,20;verfügbar
Sattel Sport;Regal C;0;39,00;ausverkauft
`,
    'Acme invoice 881.txt': `Acme Supplies Ltd
INVOICE No. 881
Bill to: Marlow Instruments Ltd
Date: 3 March 2024
12 filters at 15.00 each      180.00
Delivery                       20.00
Subtotal                      200.00
VAT 20 %                       40.00
Total due                    £240.00
`,
    'Acme invoice 902.md': `# Invoice 902

From: Acme Supplies Ltd

To: Marlow Instruments Ltd

| Item | Price |
|---|---|
| Pump seals | 310.00 |
| Labour | 90.00 |

Total: £400.00

Payable within 14 days. Late payment costs £40.
`,
    'acme-915.html': `Invoice 915
Seller: Acme Supplies Ltd
Customer: Marlow Instruments Ltd
Net amount 1,000.00
VAT 200.00
Amount due: £1,200.00
Please quote 915 with your payment.`,
    'Acme invoice 930.txt': `Acme Supplies Ltd
INVOICE No. 930
Bill to: Marlow Instruments Ltd
Repair of the cooling unit as agreed by telephone.
The amount is found in the offer of last week.
`,
    'Zenith invoice 17.txt': `Zenith Print GmbH
INVOICE No. 17
Bill to: Marlow Instruments Ltd
Flyers 500 pieces
Total: £95.00
`,
    [`supply-a-${relative.nextMonth.name}.txt`]: `SUPPLY AGREEMENT
between Orrin Timber Ltd and Lakeside Joinery
This agreement begins on 1 March 2019 and ends on ${relative.nextMonth.day}.
`,
    'supply-b.txt': `SUPPLY AGREEMENT
between Tolley Glass Ltd and Lakeside Joinery
This agreement begins on 5 May 2020 and ends on ${relative.inTwoYears.day}.
`,
    'supply-c.docx': `Supply agreement
between Umber Paints Ltd and Lakeside Joinery
This agreement began on 1 March 2018. It expired on ${relative.lastMonth.day}.`,
  },
  questions: [
    ...quoted("term's end", [
      ['When does the bakery lease end?', 'ends on 28 February 2026', 'bakery-lease.md'],
      ['When does the warehouse lease end?', '30 June 2027', 'warehouse lease 2022.txt'],
      ['When does the cleaning agreement end?', '31 January 2024', 'cleaning.eml'],
      ['When does the home insurance cover end?', '30 April 2025', 'home-insurance.txt'],
      ['On what date does the lease of the bakery expire?', 'ends on 28 February 2026', 'bakery-lease.md'],
      ['Until when does the warehouse lease run?', '30 June 2027', 'warehouse lease 2022.txt'],
      ['When is the last instalment of the loan due?', '1 June 2035', 'loan.md'],
      ['Wann endet das Mietverhältnis der Werkstatt?', '30. September 2027', 'mietvertrag-werkstatt.txt'],
      ["Quand le bail de l'atelier prend-il fin ?", '31 décembre 2028', 'bail-atelier.txt'],
    ]),
    ...quoted("term's start", [
      ['When does the bakery lease start?', 'begins on 1 March 2021', 'bakery-lease.md'],
      ['When did the gym membership begin?', '15 September 2023', 'gym.docx'],
      ['What is the start date of the employment?', '4 April 2022', 'employment.html'],
      ['When does the insurance cover start?', '1 May 2024', 'home-insurance.txt'],
      ['From when on are the offices cleaned?', '1 February 2023', 'cleaning.eml'],
      ['Wann beginnt das Mietverhältnis der Werkstatt?', '1. Oktober 2022', 'mietvertrag-werkstatt.txt'],
    ]),
    ...quoted('notice', [
      ['What is the notice period in the warehouse lease?', 'nine months', 'warehouse lease 2022.txt'],
      ['How much notice must be given to end the bakery lease?', "six months' notice", 'bakery-lease.md'],
      ['How long is the notice period of the gym membership?', "four weeks' notice", 'gym.docx'],
      ['What notice period applies after the trial period?', 'notice period is three months', 'employment.html'],
      ['Wie lange ist die Kündigungsfrist der Werkstatt?', 'sechs Monate', 'mietvertrag-werkstatt.txt'],
      ["Quel est le préavis du bail de l'atelier ?", 'préavis est de six mois', 'bail-atelier.txt'],
    ]),
    ...quoted('duration', [
      ['How long does the gym membership run?', '24 months', 'gym.docx'],
      ['How long is the term of the warehouse lease?', '60 months', 'warehouse lease 2022.txt'],
      ['For how long does the loan run?', 'fifteen years', 'loan.md'],
      ['How long is the trial period?', 'six months are a trial', 'employment.html'],
      ['Within how many days must claims be reported?', '14 days', 'home-insurance.txt'],
      ['How many days of holiday does the employee get?', '28 days', 'employment.html'],
    ]),
    ...quoted('party', [
      ['Who is the landlord of the bakery?', 'Hartmann Properties', 'bakery-lease.md'],
      ['Who is the lessee of the warehouse?', 'Fenwick Haulage', 'warehouse lease 2022.txt'],
      ['Who is the employer?', 'Marlow Instruments', 'employment.html'],
      ['Who does Priya Natarajan report to?', 'Graham Oduya', 'employment.html'],
      ['Who insures the house?', 'Albion Mutual', 'home-insurance.txt'],
      ['Who is the borrower?', 'Rosalind Petrie', 'loan.md'],
      ['Which bank is the lender?', 'Severn Valley Bank', 'loan.md'],
      ['Wer ist die Vermieterin der Werkstatt?', 'Annelise Brugger', 'mietvertrag-werkstatt.txt'],
      ["Qui est la locataire de l'atelier ?", 'Bois Clair', 'bail-atelier.txt'],
    ]),
    ...quoted('amount', [
      ['How much is the rent of the bakery?', '£24,000', 'bakery-lease.md'],
      ['What is the monthly rent of the warehouse?', '4,150', 'warehouse lease 2022.txt'],
      ['How high is the deposit for the bakery?', '£6,000', 'bakery-lease.md'],
      ['What does the gym cost per month?', '39.90', 'gym.docx'],
      ['What is the salary of the calibration engineer?', '£46,500', 'employment.html'],
      ['What is the excess for each claim?', '£ 250', 'home-insurance.txt'],
      ['What is the interest rate of the loan?', '4.2 %', 'loan.md'],
      ['Wie hoch ist die Miete der Werkstatt?', '1.480 Euro', 'mietvertrag-werkstatt.txt'],
    ]),
    ...quoted('place', [
      ['Where is the bakery?', '14 Mill Lane', 'bakery-lease.md'],
      ['Where does the employee work?', 'Swindon', 'employment.html'],
      ['What is the address of the warehouse?', 'Dock Road', 'warehouse lease 2022.txt'],
      ['Where is the insured building?', 'Orchard Close', 'home-insurance.txt'],
    ]),
    ...quoted('reason', [
      ['Why is no rent due for the first three months?', 'because the Tenant repairs', 'bakery-lease.md'],
      ['Why was the first visit moved?', 'van broke down', 'cleaning.eml'],
      ['Why is flood damage not covered?', 'flood plain', 'home-insurance.txt'],
      ['Why did oxygen fall in August?', 'low and warm', 'sensor-report.md'],
    ]),
    ...quoted('figure', [
      ['What does figure 3 show?', 'Share of hours below the limit', 'sensor-report.md'],
      ['What does Figure 2 show?', 'Oxygen at the weir', 'sensor-report.md'],
      ['What can be seen in figure 1?', 'Where the nine sensors stand', 'sensor-report.md'],
      ['What is in Fig. 2?', 'Oxygen at the weir', 'sensor-report.md'],
      ['Describe table 1', 'Sensors and their depths', 'sensor-report.md'],
    ]),
    ...computed('table condition', [
      ['How many invoices are unpaid?', '3'],
      ['Total of unpaid invoices', '1477.60'],
      ['What is the total amount of the overdue invoices?', '1155.00'],
      ['How many invoices are not paid?', '5'],
      ['Which customers owe more than 500?', 'Ada Quill', 'Dev Patel', 'Edith Farrow'],
      ['Which customers live in Leeds?', 'Ada Quill', 'Carla Nunn'],
      ['How many customers get the newsletter?', '3'],
      ['How much does Dev Patel owe?', '1500'],
      ['How much is still unpaid?', '1477.60'],
      ['Sum of all invoices of Harlow Dental', '2715.00'],
      ['Which invoices are overdue?', '2305', '2307'],
      ['How many customers owe nothing?', '1'],
      ['How many invoices over 600 are there?', '3'],
      ['Which customers are from York?', 'Ben Osgood', 'Edith Farrow'],
    ]),
    ...computed('table, other language', [
      ['Wie viele Artikel sind ausverkauft?', '2'],
      ['Wie viele Artikel stehen in Regal B?', '2'],
      ['Welche Artikel sind ausverkauft?', 'Kette 11-fach', 'Sattel Sport'],
      ['Welcher Artikel hat den höchsten Preis?', 'Sattel Sport'],
      ['Wie hoch ist der gesamte Bestand in Regal A?', '1410'],
      ['Was kostet der Bremsbelag?', '12,90'],
    ]),
    {
      kind: 'total over documents',
      question: 'Total of all invoices from Acme',
      expects: { total: '1,840', counted: 3, uncounted: 1 },
    },
    {
      kind: 'total over documents',
      question: 'What is the sum of all invoices from Zenith Print?',
      expects: { total: '95', counted: 1, uncounted: 0 },
    },
    {
      kind: 'total over documents',
      question: 'How much do the invoices from Acme come to in total?',
      expects: { total: '1,840', counted: 3, uncounted: 1 },
    },
    ...ofFiles('relative date', [
      ['Which agreements end next month?', `supply-a-${relative.nextMonth.name}.txt`],
      ['Which agreements expired last month?', 'supply-c.docx'],
      ['List all agreements that end in the next three months', `supply-a-${relative.nextMonth.name}.txt`],
    ]),
    {
      kind: 'foreign',
      question: 'Wie viel Lohn bekommt die Ingenieurin im Jahr?',
      expects: { wordsOnly: true, of: 'employment.html' },
    },
    {
      kind: 'foreign',
      question: 'Wann ist der letzte Teil des Kredits zu zahlen?',
      expects: { wordsOnly: true, of: 'loan.md' },
    },
    { kind: 'foreign', question: '¿Cuánto cuesta el gimnasio al mes?', expects: { wordsOnly: true, of: 'gym.docx' } },
    {
      kind: 'foreign',
      question: 'Warum ist der Sauerstoff im August gefallen?',
      expects: { wordsOnly: true, of: 'sensor-report.md' },
    },
    ...absent(
      'Who painted the ceiling of the chapel?',
      'When does the parking permit expire?',
      'What is the wifi password?',
      'How much did the wedding cost?',
      'What does figure 9 show?',
    ),
  ],
};
