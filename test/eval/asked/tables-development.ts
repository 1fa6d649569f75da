/** Looked at while the patterns were made: lists of payments, people, projects, stock, results and departures, in four languages. */
import type { AskedTable } from './asked-table.ts';

export const tablesDevelopment: readonly AskedTable[] = [
  {
    file: 'shared flat payments.csv',
    csv: `Date,From,To,Amount,What for
2024-01-03,Eva,Max,40.00,Groceries
2024-01-09,Max,Eva,25.00,Cinema
2024-01-20,Eva,Lena,60.00,Electricity
2024-02-02,Lena,Max,15.00,Bread and cheese
2024-02-11,Eva,Max,22.50,Groceries
2024-02-25,Max,Lena,80.00,Train tickets
2024-03-04,Max,Eva,12.00,Coffee`,
    questions: [
      ['How much did Eva pay Max?', '62.50'],
      ['How much did Max pay to Eva?', '37.00'],
      ['How much did Eva pay in total?', '122.50'],
      ['How much did Max receive from Lena?', '15.00'],
      ['How much did Lena receive?', '140.00'],
      ['How much did Lena get from Eva?', '60.00'],
      ['What did Eva pay Max in February 2024?', '22.50'],
      ['How much was paid for groceries?', '62.50'],
      ['How often did Eva pay Max?', '2'],
      ['How many payments did Max make?', '3'],
      ['When did Max pay Lena?', '2024-02-25'],
      ['Wie viel hat Eva an Max gezahlt?', '62.50'],
      ['Combien Eva a-t-elle payé à Max ?', '62.50'],
      ['¿Cuánto pagó Eva a Max?', '62.50'],
      ['What was the largest payment?', '80.00'],
    ],
    absent: ['How much did Eva pay Tom?', 'How much does Max earn?', 'How much rent did Eva pay?'],
  },
  {
    file: 'staff.csv',
    csv: `Name,Role,Department,Joined,Salary,Manager
Asta Lind,Accountant,Finance,2015-03-01,41000,Gro Vang
Bo Kray,Driver,Logistics,2019-08-15,29500,Ilse Mohr
Cem Aydin,Engineer,Workshop,2021-01-04,47200,Pia Roth
Dina Oke,Engineer,Workshop,2017-05-22,52300,Pia Roth
Gro Vang,Head of finance,Finance,2011-09-01,68000,
Ilse Mohr,Head of logistics,Logistics,2012-02-13,61000,
Jan Prat,Driver,Logistics,2023-06-01,28800,Ilse Mohr
Pia Roth,Head of workshop,Workshop,2010-04-12,70500,`,
    questions: [
      ['Who joined last?', 'Jan Prat'],
      ['Who joined first?', 'Pia Roth'],
      ['Who was the last to join?', 'Jan Prat'],
      ['Who is the newest employee?', 'Jan Prat'],
      ['Who has been here the longest?', 'Pia Roth'],
      ['Which engineer joined last?', 'Cem Aydin'],
      ['Who earns the most?', 'Pia Roth'],
      ['Who earns the least?', 'Jan Prat'],
      ['Which driver earns the most?', 'Bo Kray'],
      ['Who earns more than 60000?', 'Gro Vang', 'Ilse Mohr', 'Pia Roth'],
      ['How many people earn more than 60000?', '3'],
      ['How many people work in Logistics?', '3'],
      ['How many engineers are there?', '2'],
      ['What is the average salary in the workshop?', '56666.6667'],
      ['Who joined after 2020?', 'Cem Aydin', 'Jan Prat'],
      ['Who joined before Gro Vang?', 'Pia Roth'],
      ['Who earns more than Ilse Mohr?', 'Gro Vang', 'Pia Roth'],
      ['How many people earn less than Cem Aydin?', '3'],
      ['Who has the same role as Bo Kray?', 'Jan Prat'],
      ['Who works in the same department as Asta Lind?', 'Gro Vang'],
      ['How much more does Dina Oke earn than Cem Aydin?', '5100'],
      ['Who earns more, Asta Lind or Cem Aydin?', 'Cem Aydin'],
      ['Who joined earlier, Bo Kray or Dina Oke?', 'Dina Oke'],
      ['When did Dina Oke join?', '2017-05-22'],
      ['Who is the manager of Bo Kray?', 'Ilse Mohr'],
      ['What does Asta Lind earn?', '41000'],
      ['What is the difference between the highest and the lowest salary?', '41700'],
      ['Who besides Bo Kray is a driver?', 'Jan Prat'],
      ['Which department has the most people?', 'Logistics', 'Workshop'],
      ['Wer verdient am meisten?', 'Pia Roth'],
      ['Qui gagne le plus ?', 'Pia Roth'],
      ['¿Quién gana más?', 'Pia Roth'],
    ],
    absent: [
      'Who is the oldest?',
      'Who is the current director?',
      'When does the contract of Jan Prat end?',
      'Who joined last in the sales department?',
    ],
  },
  {
    file: 'projects.csv',
    csv: `Project,Lead,Start,End,Budget,Status
Harbour bridge,Nils,2022-03-01,2023-11-30,120000,finished
Town archive,Vera,2023-05-15,2025-12-31,45000,running
Swimming pool,Nils,2024-02-01,2026-06-30,310000,running
School kitchen,Olga,2021-09-01,2022-08-31,38000,finished
Bus station,Vera,2026-10-01,2028-03-31,99000,planned`,
    questions: [
      ['When does the town archive project end?', '2025-12-31'],
      ['When does the swimming pool end?', '2026-06-30'],
      ['When did the harbour bridge start?', '2022-03-01'],
      ['Which projects are running?', 'Town archive', 'Swimming pool'],
      ['Which project has the highest budget?', 'Swimming pool'],
      ['Which project ends last?', 'Bus station'],
      ['Which project started first?', 'School kitchen'],
      ['Who leads the bus station?', 'Vera'],
      ['Which projects does Nils lead?', 'Harbour bridge', 'Swimming pool'],
      ['How many projects does Vera lead?', '2'],
      ['What is the total budget of the running projects?', '355000'],
      ['Which projects start after 2023?', 'Swimming pool', 'Bus station'],
      ['How many projects are finished?', '2'],
      ['Which projects have a budget below 50000?', 'Town archive', 'School kitchen'],
    ],
    absent: [
      'What is the current project?',
      'What is the present budget?',
      'Who paid for the bus station?',
      'What is the latest project cost?',
    ],
  },
  {
    file: 'appointments.csv',
    csv: `Date,Time,With,Where,Reason
2024-03-05,09:30,Dr Holm,Mill Street,Teeth
2024-06-18,14:00,Dr Baptist,Clinic North,Knee
2099-02-01,08:15,Dr Holm,Mill Street,Teeth
2099-04-22,16:45,Ms Achebe,Town hall,Passport`,
    questions: [
      ['When is the appointment with Ms Achebe?', '2099-04-22'],
      ['Where is the appointment for the passport?', 'Town hall'],
      ['How many appointments are there with Dr Holm?', '2'],
      ['What was the reason for the appointment with Dr Baptist?', 'Knee'],
    ],
    absent: [
      'What is the current appointment?',
      'What does the appointment cost?',
      'When is the appointment with Dr Weber?',
    ],
  },
  {
    file: 'bank statement.csv',
    csv: `Date,Description,Amount,Balance
02/01/2024,Rent Moss Homes,-780.00,1420.00
15/01/2024,Kite Energy,-64.20,1355.80
29/01/2024,Salary Tern Ltd,1900.00,3255.80
01/02/2024,Rent Moss Homes,-780.00,2475.80
20/02/2024,Dentist Dr Holm,-95.00,2380.80
28/02/2024,Salary Tern Ltd,1900.00,4280.80
01/03/2024,Rent Moss Homes,-780.00,3500.80
14/03/2024,Kite Energy,-58.10,3442.70`,
    questions: [
      ['When was the rent paid?', '02/01/2024', '01/02/2024', '01/03/2024'],
      ['When was the dentist paid?', '20/02/2024'],
      ['When did we pay Kite Energy?', '15/01/2024', '14/03/2024'],
      ['When did the salary come in?', '29/01/2024', '28/02/2024'],
      ['When was the rent last paid?', '01/03/2024'],
      ['When was the rent paid in February 2024?', '01/02/2024'],
      ['How much rent was paid?', '2340.00'],
      ['How much went to Kite Energy?', '122.30'],
      ['What is the current balance?', '3442.70'],
      ['How much did the dentist cost?', '-95.00'],
      ['How often was the rent paid?', '3'],
      ['Combien avons-nous payé à Kite Energy ?', '122.30'],
      ['Combien avons-nous payé de loyer Moss Homes ?', '2340.00'],
      ['Wann wurde Kite Energy bezahlt?', '15/01/2024', '14/03/2024'],
    ],
    absent: ['When was the car paid?', 'How much was spent on books?', 'When does the rent end?'],
  },
  {
    file: 'invoices 2024.csv',
    csv: `Number,Customer,Issued,Due,Amount,Status
A-01,Lorn Bakery,2024-01-10,2024-02-09,310.00,paid
A-02,Tilde Press,2024-01-22,2024-02-21,1250.00,open
A-03,Lorn Bakery,2024-02-05,2024-03-06,95.50,open
A-04,Quay Hotel,2024-02-14,2024-03-15,820.00,paid
A-05,Tilde Press,2024-03-01,2024-03-31,440.00,paid
A-06,Quay Hotel,2024-03-20,2024-04-19,2100.00,open`,
    questions: [
      ['How many invoices are open?', '3'],
      ['How much is open?', '3445.50'],
      ['Which invoices are open?', 'A-02', 'A-03', 'A-06'],
      ['Which customer has the largest open invoice?', 'Quay Hotel'],
      ['How many invoices over 400 are open?', '2'],
      ['How many invoices went to Tilde Press?', '2'],
      ['When is invoice A-03 due?', '2024-03-06'],
      ['What is the total of the invoices of Quay Hotel?', '2920.00'],
      ['Which invoice has the lowest amount?', 'A-03'],
      ['What is the amount of the latest invoice?', '2100.00'],
      ['How many invoices were issued in February 2024?', '2'],
      ['Which invoices are due before March 2024?', 'A-01', 'A-02'],
      ['How many invoices are larger than A-04?', '2'],
      ['How many customers are there?', '3'],
      ['Which invoice was issued right after A-04?', 'A-05'],
      ['Which customers other than Quay Hotel have an open invoice?', 'Tilde Press', 'Lorn Bakery'],
      ['How many more invoices are paid than open?', '0'],
      ['Wie viele Rechnungen sind offen (open)?', '3'],
    ],
    absent: ['How much VAT was charged?', 'Which invoice was cancelled?', 'What did Acme order?'],
  },
  {
    file: 'lager.csv',
    csv: `Artikel,Regal,Bestand,Preis,Lieferant
Schrauben,A1,1200,0.05,Eisen Karl
Hammer,B2,14,18.90,Eisen Karl
Pinsel,C1,60,3.20,Farben Voss
Leim,C2,25,6.50,Farben Voss
Leiter,D1,3,89.00,Holz Huber`,
    questions: [
      ['Wie viele Hammer sind im Bestand?', '14'],
      ['Welcher Artikel hat den höchsten Preis?', 'Leiter'],
      ['Was kostet der Leim?', '6.50'],
      ['Welche Artikel liefert Farben Voss?', 'Pinsel', 'Leim'],
      ['In welchem Regal liegt die Leiter?', 'D1'],
      ['Welcher Artikel hat den kleinsten Bestand?', 'Leiter'],
      ['Wie viele Artikel kosten mehr als 5?', '3'],
      ['Wer liefert die Schrauben?', 'Eisen Karl'],
      ['Welche Artikel kosten weniger als 5?', 'Schrauben', 'Pinsel'],
      ['Wie viele Artikel kommen von Eisen Karl?', '2'],
    ],
    absent: ['Was kostet die Säge?', 'Wann wurde der Leim geliefert?'],
  },
  {
    file: 'factures.csv',
    csv: `Facture,Client,Date,Montant,Payée
F-11,Dupré,2024-01-08,150.00,oui
F-12,Ateliers Blanc,2024-01-19,980.00,non
F-13,Dupré,2024-02-03,75.00,non
F-14,Mairie de Lorme,2024-02-27,2300.00,oui`,
    questions: [
      ['Combien de factures sont payées ?', '2'],
      ['Quel est le montant de la facture F-14 ?', '2300.00'],
      ['Quelle facture a le montant le plus élevé ?', 'F-14'],
      ['Quelles factures ne sont pas payées ?', 'F-12', 'F-13'],
      ['Quel est le total des factures de Dupré ?', '225.00'],
      ['Combien de factures dépassent 500 ?', '2'],
      ['Quelle est la date de la facture F-12 ?', '2024-01-19'],
    ],
    absent: ['Qui a payé la facture F-20 ?', 'Combien coûte la livraison ?'],
  },
  {
    file: 'empleados.csv',
    csv: `Nombre,Puesto,Ciudad,Sueldo,Desde
Ana Ruiz,Cocinera,Sevilla,1900,2018
Luis Gil,Camarero,Cádiz,1450,2021
Marta Sanz,Camarera,Sevilla,1500,2016
Pablo Vega,Cocinero,Cádiz,2050,2012`,
    questions: [
      ['¿Quién tiene el sueldo más alto?', 'Pablo Vega'],
      ['¿Cuál es el sueldo de Luis Gil?', '1450'],
      ['¿Cuántos empleados trabajan en Sevilla?', '2'],
      ['¿Desde cuándo trabaja Ana Ruiz?', '2018'],
      ['¿En qué ciudad trabaja Marta Sanz?', 'Sevilla'],
      ['¿Quién tiene el sueldo más bajo?', 'Luis Gil'],
      ['¿Cuántos empleados tienen un sueldo de más de 1600?', '2'],
    ],
    absent: ['¿Cuántos años tiene Ana Ruiz?'],
  },
  {
    file: 'club results.csv',
    csv: `Round,Opponent,Venue,Goals for,Goals against,Result,Attendance
1,Northend,Home,3,1,Won,420
2,Lakeside,Away,0,2,Lost,310
3,Rovers,Home,1,1,Drawn,505
4,Saints,Away,2,1,Won,280
5,Northend,Away,0,0,Drawn,390
6,Lakeside,Home,4,0,Won,615
7,Rovers,Away,1,3,Lost,350
8,Saints,Home,2,2,Drawn,470`,
    questions: [
      ['How many games were won?', '3'],
      ['How many home games were won?', '2'],
      ['How many games were drawn away?', '1'],
      ['How many goals did we score against Lakeside?', '4'],
      ['Which opponent came after Rovers in round 3?', 'Saints'],
      ['In how many games did we score at least 2 goals?', '4'],
      ['How many games had no goals against?', '2'],
      ['Which game had the highest attendance?', 'Lakeside'],
      ['What was the attendance in round 4?', '280'],
      ['How many games had exactly one goal for?', '2'],
      ['How many games were played at home?', '4'],
      ['How many games had an attendance between 300 and 400?', '3'],
      ['What is the total attendance of the home games?', '2010'],
      ['Who was the opponent in the last round?', 'Saints'],
      ['How many games did we not win?', '5'],
    ],
    absent: ['Who scored the first goal?', 'How many red cards were there?'],
  },
  {
    file: 'sprint final.csv',
    csv: `Place,Athlete,Nation,Time,Lane
1,Ida Moen,Norway,11.02,4
2,Tess Croft,Jamaica,11.07,5
3,Rika Ono,Japan,11.15,3
4,Liv Dahl,Norway,11.21,6
5,Ama Boateng,Ghana,11.24,2
6,Noor Vos,Netherlands,11.40,7`,
    questions: [
      ['Which country did the winner come from?', 'Norway'],
      ['Who finished right behind Rika Ono?', 'Liv Dahl'],
      ['Who came directly before Rika Ono?', 'Tess Croft'],
      ['Who finished third?', 'Rika Ono'],
      ['Who was the fastest?', 'Ida Moen'],
      ['Who was the slowest?', 'Noor Vos'],
      ['How many athletes were faster than Liv Dahl?', '3'],
      ['How many athletes come from Norway?', '2'],
      ['Which country has the most athletes?', 'Norway'],
      ['What time did Ama Boateng run?', '11.24'],
      ['Who finished last?', 'Noor Vos'],
      ['Which lane did Tess Croft run in?', '5'],
      ['Who ran in lane 6?', 'Liv Dahl'],
      ['Who were the top three?', 'Ida Moen', 'Tess Croft', 'Rika Ono'],
      ['Name an athlete from the same country as Ida Moen.', 'Liv Dahl'],
      ['How many athletes finished after Rika Ono?', '3'],
    ],
    absent: ['Who was disqualified?', 'How old is Ida Moen?', 'Who holds the world record?'],
  },
  {
    file: 'departures.csv',
    csv: `Train,To,Departs,Arrives,Platform,Stops
RE 1,Alten,06:12,07:05,3,4
IC 20,Borg,07:40,09:55,1,2
RE 3,Alten,08:12,09:01,3,3
S 5,Cray,08:30,08:58,5,7
IC 22,Borg,11:40,13:52,2,2
RE 5,Alten,17:12,18:05,4,4`,
    questions: [
      ['When does IC 20 arrive?', '09:55'],
      ['Which platform does S 5 leave from?', '5'],
      ['Which train leaves first?', 'RE 1'],
      ['Which train to Borg leaves last?', 'IC 22'],
      ['How many trains go to Alten?', '3'],
      ['Which train arrives last?', 'RE 5'],
      ['How many trains leave before 08:00?', '2'],
      ['Which trains leave after 10:00?', 'IC 22', 'RE 5'],
      ['Which train has the most stops?', 'S 5'],
      ['When does the first train to Alten leave?', '06:12'],
      ['Where does IC 22 go?', 'Borg'],
      ['Which trains leave from platform 3?', 'RE 1', 'RE 3'],
    ],
    absent: ['How much is a ticket to Borg?', 'When does RE 9 leave?'],
  },
];
