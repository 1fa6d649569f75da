import { describe, expect, it } from 'vitest';
import { extractAnswer } from '../../../src/main/engine/answer/extractive.ts';
import { askedFigure } from '../../../src/main/engine/answer/figure-question.ts';
import { passagesOf, toolsFor } from './passages.ts';

describe('questions about a figure', () => {
  it.each([
    ['What does figure 3 show?', '3'],
    ['What is in Fig. 2?', '2'],
    ['Was zeigt Abbildung 4a?', '4a'],
    ['Describe Table IV', 'IV'],
    ['Que montre la figure 2.1 ?', '2.1'],
  ])('"%s" names %s', (question, number) => {
    expect(askedFigure(question)?.number).toBe(number);
  });

  it.each([
    'What figure did the auditor name?',
    'How many tables are in the room?',
    'Show me a table a person made',
    'Is it on the map?',
  ])('"%s" names none', (question) => {
    expect(askedFigure(question)).toBeNull();
  });

  const report = passagesOf(
    'Oxygen fell in August. As Figure 2 shows, it was lowest in the second week.\n\nFigure 2. Oxygen at the weir, in milligrams per litre\n\nFigure 12: The mill',
    'Figure 1: Where the sensors stand',
  );
  const ask = (question: string) => extractAnswer(question, report, toolsFor(question, report));

  it('quotes the caption first, whole, then what the text says of it', async () => {
    const { sentences } = await ask('What does figure 2 show?');
    expect(sentences.map(({ text }) => text)).toEqual([
      'Figure 2. Oxygen at the weir, in milligrams per litre',
      'As Figure 2 shows, it was lowest in the second week.',
    ]);
    const [caption] = sentences;
    expect(report[0]?.text.slice((caption?.start ?? 0) - 7, (caption?.end ?? 0) - 7)).toBe(caption?.text);
  });

  it('finds nothing where no figure of that number stands, whatever else shows something', async () => {
    expect((await ask('What does figure 9 show?')).found).toBe(false);
    expect((await ask('What does figure 2 of the Tesco statement show?')).found).toBe(false);
  });
});
