/** What recognition read is called verified only when something speaks for it: figures that make a sum, a second place, or words that were surely read. */
import { expect, test } from 'vitest';
import { builtInTemplates } from '../../../src/main/engine/extraction/built-in-templates.ts';
import { extractDocument } from '../../../src/main/engine/extraction/extract-document.ts';
import type { TemplateDraft } from '../../../src/preload/contract/shapes.ts';

const receipt = builtInTemplates.find(({ id }) => id === 'receipt') as TemplateDraft;

/** Cells of a slip whose words were read with a sureness: `sure` of all, but for the words named. */
async function cellsOf(text: string, sure: number | null, but: Readonly<Record<string, number>> = {}, isOcr = true) {
  // Letters of 8 by 12 points, in the rows and columns of the text.
  const words = text.split('\n').flatMap((line, row, lines) => {
    const from = lines.slice(0, row).reduce((sum, { length }) => sum + length + 1, 0);
    return [...line.matchAll(/\S+/g)].map(({ index, 0: word }) => ({
      ...{ start: from + index, end: from + index + word.length },
      box: [index * 8, row * 20, (index + word.length) * 8, row * 20 + 12] as const,
      ...(sure === null ? {} : { confidence: but[word] ?? sure }),
    }));
  });
  const row = await extractDocument({
    ...{ template: receipt, mode: 'basic', model: null, signal: new AbortController().signal },
    document: {
      ...{ title: '', name: 'slip.jpg', language: 'en' },
      units: [{ start: 0, text, blocks: [], words, place: null, isOcr }],
    },
    rest: async () => undefined,
  });
  return (field: string) => row.cells.find((cell) => cell.field === field);
}

const slip = (total: string, more = '') =>
  `HARBOUR TRADING SDN BHD\n12 Quay Street, 43800 Eastport\nDate: 14/03/2024\nTea    4.50\nCake    8.20\n${more}Total    ${total}\n`;

test('a total is verified by the figures that make it, however unsure its letters are', async () => {
  expect((await cellsOf(slip('12.70'), 0.4))('total')).toMatchObject({ value: 12.7, verified: true });
  const given = `${slip('18.70')}Cash    20.00\nChange    1.30\n`;
  expect((await cellsOf(given, 0.4))('total')).toMatchObject({ value: 18.7, verified: true });
});

test('a total that nothing makes is not, however sure its letters are', async () => {
  const cell = (await cellsOf(slip('18.70'), 0.97))('total');
  expect(cell).toMatchObject({ value: 18.7, verified: false });
  // It has its place, to be looked at.
  expect(cell?.span).not.toBeNull();
  expect((await cellsOf(`${slip('18.70')}VISA    18.70\n`, 0.97))('total')).toMatchObject({ verified: true });
});

test('a sum to which tax is added is not verified as the total, though its items make it', async () => {
  const read = `${slip('', 'Sub Total    12.70\nGST    0.76\n').replace('Total    \n', '')}Amount    Tax\n12.70    0.76\n`;
  const cell = (await cellsOf(read, 0.97))('total');
  expect(cell?.verified ?? false).toBe(false);
});

test('a sum on the way to the total, to which more is added, is not verified as it', async () => {
  const read = slip('', 'Sub Total    12.70\nService Charge    1.27\nGST    0.84\nAmount    13.97\n').replace(
    'Total    \n',
    '',
  );
  expect((await cellsOf(read, 0.97))('total')).not.toMatchObject({ value: 13.97, verified: true });
  const whole = slip('14.81', 'Sub Total    12.70\nService Charge    1.27\nGST    0.84\n');
  expect((await cellsOf(whole, 0.4))('total')).toMatchObject({ value: 14.81, verified: true });
  // Whatever became of its label.
  expect((await cellsOf(whole.replace('Total    14', 'T#ta1    14'), 0.4))('total')).toMatchObject({ value: 14.81 });
});

test('in a text that nobody recognised a total needs no proof', async () => {
  expect((await cellsOf(slip('18.70'), null, {}, false))('total')).toMatchObject({ value: 18.7, verified: true });
});

test('a date is verified by sure signs or by a second place', async () => {
  expect((await cellsOf(slip('12.70'), 0.95))('date')).toMatchObject({ value: '2024-03-14', verified: true });
  const doubted = { '14/03/2024': 0.5 };
  expect((await cellsOf(slip('12.70'), 0.95, doubted))('date')).toMatchObject({ value: '2024-03-14', verified: false });
  const twice = slip('12.70', 'Printed 14/03/2024\n');
  expect((await cellsOf(twice, 0.95, doubted))('date')).toMatchObject({ verified: true });
});

test('a name is verified when its words were read surely, and without their sureness as before', async () => {
  expect((await cellsOf(slip('12.70'), 0.95))('company')).toMatchObject({ verified: true });
  expect((await cellsOf(slip('12.70'), 0.95, { TRADING: 0.3 }))('company')).toMatchObject({ verified: false });
  expect((await cellsOf(slip('12.70'), 0.6))('address')).toMatchObject({ verified: false });
  expect((await cellsOf(slip('12.70'), null))('company')).toMatchObject({ verified: true });
});
