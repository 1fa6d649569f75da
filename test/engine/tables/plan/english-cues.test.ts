import { describe, expect, it } from 'vitest';
import { wordsOf } from '../../../../src/main/engine/tables/link-question.ts';
import { englishCues } from '../../../../src/main/engine/tables/plan/english-cues.ts';

const put = (question: string) => englishCues(wordsOf(question)).join(' ');

describe('what asks, in English', () => {
  it.each([
    ['Wie viele Artikel sind ausverkauft?', 'how many artikel sind ausverkauft'],
    ['Was kostet der Bremsbelag?', 'how much cost der bremsbelag'],
    ['Was haben wir für Büro ausgegeben?', 'what haben wir fur buro ausgegeben'],
    ['Welcher Kunde hat den höchsten Betrag?', 'which kunde hat den highest betrag'],
    ['Combien de factures sont impayées ?', 'how many factures sont impayees'],
    ['Combien a-t-on dépensé en déplacement ?', 'how much a t on depense en deplacement'],
    ['¿Cuántos clientes hay en Madrid?', 'how many clientes hay en madrid'],
    ['¿Cuánto se gastó en transporte?', 'how much se gasto en transporte'],
    ['Quanti clienti ci sono?', 'how many clienti ci sono'],
    ['Quanto abbiamo speso per affitto?', 'how much abbiamo speso per affitto'],
  ])('%s', (question, expected) => expect(put(question)).toBe(expected));

  it.each([
    'How many invoices are unpaid?',
    'Who was the last winner?',
    // Words of another language that name something here.
    'Which team won the Copa Que?',
    '',
  ])('leaves what asks in none of these languages: %s', (question) =>
    expect(put(question)).toBe(wordsOf(question).join(' ')),
  );
});
