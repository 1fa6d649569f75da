/** Kept apart: other trades, other layouts, other wordings; looked at once, when the rules stood. */
import { absent, computed, type EverydayHalf, ofFiles, quoted } from './everyday-half.ts';
import { monthsFrom } from './months-from.ts';

const relative = monthsFrom(new Date());

export const apartHalf: EverydayHalf = {
  files: {
    'dental practice lease.docx': `Lease agreement for a dental practice
Property owner: Cassia Holdings Ltd
Tenant: Dr Miriam Voss
The practice rooms are on the second floor of 88 Castle Street, Bristol.
This lease commences on 1 April 2020 and shall expire on 31 March 2030.
Should the tenant use her option, the lease will instead expire on 31 March 2035.
On expiry of the lease the tenant removes her equipment before the lease ends.
Rent of £3,275 falls due on the first of every month.
The tenant lodged a security deposit of £9,825.
The tenant may terminate on giving twelve months' written notice.
The lift may not be used at night because neighbours complained about the noise.`,
    'boat-mooring.txt': `MOORING LICENCE

Harbour authority .... Port of Tollesby
Licensee ............. Callum Reid
Vessel ............... "Grey Heron"
Berth ................ C 17, North Basin
Valid from ........... 1 November 2023
Valid until .......... 31 October 2025
Yearly charge ........ GBP 1,860

If renewed, the licence is valid until 31 October 2027.
The licence ends early when the vessel is sold.
To give up the berth, the licensee gives the harbour master sixty days' notice.
The berth was changed because the old pontoon was damaged in a storm.
`,
    'phone-contract.html': `Mobile contract summary
Customer: Yusuf Demir
Provider: Corvid Telecom
Start of contract: 20 June 2024
Minimum term: 24 months
End of minimum term: 19 June 2026
After the minimum term the contract goes on without end and may be ended at one month's notice.
Monthly price: 27.50 euros
Activation fee: 29 euros
The number is +49 30 5550 1188.`,
    'consultant.md': `## Consulting agreement

Parties: Peregrine Analytics LLP (Client) and Beatrix Holm (Consultant).

**Work.** The consultant reviews the client's pricing.

**Period.** The work starts on Monday, 6 May 2024 and is completed by 29 November 2024.

**Fee.** The consultant is paid 780 euros for each day, at most 40 days.

**Ending it.** Either side can step out with 15 days' notice. If a side steps out, the agreement ends on the last day of that period.

**Place.** Meetings take place in Ghent.

**Reason.** The client asks for this review because its margins shrank in 2023.
`,
    'childcare.eml': `From: Sunflower Nursery <office@sunflower.example>
To: Helen Abara <helen@abara.example>
Subject: Place for Tobias
Date: Mon, 4 Mar 2024 11:00:00 +0000
Content-Type: text/plain; charset=utf-8

Dear Mrs Abara,

we are glad to offer Tobias a place in the Hedgehog group. His place begins on 2 September 2024 and the arrangement ends on 31 July 2026, when he starts school.

The monthly fee is £685, meals included. The group is led by Joanna Pike.

If you wish to leave us earlier, please tell us two months ahead.

The nursery is at 5 Bell Road, Ipswich. We cannot take him in August since the building is being painted.

Best wishes
Margaret Lund
`,
    'car-lease.txt': `VEHICLE LEASE

The lessor, Novadrive Leasing GmbH, leases to the lessee, Elena Sorokina, one estate car with registration KX 24 PLM.
Handover takes place on 14 January 2024 in Leeds.
The agreement runs for thirty-six months and therefore ends on 13 January 2027.
If the car is returned late, the agreement ends on the day it is returned.
A monthly instalment of £ 289.00 is charged; kilometres above 45,000 cost 9 pence each.
The lessee pays a down payment of £ 1,500.
`,
    'arbeitsvertrag.txt': `Arbeitsvertrag

Arbeitgeber: Molkerei Almenried eG
Arbeitnehmer: Herr Korbinian Wastl
Beginn: 1. Februar 2023
Der Vertrag ist befristet bis zum 31. Januar 2025.
Wird er verlängert, gilt er bis zum 31. Januar 2026.
Der Lohn beträgt 3.150 Euro brutto im Monat.
In der Probezeit kann mit einer Frist von zwei Wochen gekündigt werden.
Der Arbeitsort ist Sonthofen.
Der Betrieb ruht im Januar, weil die Anlagen gewartet werden.
`,
    'contrato-local.txt': `Contrato de alquiler de un local

Arrendadora: doña Inés Quiroga. Arrendatario: Panadería El Horno S.L.
El contrato empieza el 1 de mayo de 2022 y termina el 30 de abril de 2027.
Si se prorroga, termina el 30 de abril de 2029.
El alquiler es de 1.100 euros al mes.
El preaviso es de tres meses.
`,
    'bee-study.txt': `A STUDY OF WILD BEES IN ORCHARDS

Twelve orchards were visited between April and July 2022. Nests were counted by eye.

Fewer bees were seen in June since the grass had been mown.

Fig. 1 Location of the twelve orchards along the river Teme
The nearest town is marked with a square.

Fig. 2 Mean number of bees per trap and week, with and without flower strips
Traps beside flower strips held twice as many bees (Fig. 2).

Fig. 4 Relation between nest density and distance to the hedge
Nests become rare beyond forty metres.

Tab. 3 Species found in each orchard
`,
    'rota.csv': `Employee,Department,Hours,Rate,Shift,Sick
Anouk,Kitchen,38,14.50,morning,no
Bertil,Bar,22,12.00,evening,yes
Chiara,Kitchen,40,15.20,evening,no
Deniz,Floor,31,12.75,morning,no
Esme,Bar,27,12.00,evening,no
Filip,Floor,18,12.75,evening,yes
`,
    'bookings.xlsx': `Booking,Guest,Room,Nights,Price,Paid,Arrival
B-11,Ogden,Garden,2,240,yes,2024-05-03
B-12,Larkin,Attic,5,450,no,2024-05-10
B-13,Ogden,Attic,1,95,yes,2024-06-01
B-14,Mistry,Garden,7,800,no,2024-06-12
B-15,Quist,Studio,3,310,yes,2024-07-04
`,
    'ventas.csv': `Cliente,Producto,Unidades,Importe,Estado
Luz Marina,Queso,12,96.00,pagado
Pablo Ruiz,Aceite,4,52.00,pendiente
Taberna Sol,Queso,30,240.00,pendiente
Luz Marina,Vino,6,54.00,pagado
`,
    'ventes.csv': `Client;Ville;Montant;Statut
Garage Petit;Lyon;320,00;payée
Salon Rose;Nantes;150,00;impayée
Hôtel du Pont;Lyon;940,00;impayée
`,
    'Bluestone 4410.txt': `BLUESTONE CATERING
Invoice number: 4410
To: Peregrine Analytics LLP
Lunch for 30 people ........ 450.00
Service .................... 60.00
Sum ........................ 510.00
VAT ........................ 102.00
Invoice total .............. £ 612.00
`,
    'Bluestone 4431.docx': `Bluestone Catering
Invoice 4431
Invoice to: Peregrine Analytics LLP
Coffee and cakes for the general meeting
Balance due: £138.50
A fee of £25 is added after 30 days.`,
    'Bluestone 4450.md': `# Bluestone Catering

Invoice 4450 for Peregrine Analytics LLP

- Dinner: £2,000.00
- Discount: £150.00
- **Grand total: £1,850.00**
`,
    'Bluestone 4459.txt': `BLUESTONE CATERING
Invoice number: 4459
To: Peregrine Analytics LLP
Supper on the terrace, price according to our list.
`,
    'Corvid bill.txt': `Corvid Telecom
Invoice 99-2
To: Peregrine Analytics LLP
Total: £71.20
`,
    'licence-a.txt': `LICENCE AGREEMENT
between Sable Software and the Parish Library
The licence starts on 1 January 2021. It terminates on ${relative.nextMonth.day}.
`,
    'licence-b.md': `# Licence agreement

between Tern Maps and the Parish Library

Ends on: ${relative.lastYear.day}
`,
    'licence-c.txt': `LICENCE AGREEMENT
between Umbel Music and the Parish Library
Valid from 1 March 2022 until ${relative.lastMonth.day}.
`,
  },
  questions: [
    ...quoted("term's end", [
      ['When does the lease of the dental practice expire?', 'expire on 31 March 2030', 'dental practice lease.docx'],
      ['When does the mooring licence end?', '31 October 2025', 'boat-mooring.txt'],
      ['When does the minimum term of the phone contract end?', '19 June 2026', 'phone-contract.html'],
      ['When does the car lease end?', '13 January 2027', 'car-lease.txt'],
      ["When does Tobias' place at the nursery end?", '31 July 2026', 'childcare.eml'],
      ['By when is the consulting work completed?', '29 November 2024', 'consultant.md'],
      ['Wann endet der Arbeitsvertrag von Korbinian Wastl?', '31. Januar 2025', 'arbeitsvertrag.txt'],
      ['¿Cuándo termina el contrato del local?', '30 de abril de 2027', 'contrato-local.txt'],
    ]),
    ...quoted("term's start", [
      ['When did the dental practice lease begin?', '1 April 2020', 'dental practice lease.docx'],
      ['When does Tobias start at the nursery?', '2 September 2024', 'childcare.eml'],
      ['When is the car handed over?', '14 January 2024', 'car-lease.txt'],
      ['From what date is the mooring licence valid?', '1 November 2023', 'boat-mooring.txt'],
      ['When does the phone contract start?', '20 June 2024', 'phone-contract.html'],
      ['¿Cuándo empieza el contrato del local?', '1 de mayo de 2022', 'contrato-local.txt'],
    ]),
    ...quoted('notice', [
      ['How much notice does the dentist have to give?', "twelve months' written notice", 'dental practice lease.docx'],
      ['What notice is needed to give up the berth?', "sixty days' notice", 'boat-mooring.txt'],
      ['What is the notice period of the consulting agreement?', "15 days' notice", 'consultant.md'],
      [
        'How long is the notice for the phone contract after the minimum term?',
        "one month's notice",
        'phone-contract.html',
      ],
      ['Wie lang ist die Kündigungsfrist in der Probezeit?', 'zwei Wochen', 'arbeitsvertrag.txt'],
      ['¿Cuál es el preaviso del local?', 'preaviso es de tres meses', 'contrato-local.txt'],
    ]),
    ...quoted('duration', [
      ['How long does the car lease run?', 'thirty-six months', 'car-lease.txt'],
      ['How long is the minimum term of the mobile contract?', '24 months', 'phone-contract.html'],
      ['How many days may the consultant work at most?', '40 days', 'consultant.md'],
    ]),
    ...quoted('party', [
      ['Who owns the property of the dental practice?', 'Cassia Holdings', 'dental practice lease.docx'],
      ['Who is the licensee of the mooring?', 'Callum Reid', 'boat-mooring.txt'],
      ['Who is the lessor of the car?', 'Novadrive', 'car-lease.txt'],
      ['Who is the consultant?', 'Beatrix Holm', 'consultant.md'],
      ['Who leads the Hedgehog group?', 'Joanna Pike', 'childcare.eml'],
      ['Which company provides the mobile contract?', 'Corvid Telecom', 'phone-contract.html'],
      ['Wer ist der Arbeitgeber?', 'Molkerei Almenried', 'arbeitsvertrag.txt'],
      ['¿Quién es la arrendadora?', 'Inés Quiroga', 'contrato-local.txt'],
    ]),
    ...quoted('amount', [
      ['What is the rent of the dental practice?', '£3,275', 'dental practice lease.docx'],
      ['How much is the yearly charge for the mooring?', '1,860', 'boat-mooring.txt'],
      ['How much does the nursery cost each month?', '£685', 'childcare.eml'],
      ['What is the monthly instalment for the car?', '289.00', 'car-lease.txt'],
      ['What is the consultant paid per day?', '780 euros', 'consultant.md'],
      ['Wie hoch ist der Lohn von Herrn Wastl?', '3.150 Euro', 'arbeitsvertrag.txt'],
      ['How much was the down payment?', '1,500', 'car-lease.txt'],
    ]),
    ...quoted('place', [
      ['Where is the dental practice?', '88 Castle Street', 'dental practice lease.docx'],
      ['Where is the nursery?', '5 Bell Road', 'childcare.eml'],
      ['Where do the meetings with the consultant take place?', 'Ghent', 'consultant.md'],
      ['In which berth does the Grey Heron lie?', 'C 17', 'boat-mooring.txt'],
    ]),
    ...quoted('reason', [
      ['Why may the lift not be used at night?', 'because neighbours', 'dental practice lease.docx'],
      ['Why was the berth changed?', 'damaged in a storm', 'boat-mooring.txt'],
      ['Why can the nursery not take Tobias in August?', 'being painted', 'childcare.eml'],
      ['Warum ruht der Betrieb im Januar?', 'weil die Anlagen', 'arbeitsvertrag.txt'],
    ]),
    ...quoted('figure', [
      ['What does figure 2 show?', 'Mean number of bees', 'bee-study.txt'],
      ['What does Fig. 4 show?', 'nest density', 'bee-study.txt'],
      ['What can you see in figure 1?', 'Location of the twelve orchards', 'bee-study.txt'],
      ['What is listed in table 3?', 'Species found', 'bee-study.txt'],
    ]),
    ...computed('table condition', [
      ['How many employees work in the kitchen?', '2'],
      ['Who works more than 30 hours?', 'Anouk', 'Chiara', 'Deniz'],
      ['How many employees are sick?', '2'],
      ['Total hours of the evening shift', '107'],
      ['How many bookings are not paid?', '2'],
      ['What is the total price of the unpaid bookings?', '1250'],
      ['Which guests have not paid?', 'Larkin', 'Mistry'],
      ['Which bookings cost more than 300?', 'B-12', 'B-14', 'B-15'],
      ['How many nights did Ogden book in total?', '3'],
      ['How many bookings are in the attic?', '2'],
      ['Who works in the bar?', 'Bertil', 'Esme'],
      ['What is the average rate in the kitchen?', '14.85'],
    ]),
    ...computed('table, other language', [
      ['¿Cuántas ventas están pendientes?', '2'],
      ['¿Cuál es el importe total pendiente?', '292.00'],
      ['¿Qué clientes tienen ventas pendientes?', 'Pablo Ruiz', 'Taberna Sol'],
      ['Combien de factures sont impayées ?', '2'],
      ['Quel est le montant total impayé ?', '1090.00'],
      ['Quels clients sont à Lyon ?', 'Garage Petit', 'Hôtel du Pont'],
    ]),
    {
      kind: 'total over documents',
      question: 'What is the total of all invoices from Bluestone Catering?',
      expects: { total: '2,600.50', counted: 3, uncounted: 1 },
    },
    {
      kind: 'total over documents',
      question: 'How much have we been invoiced by Bluestone Catering altogether?',
      expects: { total: '2,600.50', counted: 3, uncounted: 1 },
    },
    {
      kind: 'total over documents',
      question: 'Sum up the invoices from Corvid Telecom',
      expects: { total: '71.20', counted: 1, uncounted: 0 },
    },
    ...ofFiles('relative date', [
      ['Which licence agreements terminate next month?', 'licence-a.txt'],
      ['List the agreements that ended last month', 'licence-c.txt'],
      ['Which agreements expire within the next 90 days?', 'licence-a.txt'],
    ]),
    {
      kind: 'foreign',
      question: 'Warum wurde der Liegeplatz gewechselt?',
      expects: { wordsOnly: true, of: 'boat-mooring.txt' },
    },
    {
      kind: 'foreign',
      question: 'Wie teuer ist die Kinderbetreuung?',
      expects: { wordsOnly: true, of: 'childcare.eml' },
    },
    { kind: 'foreign', question: 'Où se trouve la crèche ?', expects: { wordsOnly: true, of: 'childcare.eml' } },
    ...absent(
      'Who designed the stained glass window?',
      'When does the television subscription end?',
      'What is the code of the alarm?',
      'How much does the piano tuner charge?',
      'What does figure 7 show?',
    ),
  ],
};
