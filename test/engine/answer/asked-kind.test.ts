import { describe, expect, it } from 'vitest';
import { extractAnswer } from '../../../src/main/engine/answer/extractive.ts';
import { askedKind } from '../../../src/main/engine/answer/kind/asked-kind.ts';
import { isHeading } from '../../../src/main/engine/answer/kind/fits-kind.ts';
import { passagesOf, toolsFor } from './passages.ts';

describe('askedKind', () => {
  it.each([
    ['When does the lease end?', 'date'],
    ['In which year was the bridge built?', 'date'],
    ['Wann endet der Vertrag?', 'date'],
    ['Quand le bail prend-il fin ?', 'date'],
    ['¿Cuándo vence el contrato?', 'date'],
    ['Quando scade il contratto?', 'date'],
    ['What does the repair cost?', 'money'],
    ['How long is the notice period?', 'duration'],
    ['How many employees does the workshop have?', 'number'],
    ['What percentage of the shares is held?', 'percent'],
    ['Who signed the agreement?', 'person'],
    ['Why does the lease end early?', 'reason'],
    ['Warum endet der Vertrag?', 'reason'],
    ['How much notice must be given?', 'duration'],
    ['Quel est le préavis ?', 'duration'],
    ['What is the excess for each claim?', 'money'],
    ['Wie hoch ist der Lohn?', 'money'],
    ['Which company insures the building?', 'organisation'],
    ['Where is the head office?', 'place'],
    ['Dove si trova la sede?', 'place'],
    ['What is the e-mail address for complaints?', 'email'],
    ['Wie lautet die Telefonnummer des Empfangs?', 'telephone'],
    ['What is the total of invoice INV-77?', 'money'],
    ['Up to what amount is the carrier liable?', 'money'],
    ['At what depth was water found?', 'number'],
    ['How often is the filter cleaned?', 'frequency'],
    ['Wie oft wird der Filter gereinigt?', 'frequency'],
  ])('"%s" wants a %s', (question, kind) => {
    expect(askedKind(question)?.kind).toBe(kind);
  });

  it.each([
    'What happened when the roof fell in?',
    'How does the lease end early?',
    'Who was Ada Lovelace?',
    'What is said about where people sit?',
  ])('"%s" wants no one value', (question) => {
    expect(askedKind(question)).toBeNull();
  });
});

describe('the sentence quoted first', () => {
  const first = async (question: string, text: string) => {
    const passages = passagesOf(text);
    return (await extractAnswer(question, passages, toolsFor(question, passages))).sentences[0]?.text;
  };

  it('holds how often, not how much', async () => {
    const text = 'The filter of the pump is cleaned with 3 litres of water. Rinse the filter every three months.';
    expect(await first('How often is the filter of the pump cleaned?', text)).toBe(
      'Rinse the filter every three months.',
    );
  });

  it('holds the date asked for, not only the question’s words', async () => {
    const text =
      'End of the lease and how it ends\n\nThe end of the lease is governed by the clauses on when the lease may end early. ' +
      'The lease begins on 1 May 2021. The lease expires on 30 April 2026 unless renewed.';
    const question = 'When does the lease end?';
    expect(await first(question, text)).toBe('The lease expires on 30 April 2026 unless renewed.');
    const passages = passagesOf(text);
    const { sentences } = await extractAnswer(question, passages, toolsFor(question, passages));
    expect(sentences.map((quote) => quote.text)).not.toContain('End of the lease and how it ends');
  });

  it('is no heading and no question', async () => {
    const text = 'Who signs the agreement?\n\nSigning the agreement\n\nThe agreement was signed by Rafael Duarte.';
    expect(await first('Who signed the agreement?', text)).toBe('The agreement was signed by Rafael Duarte.');
  });

  it('takes the value of what is asked, not of its opposite', async () => {
    const text = 'The landlord is Margaret Osei of Leeds. The tenant is Peter Lindqvist of Leeds.';
    expect(await first('Who is the tenant?', text)).toBe('The tenant is Peter Lindqvist of Leeds.');
    expect(await first('Who is the landlord?', text)).toBe('The landlord is Margaret Osei of Leeds.');
  });
});

describe('isHeading', () => {
  it.each([
    ['Monthly rent', true],
    ['How long is notice?', true],
    ['Rent: 1,200 euros', false],
    ['The rent is due.', false],
  ])('"%s": %s', (text, is) => {
    expect(isHeading(text)).toBe(is);
  });
});
