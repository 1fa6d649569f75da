/** Kept apart while the patterns were made: the same kinds of tables with other headings and other wording. */
import type { AskedTable } from './asked-table.ts';

export const tablesApart: readonly AskedTable[] = [
  {
    file: 'office lottery transfers.csv',
    csv: `Day,Sender,Recipient,Sum,Note
05/01/2025,Harry,Uma,18.00,Syndicate
19/01/2025,Uma,Harry,6.50,Cake
02/02/2025,Harry,Uma,18.00,Syndicate
15/02/2025,Jo,Harry,9.00,Lunch
03/03/2025,Uma,Jo,30.00,Flowers
21/03/2025,Harry,Jo,12.00,Lunch`,
    questions: [
      ['How much has Harry sent to Uma?', '36.00'],
      ['How much did Uma give Harry?', '6.50'],
      ['What was the total Harry paid to Jo?', '12.00'],
      ['How much did Jo receive altogether?', '42.00'],
      ['How many times did Harry pay Uma?', '2'],
      ['When did Jo pay Harry?', '15/02/2025'],
      ['Wie viel hat Harry an Uma überwiesen?', '36.00'],
      ['¿Cuánto pagó Harry a Jo?', '12.00'],
      ['How much did Harry pay out in total?', '48.00'],
    ],
    absent: ['How much did Uma pay Sven?', 'How much did Jo win?'],
  },
  {
    file: 'volunteers.csv',
    csv: `Volunteer,Team,Since,Hours,Town
Rosa Keel,Kitchen,2020-05-01,120,Ely
Sam Tarn,Garden,2018-03-17,310,Ely
Tia Bloom,Kitchen,2024-09-09,25,March
Ugo Finch,Transport,2016-11-30,205,Wisbech
Val Stone,Garden,2022-01-12,88,March
Wim Park,Kitchen,2019-07-07,140,Ely`,
    questions: [
      ['Who joined most recently?', 'Tia Bloom'],
      ['Who was the first to join?', 'Ugo Finch'],
      ['Who joined the kitchen team last?', 'Tia Bloom'],
      ['Which volunteer has done the most hours?', 'Sam Tarn'],
      ['Who has fewer hours than Val Stone?', 'Tia Bloom'],
      ['How many volunteers have more hours than Rosa Keel?', '3'],
      ['How many volunteers live in Ely?', '3'],
      ['Who is in the same team as Sam Tarn?', 'Val Stone'],
      ['Who lives in the same town as Val Stone?', 'Tia Bloom'],
      ['How many hours did the kitchen team do altogether?', '285'],
      ['What is the difference in hours between Sam Tarn and Ugo Finch?', '105'],
      ['Who has more hours, Wim Park or Rosa Keel?', 'Wim Park'],
      ['Which volunteers joined before 2019?', 'Sam Tarn', 'Ugo Finch'],
      ['Apart from Rosa Keel, who works in the kitchen?', 'Tia Bloom', 'Wim Park'],
      ['Which team has the most volunteers?', 'Kitchen'],
      ['Which town do most volunteers come from?', 'Ely'],
      ['How many kitchen volunteers have at least 100 hours?', '2'],
      ['Since when has Val Stone been there?', '2022-01-12'],
      ['Wer hat die meisten Stunden?', 'Sam Tarn'],
    ],
    absent: ['Who is the youngest?', 'What is the phone number of Sam Tarn?', 'Who is the current chair?'],
  },
  {
    file: 'subscriptions.csv',
    csv: `Service,Owner,Starts,Ends,Monthly fee,State
Cloud backup,IT,2023-01-01,2025-12-31,19.00,active
News archive,Library,2022-07-01,2024-06-30,45.50,expired
Payroll tool,Finance,2024-04-01,2027-03-31,88.00,active
Map data,Planning,2021-02-15,2026-02-14,240.00,active
Photo bank,Press,2020-10-01,2023-09-30,33.00,expired`,
    questions: [
      ['When does the map data subscription end?', '2026-02-14'],
      ['When did the photo bank end?', '2023-09-30'],
      ['Which services are active?', 'Cloud backup', 'Payroll tool', 'Map data'],
      ['Which service ends first?', 'Photo bank'],
      ['Which service has the highest monthly fee?', 'Map data'],
      ['What do we pay monthly for the payroll tool?', '88.00'],
      ['How many services have expired?', '2'],
      ['Which active service is the cheapest?', 'Cloud backup'],
      ['Who owns the news archive?', 'Library'],
      ['Which services cost more than 40 a month?', 'News archive', 'Payroll tool', 'Map data'],
      ['How many active services cost more than 50?', '2'],
    ],
    absent: ['What is the current subscription?', 'When was the news archive cancelled?'],
  },
  {
    file: 'konto maerz.csv',
    csv: `Datum,Buchungstext,Betrag,Saldo
01.03.2024,Miete Haus Gruber,-890.00,2110.00
05.03.2024,Stadtwerke Strom,-72.40,2037.60
15.03.2024,Gehalt Firma Amsel,2600.00,4637.60
02.04.2024,Miete Haus Gruber,-890.00,3747.60
11.04.2024,Stadtwerke Strom,-70.10,3677.50`,
    questions: [
      ['Wann wurde die Miete bezahlt?', '01.03.2024', '02.04.2024'],
      ['Wie viel wurde an die Stadtwerke gezahlt?', '142.50'],
      ['Wann kam das Gehalt?', '15.03.2024'],
      ['Wie hoch ist der aktuelle Saldo?', '3677.50'],
      ['Wie oft wurde die Miete bezahlt?', '2'],
      ['When was the Stadtwerke bill paid?', '05.03.2024', '11.04.2024'],
      ['How much did we pay Stadtwerke?', '142.50'],
    ],
    absent: ['Wann wurde das Auto bezahlt?', 'Wie viel wurde für Bücher ausgegeben?'],
  },
  {
    file: 'depenses.csv',
    csv: `Date,Fournisseur,Objet,Montant,Mode
2024-02-02,Papeterie Roux,Enveloppes,24.00,carte
2024-02-18,Garage Petit,Pneus,310.00,virement
2024-03-04,Papeterie Roux,Encre,58.50,carte
2024-03-21,Traiteur Lune,Buffet,420.00,virement`,
    questions: [
      ['Combien avons-nous payé à Papeterie Roux ?', '82.50'],
      ['Combien avons-nous dépensé en mars 2024 ?', '478.50'],
      ['Quelle est la dépense la plus élevée ?', 'Buffet'],
      ['Quand avons-nous payé Garage Petit ?', '2024-02-18'],
      ['Combien a coûté le buffet ?', '420.00'],
      ['Combien de fois avons-nous payé Papeterie Roux ?', '2'],
      ['Combien avons-nous payé par carte ?', '82.50'],
      ['Combien avons-nous payé en tout ?', '812.50'],
    ],
    absent: ['Combien avons-nous payé à EDF ?', 'Quand finit le contrat de Garage Petit ?'],
  },
  {
    file: 'tools.csv',
    csv: `Tool,Maker,In stock,Price,Last checked
Drill,Bexo,12,79.00,2024-05-02
Jigsaw,Bexo,4,64.50,2024-06-11
Sander,Marn,0,49.90,2024-04-20
Router,Tolk,7,129.00,2024-06-30
Planer,Marn,3,99.00,2024-01-15`,
    questions: [
      ['Which tool is the most expensive?', 'Router'],
      ['How many drills are in stock?', '12'],
      ['Which tools are out of stock?', 'Sander'],
      ['Which tool was checked last?', 'Router'],
      ['When was the planer last checked?', '2024-01-15'],
      ['How many tools cost less than 70?', '2'],
      ['How many tools are made by Marn?', '2'],
      ['Which tools are cheaper than the drill?', 'Jigsaw', 'Sander'],
      ['How many tools cost more than the planer?', '1'],
      ['Who makes the router?', 'Tolk'],
      ['Which tool has the fewest in stock?', 'Sander'],
      ['What is the price difference between the drill and the jigsaw?', '14.50'],
      ['What is the average price?', '84.28'],
      ['Which Bexo tool is cheaper?', 'Jigsaw'],
    ],
    absent: ['Which tool is the heaviest?', 'How much does the welder cost?'],
  },
  {
    file: 'medals.csv',
    csv: `Rank,Country,Gold,Silver,Bronze
1,Norland,9,4,6
2,Suthia,7,8,2
3,Estmark,4,1,0
4,Westria,2,5,7
5,Oberon,1,0,3
6,Ilmar,0,2,2
7,Quent,0,0,1`,
    questions: [
      ['Which country won the most gold medals?', 'Norland'],
      ['Which country won the most silver medals?', 'Suthia'],
      ['How many countries won no gold?', '2'],
      ['How many countries won more gold medals than Westria?', '3'],
      ['Which countries won more bronze than Estmark but less than Norland?', 'Suthia', 'Oberon', 'Ilmar', 'Quent'],
      ['Which country came right after Estmark?', 'Westria'],
      ['Which country ranked directly above Ilmar?', 'Oberon'],
      ['How many nations won at least two silver medals?', '4'],
      ['How many silver medals did Norland and Suthia win together?', '12'],
      ['What is the total number of gold medals?', '23'],
      ['How many more gold medals did Norland win than Suthia?', '2'],
      ['Which nation besides Norland won more than 5 gold medals?', 'Suthia'],
      ['Which country won the same number of bronze medals as Suthia?', 'Ilmar'],
      ['Which country had the second most gold medals?', 'Suthia'],
      ['How many countries won exactly one bronze medal?', '1'],
    ],
    absent: ['Who won the marathon?', 'How many athletes did Norland send?'],
  },
  {
    file: 'fahrplan.csv',
    csv: `Linie,Ziel,Abfahrt,Ankunft,Gleis
12,Bahnhof,06:05,06:25,1
12,Bahnhof,07:05,07:25,1
30,Klinik,06:40,07:10,2
30,Klinik,09:40,10:10,2
44,See,10:15,11:05,4`,
    questions: [
      ['Wie viele Busse fahren zur Klinik?', '2'],
      ['Wann ist die Ankunft am See?', '11:05'],
      ['Welche Abfahrt ist die früheste?', '06:05'],
      ['Von welchem Gleis fährt die Linie 44?', '4'],
    ],
    absent: ['Was kostet die Fahrt zum See?', 'Wann fährt die Linie 7?'],
  },
  {
    file: 'inventario.csv',
    csv: `Producto,Cantidad,Precio,Proveedor
Sillas,24,35.00,Muebles Sol
Mesas,6,120.00,Muebles Sol
Lámparas,15,22.50,Luz Viva
Armarios,2,310.00,Casa Norte`,
    questions: [
      ['¿Cuántas sillas hay?', '24'],
      ['¿Qué producto es el más caro?', 'Armarios'],
      ['¿Cuál es el precio de las mesas?', '120.00'],
      ['¿Qué productos son de Muebles Sol?', 'Sillas', 'Mesas'],
      ['¿Cuántos productos cuestan más de 30?', '3'],
      ['¿Quién es el proveedor de las lámparas?', 'Luz Viva'],
    ],
    absent: ['¿Cuánto cuesta la alfombra?'],
  },
  {
    file: 'season.csv',
    csv: `Date,Rival,Site,Scored,Conceded,Outcome,Crowd
2024-09-01,Falcons,Home,21,14,Win,1200
2024-09-08,Bears,Away,10,17,Loss,950
2024-09-15,Wolves,Home,28,28,Tie,1340
2024-09-22,Hawks,Away,35,7,Win,880
2024-09-29,Falcons,Away,3,24,Loss,1010
2024-10-06,Bears,Home,17,13,Win,1500`,
    questions: [
      ['How many games did we win?', '3'],
      ['How many away games were lost?', '2'],
      ['Who was the rival after the Wolves?', 'Hawks'],
      ['Against which rival was the crowd the largest?', 'Bears'],
      ['How many games were played in September 2024?', '5'],
      ['How many points were scored in total?', '114'],
      ['What was the outcome on 15 September 2024?', 'Tie'],
      ['In how many games were more than 20 points scored?', '3'],
      ['How many games had a crowd below 1000?', '2'],
      ['How many more games were won than lost?', '1'],
      ['What is the difference between the largest and the smallest crowd?', '620'],
      ['When was the last win?', '2024-10-06'],
    ],
    absent: ['Who scored the most touchdowns?', 'How many fouls were there?'],
  },
];
