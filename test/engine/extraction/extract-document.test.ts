/** One document to one row: by rules, and with a model that is honest, wrong, or out of its mind. */
import { expect, test } from 'vitest';
import { builtInTemplates } from '../../../src/main/engine/extraction/built-in-templates.ts';
import type { SourceDocument } from '../../../src/main/engine/extraction/document.ts';
import { extractDocument } from '../../../src/main/engine/extraction/extract-document.ts';
import { cellGrammar, readWritten } from '../../../src/main/engine/extraction/model/cell-grammar.ts';
import type { ChatModel } from '../../../src/main/engine/ports.ts';
import type { Block } from '../../../src/main/engine/types.ts';
import type { ExtractionMode, TemplateDraft } from '../../../src/preload/contract/shapes.ts';

type Piece = readonly [kind: Block['kind'], text: string, level?: number];

function documentOf(...units: readonly (readonly Piece[])[]): SourceDocument {
  let start = 0;
  const made = units.map((pieces) => {
    const text = pieces.map(([, piece]) => piece).join('\n\n');
    let at = 0;
    const blocks = pieces.map(([kind, piece, level = 0]) => {
      const block = { kind, level, start: at, end: at + piece.length };
      at += piece.length + 2;
      return block;
    });
    const unit = { start, text, blocks, words: null, place: null, isOcr: false };
    start += text.length + 2;
    return unit;
  });
  return { title: '', name: 'x.txt', language: 'en', units: made };
}

const telecom = builtInTemplates.find(({ id }) => id === 'telecom-feature') as TemplateDraft;
const receipt = builtInTemplates.find(({ id }) => id === 'receipt') as TemplateDraft;

function extract(
  template: TemplateDraft,
  document: SourceDocument,
  mode: ExtractionMode = 'basic',
  written?: (prompt: string) => string,
) {
  const chat: ChatModel = {
    info: async () => ({ modelId: 'fake', name: 'Fake', contextTokens: 4096 }),
    countTokens: async (texts) => texts.map((text) => text.length / 4),
    generate: async (turns) => ({
      text: written?.(turns.at(-1)?.text ?? '') ?? '',
      reason: 'end',
      promptTokens: 1,
      generatedTokens: 1,
    }),
    nextTokens: async () => [],
  };
  const model = written ? { chat, adapters: [], examples: [] } : null;
  return extractDocument({
    template,
    document,
    mode,
    model,
    rest: async () => undefined,
    signal: new AbortController().signal,
  });
}

const listOf = (row: Awaited<ReturnType<typeof extract>>, name: string) =>
  row.cells.find(({ field }) => field === name)?.items?.map(({ text }) => text);

// The bug: the label of the parties stands in the line of the date, and both parties were called by it.
test('a date is no party of a contract', async () => {
  const contract = builtInTemplates.find(({ id }) => id === 'contract') as TemplateDraft;
  const row = await extract(
    contract,
    documentOf([
      ['heading', 'Mutual Non-Disclosure Agreement', 1],
      [
        'paragraph',
        'Between Bluewater Robotics Ltd, 8 Quay Street, Bristol, and Rossi & Partners LLP. Effective date: 2 February 2024.',
      ],
    ]),
  );
  const textOf = (name: string) => row.cells.find(({ field }) => field === name)?.text;
  expect(textOf('party a')).toBe('Bluewater Robotics Ltd');
  expect(textOf('party b')).toBe('Rossi & Partners LLP');
  expect(textOf('effective date')).toContain('2 February 2024');
});

test('rules of names hold: what breaks its own list’s rule goes where it belongs, or nowhere', async () => {
  const row = await extract(
    telecom,
    documentOf([
      ['heading', 'Parameters', 2],
      ['table-row', 'Name\tDescription'],
      ['table-row', 'loadThr\tthe threshold (see pmLoadSum)'],
      ['table-row', 'pmHidden\tcounts something'],
      ['table-row', 'oldThr\tdeprecated, removed in this release'],
      ['heading', 'Counters', 2],
      ['list-item', 'pmLoadSum: sum of all loads', 1],
      ['list-item', 'loadPmAvg: mean load', 1],
      ['list-item', 'plainName: not one', 1],
      ['heading', 'Glossary', 2],
      ['paragraph', 'The counter pmForeign belongs to another product.'],
    ]),
  );
  expect(listOf(row, 'parameters')).toEqual(['loadThr']);
  expect(listOf(row, 'counters')).toEqual(['pmHidden', 'pmLoadSum', 'loadPmAvg']);
});

test('a list is whole: three hundred items over many pages, none twice', async () => {
  const page = (from: number): Piece[] =>
    Array.from({ length: 30 }, (_, at): Piece => ['table-row', `pmCounter${from + at}X\tnumber of things`]);
  const pages = Array.from({ length: 10 }, (_, at) => [
    ...(at === 0 ? ([['heading', 'Counters', 2]] as Piece[]) : []),
    ['table-row', 'Name\tDescription'] as Piece,
    ...page(at * 30),
  ]);
  const row = await extract(telecom, documentOf(...pages));
  expect(listOf(row, 'counters')).toHaveLength(300);
  expect(row.cells.find(({ field }) => field === 'counters')?.verified).toBe(true);
});

const slip = () =>
  documentOf([
    ['paragraph', 'LUCKY MART SDN BHD'],
    ['paragraph', 'NO 5, JALAN BESAR, 50000 KUALA LUMPUR'],
    ['paragraph', 'Date: 05/06/2018'],
    ['paragraph', 'TOTAL: 12.40'],
  ]);

test.each(['enhanced', 'grouped', 'hybrid', 'auto'] as const)(
  '%s: garbage under the grammar is no value, and rules keep theirs',
  async (mode) => {
    const row = await extract(receipt, slip(), mode, () => '{"total": "<|||');
    const total = row.cells.find(({ field }) => field === 'total');
    expect(total?.value).toBe(mode === 'enhanced' || mode === 'grouped' ? null : 12.4);
  },
);

test('a value a model made up is never called verified, and never takes the place of one that stands there', async () => {
  const written = (prompt: string) => (prompt.includes('"total"') ? '{"total": 0}' : '{"company": "Nobody & Sons"}');
  const alone = await extract(receipt, slip(), 'enhanced', written);
  for (const cell of alone.cells.filter(({ value }) => value !== null))
    expect(cell).toMatchObject({ verified: false, span: null });
  const voted = await extract(receipt, slip(), 'hybrid', written);
  const total = voted.cells.find(({ field }) => field === 'total');
  expect(total).toMatchObject({ value: 12.4, verified: true, conflict: true });
  expect(total?.alternatives.map(({ value }) => value)).toContain(0);
  expect(voted.quality.agreement).toBe(0);
});

test('what a model copies is found in the text, and agreement makes it surer', async () => {
  const seen: string[] = [];
  const row = await extract(receipt, slip(), 'hybrid', (prompt) => {
    seen.push(prompt);
    return '{"company": "lucky mart sdn bhd", "date": "2018-06-05", "address": null, "total": 12.4}';
  });
  const byRules = await extract(receipt, slip());
  const of = (cells: typeof row.cells, name: string) => cells.find(({ field }) => field === name);
  expect(of(row.cells, 'total')?.chain).toContain('vote');
  expect(of(row.cells, 'total')?.confidence).toBeGreaterThanOrEqual(of(byRules.cells, 'total')?.confidence ?? 1);
  expect(row.quality.agreement).toBe(1);
  // One field at a time, and the rest together.
  expect(seen.length).toBeGreaterThan(receipt.fields.length);
});

test('the router asks no model where rules found everything, and says what it tried', async () => {
  let asked = 0;
  const row = await extract(receipt, slip(), 'auto', () => {
    asked += 1;
    return '{}';
  });
  expect([row.mode, asked]).toEqual(['basic', 0]);
  const unclear = await extract(receipt, documentOf([['paragraph', 'Nothing of use here']]), 'auto', () => {
    asked += 1;
    return '{}';
  });
  expect(asked).toBeGreaterThan(0);
  expect(unclear.tried.map(({ mode }) => mode)).toContain('basic');
});

test('an empty document, one in a language nobody here knows, and one of three thousand pages come to an end', async () => {
  expect((await extract(receipt, documentOf([['paragraph', '']]))).cells.every(({ value }) => value === null)).toBe(
    true,
  );
  const amharic = await extract(
    receipt,
    documentOf([
      ['paragraph', 'ሰላም ለዓለም 2018-06-05'],
      ['paragraph', 'ድምር 12.40'],
    ]),
  );
  expect(amharic.cells.find(({ field }) => field === 'total')?.confidence).toBeLessThan(0.7);
  const page: Piece[] = Array.from(
    { length: 40 },
    (_, at): Piece => ['paragraph', `Clause ${at} of many says that nothing is 12.40 and refers to 05/06/2018.`],
  );
  const long = await extract(receipt, documentOf(...Array.from({ length: 3000 }, () => page)));
  expect(long.cells).toHaveLength(4);
  expect(long.readCharacters === null || long.readCharacters <= 12_000_000).toBe(true);
}, 120_000);

test('the grammar knows every field, and what is read back fits its type', () => {
  const fields = builtInTemplates
    .flatMap((template) => template.fields)
    .filter(({ name }, at, all) => all.findIndex((one) => one.name === name) === at);
  const grammar = cellGrammar(fields);
  for (const { name } of fields) expect(grammar).toContain(JSON.stringify(`${JSON.stringify(name)}: `));
  const values = readWritten(
    fields,
    JSON.stringify({ total: '0', 'invoice date': 'soon', counters: ['pmA', 7, ''], __proto__: { x: 1 } }),
  );
  expect([values?.get('total'), values?.get('invoice date'), values?.get('counters')]).toEqual([null, null, ['pmA']]);
  expect(readWritten(fields, '[]')).toBeNull();
});
