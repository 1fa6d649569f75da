/** Curricula, papers and notes of meetings that rules are worked on with. */
import type { OrdinaryDocument } from './ordinary-document.ts';

export const peopleDevelopment: readonly OrdinaryDocument[] = [
  {
    ...{ name: 'cv-nurse', format: 'docx', template: 'cv' },
    text: `
# Grace Adeyemi

12 Larch Close, Sheffield || grace.adeyemi@example.org
+44 7700 900142 || Born 4 May 1991

## Profile
Registered nurse with nine years on surgical wards.

## Employment
Senior Staff Nurse, Northern General Hospital, Sheffield (2019 – present)
- Leads a team of eight on nights.
Staff Nurse, Royal Infirmary, Leeds (2015 – 2019)

## Education
BSc Nursing, University of Leeds, 2012 – 2015
A levels, King Ecgbert School, 2010

## Skills
Wound care, Venepuncture, Mentoring, Rota planning

## Languages
English, Yoruba, French (basic)`,
    truth: {
      name: 'Grace Adeyemi',
      email: 'grace.adeyemi@example.org',
      phone: '+44 7700 900142',
      address: '12 Larch Close, Sheffield',
      'date of birth': '1991-05-04',
      education: ['University of Leeds', 'King Ecgbert School'],
      experience: ['Northern General Hospital', 'Royal Infirmary'],
      skills: ['Wound care', 'Venepuncture', 'Mentoring', 'Rota planning'],
      languages: ['English', 'Yoruba', 'French'],
    },
  },
  {
    ...{ name: 'lebenslauf', format: 'pdf', template: 'cv' },
    text: `
# Lebenslauf

## Persönliche Daten
Name :: Tobias Winkler
Anschrift :: Gartenstraße 41, 99084 Erfurt
Telefon :: 0361 5550173
E-Mail :: t.winkler@example.de
Geburtsdatum :: 19.11.1988

## Berufserfahrung
03/2018 – heute :: Projektleiter, Thürbau AG, Erfurt
08/2013 – 02/2018 :: Bauingenieur, Ingenieurbüro Sandner, Jena

## Ausbildung
2008 – 2013 :: Diplom Bauingenieurwesen, Bauhaus-Universität Weimar
2008 :: Abitur, Heinrich-Mann-Gymnasium Erfurt

## Kenntnisse
- AutoCAD
- Statikprogramme
- Vergaberecht

## Sprachen
- Deutsch (Muttersprache)
- Englisch (fließend)`,
    truth: {
      name: 'Tobias Winkler',
      email: 't.winkler@example.de',
      phone: '0361 5550173',
      address: 'Gartenstraße 41, 99084 Erfurt',
      'date of birth': '1988-11-19',
      education: ['Bauhaus-Universität', 'Heinrich-Mann-Gymnasium'],
      experience: ['Thürbau AG', 'Ingenieurbüro Sandner'],
      skills: ['AutoCAD', 'Statikprogramme', 'Vergaberecht'],
      languages: ['Deutsch', 'Englisch'],
    },
  },
  {
    ...{ name: 'cv-developer', format: 'html', template: 'cv' },
    text: `
# Mateo Lindqvist
Backend developer
Gothenburg, Sweden · mateo@lindqvist.example · +46 70 555 01 44

## Work experience
Backend Developer – Fjordpay AB
Jan 2021 – Present
- Moved payments to event sourcing.
Junior Developer – Halmstad Data
Jun 2018 – Dec 2020
- Built import tools.

## Education
MSc Computer Science, Chalmers University of Technology, 2018

## Technical skills
- Go
- PostgreSQL
- Kafka
- Terraform

## Languages
Swedish (native), English (fluent), Spanish`,
    truth: {
      name: 'Mateo Lindqvist',
      email: 'mateo@lindqvist.example',
      phone: '+46 70 555 01 44',
      address: 'Gothenburg, Sweden',
      education: ['Chalmers University'],
      experience: ['Fjordpay AB', 'Halmstad Data'],
      skills: ['Go', 'PostgreSQL', 'Kafka', 'Terraform'],
      languages: ['Swedish', 'English', 'Spanish'],
    },
  },
  {
    ...{ name: 'cv-francais', format: 'pdf', template: 'cv' },
    text: `
# Camille Rousseau
5 rue de la Fontaine, 35000 Rennes
Tél. 06 55 50 12 34
camille.rousseau@example.fr
Née le 8 juillet 1995

## Expérience professionnelle
2020 – aujourd’hui : Chargée de communication, Ville de Rennes
2017 – 2020 : Assistante marketing, Biscuiterie Ker Anna, Vannes

## Formation
2015 – 2017 : Master Communication, Université Rennes 2
2012 – 2015 : Licence Lettres, Université de Nantes

## Compétences
Rédaction, InDesign, Relations presse

## Langues
Français, Anglais (courant), Breton`,
    truth: {
      name: 'Camille Rousseau',
      email: 'camille.rousseau@example.fr',
      phone: '06 55 50 12 34',
      address: '5 rue de la Fontaine, 35000 Rennes',
      'date of birth': '1995-07-08',
      education: ['Université Rennes 2', 'Université de Nantes'],
      experience: ['Ville de Rennes', 'Biscuiterie Ker Anna'],
      skills: ['Rédaction', 'InDesign', 'Relations presse'],
      languages: ['Français', 'Anglais', 'Breton'],
    },
  },
  {
    ...{ name: 'paper-reeds', format: 'pdf', template: 'paper' },
    text: `
# Reed beds as nitrogen sinks in small upland catchments
Helen Marsh¹, Daniel Osei², Rita Costa¹
¹ Institute of Freshwater Studies, University of Ambleside
² Department of Geography, Calder University

Journal of Catchment Science, 14(2), 2023
https://doi.org/10.4321/jcs.2023.0142
Received 3 October 2022; accepted 17 February 2023; published 28 March 2023

## Abstract
Reed beds were planted below eleven farms and watched over four years. Nitrate in the outflow fell by 38 percent in summer and by 12 percent in winter. Beds older than two years held more than young ones.

Keywords: reed beds, nitrate, catchment, water quality

## 1. Introduction
Small catchments in the uplands have been studied little. Earlier work [1, 2] looked at lowland rivers.`,
    truth: {
      title: 'Reed beds as nitrogen sinks in small upland catchments',
      authors: ['Helen Marsh', 'Daniel Osei', 'Rita Costa'],
      'publication date': '2023-03-28',
      journal: 'Journal of Catchment Science',
      doi: '10.4321/jcs.2023.0142',
      abstract:
        'Reed beds were planted below eleven farms and watched over four years. Nitrate in the outflow fell by 38 percent in summer and by 12 percent in winter. Beds older than two years held more than young ones.',
      keywords: ['reed beds', 'nitrate', 'catchment', 'water quality'],
    },
  },
  {
    ...{ name: 'paper-parsing', format: 'html', template: 'paper' },
    text: `
# Fast Incremental Parsing of Damaged Markup

Yuki Tanabe, Olga Petrenko and Samuel Ruiz

In Proceedings of the 12th Workshop on Document Engineering, Lisbon, 9 September 2022

## Abstract
We present a parser that repairs damaged markup while it is typed. Its cost grows with the size of the edit, not of the document. On a corpus of 20,000 pages it is four times as fast as the best known method.

Index terms: incremental parsing; error recovery; markup

## Introduction
Editors parse what is being typed. Most of the time it is damaged.

DOI: 10.5555/docen.2022.119`,
    truth: {
      title: 'Fast Incremental Parsing of Damaged Markup',
      authors: ['Yuki Tanabe', 'Olga Petrenko', 'Samuel Ruiz'],
      'publication date': '2022-09-09',
      journal:
        'Proceedings of the 12th Workshop on Document Engineering|Proceedings of the 12th Workshop on Document Engineering, Lisbon',
      doi: '10.5555/docen.2022.119',
      abstract:
        'We present a parser that repairs damaged markup while it is typed. Its cost grows with the size of the edit, not of the document. On a corpus of 20,000 pages it is four times as fast as the best known method.',
      keywords: ['incremental parsing', 'error recovery', 'markup'],
    },
  },
  {
    ...{ name: 'aufsatz', format: 'docx', template: 'paper' },
    text: `
# Wirkung später Mahd auf Tagfalter in Feuchtwiesen

Autoren: Katrin Vogel, Peter Hansen
Zeitschrift für Naturschutzbiologie 8 (2021), S. 33–47
Veröffentlicht: 14. Juni 2021
DOI: 10.7788/znb.2021.033

## Zusammenfassung
Auf 24 Feuchtwiesen wurde der Zeitpunkt der Mahd verschoben. Später gemähte Flächen trugen im zweiten Jahr doppelt so viele Arten von Tagfaltern.

Schlüsselwörter: Tagfalter, Mahd, Feuchtwiese

## 1 Einleitung
Wiesen werden früher gemäht als vor fünfzig Jahren.`,
    truth: {
      title: 'Wirkung später Mahd auf Tagfalter in Feuchtwiesen',
      authors: ['Katrin Vogel', 'Peter Hansen'],
      'publication date': '2021-06-14',
      journal: 'Zeitschrift für Naturschutzbiologie',
      doi: '10.7788/znb.2021.033',
      abstract:
        'Auf 24 Feuchtwiesen wurde der Zeitpunkt der Mahd verschoben. Später gemähte Flächen trugen im zweiten Jahr doppelt so viele Arten von Tagfaltern.',
      keywords: ['Tagfalter', 'Mahd', 'Feuchtwiese'],
    },
  },
  {
    ...{ name: 'minutes-parish', format: 'docx', template: 'meeting' },
    text: `
# Minutes of the Parish Hall Committee

Date: Tuesday 12 March 2024, 7.30 pm
Place: Parish Hall, small room
Present: Ruth Amery (chair), Colin Dace, Priya Nair, Walter Moss
Apologies: Jean Talbot

## 1. Roof
Two quotations were received. It was agreed to accept the one from Hewson Roofing.

## 2. Summer fair
The committee decided to hold the fair on the green.

## Actions
- Colin Dace to sign the roofing order by 20 March
- Priya Nair to book the band

Next meeting: 9 April 2024`,
    truth: {
      subject: 'Parish Hall Committee|Minutes of the Parish Hall Committee',
      date: '2024-03-12',
      attendees: ['Ruth Amery', 'Colin Dace', 'Priya Nair', 'Walter Moss'],
      absent: ['Jean Talbot'],
      decisions: ['accept the one from Hewson Roofing', 'hold the fair on the green'],
      'action items': ['sign the roofing order', 'book the band'],
      'next meeting': '2024-04-09',
    },
  },
  {
    ...{ name: 'protokoll', format: 'pdf', template: 'meeting' },
    text: `
# Protokoll

Thema :: Umstellung der Lagersoftware
Datum :: 22.01.2024
Ort :: Raum Elbe
Teilnehmer :: Anke Boll, Murat Demir, Lea Schütz
Entschuldigt :: Frank Ohm

## Beschlüsse
- Die neue Software geht am 1. März in Betrieb.
- Das alte System bleibt bis Juni lesbar.

## Aufgaben
| Wer | Was | Bis |
| Murat Demir | Schulung vorbereiten | 09.02.2024 |
| Lea Schütz | Daten der Lieferanten prüfen | 16.02.2024 |

Nächster Termin: 19.02.2024`,
    truth: {
      subject: 'Umstellung der Lagersoftware',
      date: '2024-01-22',
      attendees: ['Anke Boll', 'Murat Demir', 'Lea Schütz'],
      absent: ['Frank Ohm'],
      decisions: ['neue Software geht am 1. März', 'alte System bleibt'],
      'action items': ['Schulung vorbereiten', 'Daten der Lieferanten prüfen'],
      'next meeting': '2024-02-19',
    },
  },
  {
    ...{ name: 'notes-mail', format: 'eml', template: 'meeting' },
    text: `
From: Sofia Brandt <sofia@orrery.example>
To: team@orrery.example
Subject: Notes: launch planning, 6 June
Date: Thu, 06 Jun 2024 15:03:10 +0000
Message-ID: <n66@orrery.example>

Hi all,

notes from this morning's launch planning (6 June 2024).

Attendees: Sofia, Ben Ito, Marta Reyes
Regrets: Oskar

Decisions:
- Launch moves to 2 July
- No press event this time

Action items:
- Ben Ito: update the release page
- Marta Reyes: tell the resellers
- Sofia: order the banners

We meet again on 13 June 2024.

Best
Sofia`,
    truth: {
      subject: 'launch planning|Notes: launch planning, 6 June',
      date: '2024-06-06',
      attendees: ['Sofia', 'Ben Ito', 'Marta Reyes'],
      absent: ['Oskar'],
      decisions: ['Launch moves to 2 July', 'No press event this time'],
      'action items': ['update the release page', 'tell the resellers', 'order the banners'],
      'next meeting': '2024-06-13',
    },
  },
  {
    ...{ name: 'compte-rendu', format: 'md', template: 'meeting' },
    text: `
# Compte rendu de réunion

Objet :: Rénovation de la cantine
Date :: 15 mai 2024
Présents :: Louise Perrin, Karim Haddad, Anne Le Goff
Excusés :: Michel Blanchet

## Décisions
- Les travaux commencent le 8 juillet.
- Le devis de la société Bâtival est retenu.

## Actions
- Karim Haddad : signer le devis
- Anne Le Goff : prévenir les parents

Prochaine réunion : 12 juin 2024`,
    truth: {
      subject: 'Rénovation de la cantine',
      date: '2024-05-15',
      attendees: ['Louise Perrin', 'Karim Haddad', 'Anne Le Goff'],
      absent: ['Michel Blanchet'],
      decisions: ['travaux commencent le 8 juillet', 'devis de la société Bâtival'],
      'action items': ['signer le devis', 'prévenir les parents'],
      'next meeting': '2024-06-12',
    },
  },
];
