/** What a model's word is worth beside rules: as much as it is found to be right in the same document. */
import { expect, test } from 'vitest';
import { confidenceOf } from '../../../src/main/engine/extraction/calibration.ts';
import type { Evidence } from '../../../src/main/engine/extraction/candidate.ts';
import { extractDocument } from '../../../src/main/engine/extraction/extract-document.ts';
import type { ExtractedCell } from '../../../src/main/engine/extraction/extracted.ts';
import { modelTrust } from '../../../src/main/engine/extraction/model/model-trust.ts';
import { voteCells } from '../../../src/main/engine/extraction/model/vote-cells.ts';
import { emptyCell } from '../../../src/main/engine/extraction/settle-cells.ts';
import { field } from '../../../src/main/engine/extraction/template-kit.ts';
import type { ExtractionMode, TemplateDraft } from '../../../src/preload/contract/shapes.ts';
import { writtenChat } from '../../helpers/written-chat.ts';

const names = ['supplier', 'number', 'buyer', 'place', 'agent'];
const fields = names.map((name) => field(name, 'text', `The ${name}.`, { labels: [] }));

function cell(name: string, value: string, evidence: Evidence, verified = true): ExtractedCell {
  return {
    ...{ field: name, text: value, value, currency: null, span: verified ? ([0, value.length] as const) : null },
    ...{ verified, confidence: confidenceOf(evidence, verified), chain: ['label'], evidence, items: null },
    ...{ alternatives: [], conflict: false, violations: [] },
  };
}

const sure = ['supplier', 'number', 'buyer'].map((name) => cell(name, `right ${name}`, 'label-certain'));
const emptyAgent = emptyCell(fields[4] as (typeof fields)[number]);
const rules = [...sure, cell('place', 'right place', 'guess'), emptyAgent];
const says = (prefix: string) => names.map((name) => cell(name, `${prefix} ${name}`, 'model'));
const values = (cells: readonly ExtractedCell[]) => cells.map(({ value }) => value);

test('a model that is wrong where rules are sure replaces not even a guess, and fills nothing', () => {
  const { cells } = voteCells(fields, rules, [says('wrong'), says('wrong')]);
  expect(values(cells)).toEqual(['right supplier', 'right number', 'right buyer', 'right place', null]);
  // What it said can be taken by a person.
  expect(cells.map(({ alternatives }) => alternatives[0]?.value)).toEqual(names.map((name) => `wrong ${name}`));
  expect(modelTrust(rules, [says('wrong'), says('wrong')])).toBeCloseTo(1 / 8);
});

test('a model that agrees with what rules are sure of replaces a guess, fills what is empty, and is called as sure as it proved to be', () => {
  const { cells } = voteCells(fields, rules, [says('right'), says('right')]);
  expect(values(cells)).toEqual(names.map((name) => `right ${name}`));
  const better = [...sure, cell('place', 'model place', 'model'), cell('agent', 'model agent', 'model')];
  const voted = voteCells(fields, [...sure, cell('place', 'poor place', 'guess'), emptyAgent], [better]);
  expect(values(voted.cells).slice(3)).toEqual(['model place', 'model agent']);
  expect(voted.cells[4]?.confidence).toBeCloseTo(4 / 5);
});

test('a model never outweighs what rules are sure of, nor with a value that stands nowhere', () => {
  const odd = [
    ...sure.slice(0, 2),
    cell('buyer', 'other buyer', 'model'),
    cell('place', 'invented', 'model-alone', false),
  ];
  const { cells } = voteCells(fields, rules, [odd, odd]);
  expect(values(cells).slice(0, 4)).toEqual(['right supplier', 'right number', 'right buyer', 'right place']);
  expect(cells[2]).toMatchObject({ conflict: true });
});

const invoice: TemplateDraft = {
  ...{ id: 'order', name: 'order', purpose: 'Orders.', builtIn: false },
  fields: [
    field('order number', 'text', 'The number of the order.', { labels: ['order no'] }),
    field('order date', 'date', 'The day of the order.', { labels: [] }),
    field('agent', 'text', 'Who took the order.', { labels: [] }),
  ],
} as unknown as TemplateDraft;
const text = 'Order no: A-1204\nOrder date: 3 June 2024\nPlease ring Mr Tarn at the depot before delivery.';

async function orderBy(mode: ExtractionMode, written: (prompt: string) => string) {
  const { chat, prompts } = writtenChat(written);
  const row = await extractDocument({
    ...{ template: invoice, mode, model: { chat, adapters: [], examples: [] } },
    ...{ rest: async () => undefined, signal: new AbortController().signal },
    document: {
      ...{ title: '', name: 'x.txt', language: 'en' },
      units: [
        {
          ...{ start: 0, text, words: null, place: null, isOcr: false },
          blocks: [{ kind: 'paragraph', level: 0, start: 0, end: text.length }],
        },
      ],
    },
  });
  return { prompts, values: Object.fromEntries(row.cells.map((one) => [one.field, one.value])) };
}

/** One that answers whatever it is asked with these values. */
const answering = (said: Record<string, string>) => (prompt: string) =>
  JSON.stringify(
    Object.fromEntries(Object.entries(said).filter(([name]) => prompt.includes(`- ${JSON.stringify(name)}`))),
  );

test('the router tests a model with what rules are sure of before it lets it fill a gap', async () => {
  const guessing = answering({ 'order number': 'Tarn', 'order date': '2024-01-01', agent: 'the depot' });
  const reading = answering({ 'order number': 'A-1204', 'order date': '2024-06-03', agent: 'Mr Tarn' });
  const [weak, strong] = [await orderBy('auto', guessing), await orderBy('auto', reading)];
  expect(weak.values).toEqual({ 'order number': 'A-1204', 'order date': '2024-06-03', agent: null });
  expect(strong.values).toEqual({ 'order number': 'A-1204', 'order date': '2024-06-03', agent: 'Mr Tarn' });
});

test('where the ways of reading differ, the model is asked again another way: which of the values is meant', async () => {
  const { prompts, values: found } = await orderBy('hybrid', (prompt) =>
    prompt.includes('"A-1204" and "Tarn"')
      ? '{"order number": "A-1204"}'
      : answering({ 'order number': 'Tarn' })(prompt),
  );
  expect(prompts.filter((prompt) => prompt.includes('The document says "A-1204" and "Tarn"'))).toHaveLength(1);
  expect(found['order number']).toBe('A-1204');
});
