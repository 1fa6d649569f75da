import { describe, expect, it } from 'vitest';
import { line, writePdf } from '../../fixtures/documents/pdf-writer.ts';
import { checkUnit } from './check-unit.ts';
import { outline, readBytes } from './read-document.ts';

async function rowsOf(content: string): Promise<string[]> {
  const { units } = await readBytes('a.pdf', writePdf([{ content }]));
  units.forEach(checkUnit);
  return outline(units[0]);
}

const cells = (y: number, ...texts: string[]) =>
  texts.map((text, column) => (text === '' ? '' : line(72 + column * 130, y, 10, text))).join('');
const rule = (y: number) => `72 ${y} 420 0.5 re f\n`;

describe('rows of a table whose cells take several lines', () => {
  it('are one row each between rules', async () => {
    const page = [
      rule(715),
      cells(700, 'No.', 'Work', 'Where'),
      rule(695),
      cells(680, '1', 'Repair of the', 'North'),
      cells(668, '', 'eastern wall', 'harbour'),
      rule(660),
      cells(645, '2', 'New ropes', 'Quay'),
      rule(640),
      cells(625, '3', 'Lanterns for', 'Lighthouse'),
      cells(613, '', 'the long pier', ''),
      rule(605),
    ].join('');
    expect(await rowsOf(page)).toEqual([
      'table-row: No.\tWork\tWhere',
      'table-row: 1\tRepair of the eastern wall\tNorth harbour',
      'table-row: 2\tNew ropes\tQuay',
      'table-row: 3\tLanterns for the long pier\tLighthouse',
    ]);
  });

  it('stay rows of their own in a table with rules at its head and end only', async () => {
    const body = ['Herring', 'Cod', 'Plaice', 'Sole'].map((fish, row) =>
      cells(680 - row * 12, fish, `${row}1 tons`, 'landed'),
    );
    const page = [rule(715), cells(700, 'Fish', 'Catch', 'State'), rule(695), ...body, rule(640)].join('');
    expect(await rowsOf(page)).toEqual([
      'table-row: Fish\tCatch\tState',
      'table-row: Herring\t01 tons\tlanded',
      'table-row: Cod\t11 tons\tlanded',
      'table-row: Plaice\t21 tons\tlanded',
      'table-row: Sole\t31 tons\tlanded',
    ]);
  });

  it('are joined without rules where lines stand closer than rows', async () => {
    const page = [
      cells(700, 'Oslo', 'Respondent', 'Yes'),
      cells(680, 'Rome', 'Respondent', 'Yes'),
      cells(669, '', 'unsure', ''),
      cells(649, 'Bern', 'Owner', 'No'),
    ].join('');
    expect(await rowsOf(page)).toEqual([
      'table-row: Oslo\tRespondent\tYes',
      'table-row: Rome\tRespondent unsure\tYes',
      'table-row: Bern\tOwner\tNo',
    ]);
  });

  it('never join two lines of figures', async () => {
    const page = [
      cells(700, 'Sales', '10', '20'),
      cells(680, 'Costs', '11', '21'),
      cells(669, '', '12', '22'),
      cells(649, 'Profit', '13', '23'),
    ].join('');
    expect(await rowsOf(page)).toHaveLength(4);
  });
});
