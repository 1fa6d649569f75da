/** What a model is asked before, how often, and what counts of what it wrote when it did not come to an end. */
import { expect, test } from 'vitest';
import { builtInTemplates } from '../../../src/main/engine/extraction/built-in-templates.ts';
import type { SourceDocument } from '../../../src/main/engine/extraction/document.ts';
import { extractDocument } from '../../../src/main/engine/extraction/extract-document.ts';
import { closeCutOff } from '../../../src/main/engine/extraction/model/close-cut-off.ts';
import { createLoopWatch } from '../../../src/main/engine/extraction/model/loop-watch.ts';
import { windowsOf } from '../../../src/main/engine/extraction/model/windows-of.ts';
import { field } from '../../../src/main/engine/extraction/template-kit.ts';
import type { ChatModel } from '../../../src/main/engine/ports.ts';
import type { TemplateDraft } from '../../../src/preload/contract/shapes.ts';
import { documentOfPages } from '../../helpers/document-of-pages.ts';

/** Writes `pieces` one after another until it is stopped, as a model does. */
function writing(pieces: (prompt: string) => readonly string[]) {
  const [prompts, taken]: [string[], number[]] = [[], []];
  const chat: ChatModel = {
    info: async () => ({ modelId: 'fake', name: 'Fake', contextTokens: 4096 }),
    countTokens: async (texts) => texts.map((text) => text.length / 4),
    generate: async (turns, _options, onText, signal) => {
      const prompt = turns.at(-1)?.text ?? '';
      prompts.push(prompt);
      let [text, count] = ['', 0];
      for (const piece of pieces(prompt)) {
        if (signal.aborted) break;
        text += piece;
        count += 1;
        onText(piece);
      }
      taken.push(count);
      return { text, reason: signal.aborted ? 'stopped' : 'length', promptTokens: 1, generatedTokens: count };
    },
    nextTokens: async () => [],
  };
  return { chat, prompts, taken };
}

async function extract(template: TemplateDraft, document: SourceDocument, chat: ChatModel) {
  const row = await extractDocument({
    ...{ template, document, mode: 'enhanced', model: { chat, adapters: [], examples: [] } },
    ...{ rest: async () => undefined, signal: new AbortController().signal },
  });
  return (name: string) => row.cells.find((cell) => cell.field === name);
}

const telecom = builtInTemplates.find(({ id }) => id === 'telecom-feature') as TemplateDraft;
const parts: TemplateDraft = {
  ...{ name: 'Parts', purpose: 'Parts of a machine.' },
  fields: [field('parts', 'list', 'Each part.', { labels: [] })],
};

test('short pages stand together in one window, with their offsets; long ones are cut, with an overlap', () => {
  const pages = ['one '.repeat(20), 'two '.repeat(20), `${'three '.repeat(8)}\n`.repeat(10), 'four'];
  const document = documentOfPages(...pages);
  const windows = windowsOf(document, 300);
  const whole = pages.join('\n\n');
  for (const { start, text } of windows) {
    expect(text.length).toBeLessThanOrEqual(300);
    expect(whole.slice(start, start + text.length)).toBe(text);
  }
  expect(windows[0]?.text).toBe(`${pages[0]}\n\n${pages[1]}\n\n`);
  expect(windows.at(-1)?.text.endsWith('four')).toBe(true);
  const [, second, third] = windows;
  expect((third?.start ?? 0) - (second?.start ?? 0)).toBeLessThan(second?.text.length ?? 0);
});

test('twelve slides are one window: six lists are six requests, whose prompts share the document', async () => {
  const { chat, prompts } = writing(() => ['{}']);
  const slides = Array.from({ length: 12 }, (_, at) => `Slide ${at}: the handover counter pmHoSucc${at}.`);
  await extract(telecom, documentOfPages(...slides), chat);
  expect(prompts).toHaveLength(telecom.fields.length);
  const shared = prompts[0]?.indexOf('Fields:') ?? -1;
  expect(prompts[0]?.slice(0, shared)).toContain('pmHoSucc11');
  for (const prompt of prompts) expect(prompt.slice(0, shared)).toBe(prompts[0]?.slice(0, shared));
});

test('prompts before the same window follow one another', async () => {
  const { chat, prompts } = writing(() => ['{}']);
  const pages = Array.from({ length: 3 }, (_, at) => `Page ${at}.\n${'Words of a long page.\n'.repeat(180)}`);
  await extract(telecom, documentOfPages(...pages), chat);
  const windows = prompts.map((prompt) => prompt.slice(0, prompt.indexOf('Fields:')));
  expect(new Set(windows).size).toBeGreaterThan(2);
  expect(windows.filter((one, at) => one !== windows[at - 1])).toHaveLength(new Set(windows).size);
});

test('of a list that is cut off, what was written whole counts', async () => {
  const { chat } = writing(() => ['{"parts": ["bolt", "wash', 'er", "nu']);
  const of = await extract(parts, documentOfPages('A bolt, a washer and a nut.'), chat);
  expect(of('parts')?.items?.map(({ text }) => text)).toEqual(['bolt', 'washer']);
});

test('a model that goes in circles is stopped, and keeps what it said before', async () => {
  const { chat, taken } = writing(() => ['{"parts": ["bolt", "washer"', ...Array<string>(500).fill(', "bolt"')]);
  const of = await extract(parts, documentOfPages('A bolt, a washer and a nut.'), chat);
  expect(of('parts')?.items?.map(({ text }) => text)).toEqual(['bolt', 'washer']);
  expect(taken[0]).toBeLessThan(10);
});

test('a list that was written as one text is taken apart, as far as its parts stand in the document', async () => {
  const { chat, taken } = writing(() => [
    '{"parts": [", bolt, washer, cog',
    ...Array<string>(500).fill(', bolt, washer'),
  ]);
  const of = await extract(parts, documentOfPages('A bolt, a washer and a nut. Smith, John.'), chat);
  expect(of('parts')?.items?.map(({ text }) => text)).toEqual(['bolt', 'washer']);
  expect(taken[0]).toBeLessThan(10);
  const whole = writing(() => ['{"parts": ["Smith, John"]}']);
  const names = await extract(parts, documentOfPages('A bolt, a washer and a nut. Smith, John.'), whole.chat);
  expect(names('parts')?.items?.map(({ text }) => text)).toEqual(['Smith, John']);
});

test('what stands nowhere and has no end is no item', async () => {
  const { chat, taken } = writing(() => [
    '{"parts": ["bolt", "',
    ...Array.from({ length: 900 }, (_, at) => `20190${at}, `),
  ]);
  const of = await extract(parts, documentOfPages('A bolt, a washer and a nut.'), chat);
  expect(of('parts')?.items?.map(({ text }) => text)).toEqual(['bolt']);
  expect(taken[0]).toBeLessThan(200);
  const short = writing(() => ['{"parts": ["bolt", "gasket"]}']);
  const unsure = await extract(parts, documentOfPages('A bolt, a washer and a nut.'), short.chat);
  expect(unsure('parts')?.items?.map(({ verified }) => verified)).toEqual([true, false]);
});

test('a list that names things twice is no circle; a text without an end is one', () => {
  let loops = 0;
  const watch = createLoopWatch(() => {
    loops += 1;
  });
  watch('{"parts": ["a", "b", "a", "b", "c", "a", "b", "c", "a", "d", "say \\"a\\""');
  expect(loops).toBe(0);
  watch(`, "${'x'.repeat(100_000)}`);
  watch('", "a", "a", "a", "a", "a", "a", "a", "a"');
  expect(loops).toBe(1);
});

test.each([
  ['{"a": ["x", "y', '{"a": ["x"]}'],
  ['{"a": ["x", "y, z, unfin', '{"a": ["x", "y, z"]}'],
  ['{"a": "x, y", "b": "y, z, unfin', '{"a": "x, y"}'],
  ['{"a": ["x", "y"], "b": "unfin', '{"a": ["x", "y"]}'],
  ['{"a": ["x", "y"], "b', '{"a": ["x", "y"]}'],
  ['{"a": "x", "n": 12', '{"a": "x"}'],
  ['{"a": "say \\"x\\"", "n": 12, "b"', '{"a": "say \\"x\\"", "n": 12}'],
  ['{"a": "x\\', ''],
  ['', ''],
  ['no JSON', ''],
])('%s is closed as %s', (text, closed) => {
  expect(closeCutOff(text)).toBe(closed);
});
