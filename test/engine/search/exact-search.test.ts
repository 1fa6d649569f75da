/** Exact things are found exactly: codes, numbers, phrases, beginnings, misspelt and misread words, conditions. */
import { mkdirSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { RequestInput } from '../../../src/preload/contract/requests.ts';
import { temporaryFolder } from '../../helpers/temporary-folder.ts';
import { testEngine } from '../../helpers/test-engine.ts';

type Files = Readonly<Record<string, string>>;

async function library(files: Files, years: Readonly<Record<string, number>> = {}) {
  const folder = path.join(temporaryFolder(), 'papers');
  for (const [name, text] of Object.entries(files)) {
    const file = path.join(folder, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, text);
    const time = new Date(years[name] ?? 2022, 6, 1);
    utimesSync(file, time, time);
  }
  const { request, add, models } = await testEngine();
  await add(folder);
  const run = (query: string, more: Partial<RequestInput<'search.run'>> = {}) =>
    request('search.run', { query, ...more });
  const names = async (query: string, more: Partial<RequestInput<'search.run'>> = {}) =>
    (await run(query, more)).hits.map((hit) => path.basename(hit.path));
  return { run, names, models, request };
}

const filler = (count: number) =>
  Object.fromEntries(
    Array.from({ length: count }, (_, index) => [
      `filler-${index}.txt`,
      `Monthly invoice and payment report, delivery note and order ${index * 7 + 100}.`,
    ]),
  );

describe('codes and numbers', () => {
  it('puts what holds a rare code first and pads it with nothing', async () => {
    const { names } = await library({
      ...filler(30),
      'target.txt': 'Wholly other words about herons. Reference ZX-4471 applies.',
      'other.txt': 'Reference ZX-4472 applies to another heron.',
    });
    expect((await names('monthly invoice payment report ZX-4471'))[0]).toBe('target.txt');
    expect(await names('ZX-4471')).toEqual(['target.txt']);
    expect((await names('zx4471'))[0]).toBe('target.txt');
  });
});

describe('quoted phrases', () => {
  it('demands phrases, also of one word, of function words, and of signs without spaces', async () => {
    const { names, run } = await library({
      'a.txt': 'The notice period ends. To be or not to be.',
      'b.txt': 'A period of notice, not the other way.',
      'c.txt': '東京大学の図書館は広い。',
      'd.txt': '図書館は東京の大きな大学にある。',
    });
    expect(await names('"notice period"')).toEqual(['a.txt']);
    expect(await names('"to be or not to be"')).toEqual(['a.txt']);
    expect(await names('"period" herons')).toHaveLength(2);
    expect(await names('"herons" period')).toEqual([]);
    expect(await names('「東京大学」')).toEqual(['c.txt']);
    expect((await run('"notice period" -weir')).conditions.map(({ name }) => name)).toEqual(['without', 'phrase']);
  });
  it('lets a question go on without a quotation that stands nowhere', async () => {
    const { run } = await library({ 'a.txt': 'The notice period of the lease ends in May.' });
    const found = await run('When does the notice period of the "boat house" lease end?');
    expect(found.hits).toHaveLength(1);
    expect(found.conditions).toEqual([]);
    expect((await run('"boat house" lease')).hits).toEqual([]);
  });
  it('also binds the vectors', async () => {
    const { names } = await library({ 'a.txt': 'alder heron weir', 'b.txt': 'alder heron' });
    expect(await names('"heron weir" alder', { using: 'vector' })).toEqual(['a.txt']);
    expect(await names('alder -weir', { using: 'vector' })).toEqual(['b.txt']);
  });
});

describe('beginnings and excluded words', () => {
  it('finds and marks words that begin so, and leaves out what holds an excluded word', async () => {
    const { names, run } = await library({
      'a.txt': 'The contractor signed.',
      'b.txt': 'A contrabass and a draft.',
      'c.txt': 'Nothing of the kind.',
    });
    expect((await names('contr*')).sort()).toEqual(['a.txt', 'b.txt']);
    expect((await run('contr* -draft')).hits.map((hit) => hit.matched)).toEqual([['contractor']]);
  });
});

describe('misspelt and misread words', () => {
  const files = {
    'clean.txt': 'The invoice names the parliament.',
    'scan.txt': 'The lnvoice narnes the weather.',
    'rest.txt': 'Septicaemia and modern life, modem speed.',
  };
  it('finds what was meant by a word that stands nowhere, and says so', async () => {
    const { run } = await library(files);
    for (const [typed, meant, file] of [
      ['parliment', 'parliament', 'clean.txt'],
      ['parlaiment', 'parliament', 'clean.txt'],
      ['wheater', 'weather', 'scan.txt'],
      ['septicemia', 'septicaemia', 'rest.txt'],
      ['rnodern', 'modern', 'rest.txt'],
    ] as const) {
      const found = await run(typed, { using: 'keyword' });
      expect(found.corrections, typed).toMatchObject([{ word: typed }]);
      expect(found.corrections[0]?.instead, typed).toContain(meant);
      expect(path.basename(found.hits[0]?.path ?? ''), typed).toBe(file);
      expect(found.hits[0]?.matched.join().toLowerCase(), typed).toContain(meant);
    }
  });
  it('takes every likely reading of a misread word that is typed', async () => {
    const { names } = await library(files);
    expect((await names('1nvoice', { using: 'keyword' })).sort()).toEqual(['clean.txt', 'scan.txt']);
  });
  it('finds the misread copy of a right word after the right ones, without remark', async () => {
    const many = Object.fromEntries(
      Array.from({ length: 12 }, (_, index) => [`invoice-${index}.txt`, `The invoice ${index} names a price.`]),
    );
    const { run } = await library({ ...files, ...many });
    const found = await run('invoice', { using: 'keyword', k: 50 });
    const order = found.hits.map((hit) => path.basename(hit.path));
    expect(order.at(-1)).toBe('scan.txt');
    expect(order).toContain('clean.txt');
    expect(found.corrections).toEqual([]);
  });
  it('corrects neither numbers nor what stands in quotation marks', async () => {
    const { run } = await library({ 'a.txt': 'Number 47110 and parliament.' });
    expect((await run('47111', { using: 'keyword' })).hits).toEqual([]);
    expect((await run('"parliment"', { using: 'keyword' })).hits).toEqual([]);
  });
});

describe('conditions', () => {
  it('hold for both parts, before ranking, and are reported', async () => {
    const { names, run } = await library(
      {
        'contracts/lease.txt': 'Rent of the house.',
        'contracts/old/lease.md': '# Lease\n\nRent of the old house.',
        'letters/note.txt': 'Rent of the boat.',
      },
      { 'contracts/lease.txt': 2024, 'letters/note.txt': 2020 },
    );
    for (const using of ['hybrid', 'keyword', 'vector'] as const) {
      expect((await names('rent in:contracts', { using })).sort()).toEqual(['lease.md', 'lease.txt']);
      expect(await names('rent -in:contracts', { using })).toEqual(['note.txt']);
      expect(await names('rent after:2024', { using })).toEqual(['lease.txt']);
      expect(await names('rent before:2021-01-01', { using })).toEqual(['note.txt']);
      expect(await names('rent type:md', { using })).toEqual(['lease.md']);
      expect(await names('rent name:note', { using })).toEqual(['note.txt']);
      expect(await names('rent from:anna', { using })).toEqual([]);
    }
    expect(await names('rent in:papers type:txt type:md')).toHaveLength(3);
    expect(await names('rent type:md', { kinds: ['text'] })).toEqual([]);
    // No word left: the newest documents.
    expect(await names('in:papers')).toEqual(['lease.txt', 'lease.md', 'note.txt']);
    const { conditions } = await run('rent in:contracts after:2024');
    expect(conditions).toEqual([
      { name: 'folder', value: 'contracts', text: 'in:contracts' },
      { name: 'after', value: '2024-01-01', text: 'after:2024' },
    ]);
  });

  it('never return too few although what passes is far from the query', async () => {
    const { names } = await library({ ...filler(230), 'keep/x.txt': 'Quite another thing.' });
    expect(await names('monthly invoice payment in:keep', { using: 'vector' })).toEqual(['x.txt']);
  });
});

describe('a language the embedder was not made for', () => {
  it('is searched by words alone and says so, also when the query was embedded before', async () => {
    const { run, models } = await library({
      'frist.txt': 'Die Frist für die Kündigung beträgt drei Monate, und die Miete ist zu zahlen.',
      'herons.txt': 'The heron stands in the water and waits for the fish.',
    });
    for (const query of ['Wie lange ist die Frist für die Kündigung?', 'Wie lange ist die Frist für  die Kündigung?']) {
      const { hits, meaningNote } = await run(query);
      expect(meaningNote).toBe('language');
      expect(hits.every(({ vectorRank }) => vectorRank === null)).toBe(true);
      expect(path.basename(hits[0]?.path ?? '')).toBe('frist.txt');
    }
    const english = await run('What does the heron wait for?');
    expect(english).toMatchObject({ meaningNote: null });
    expect(english.hits[0]?.vectorRank).not.toBeNull();
    // Nobody says what this model knows: it is trusted.
    const { embed, info, countTokens } = models.embedder;
    Object.assign(models.embedder, { embed, countTokens, info: async () => ({ ...(await info()), languages: null }) });
    expect(await run('Wie hoch ist die Miete, die zu zahlen ist?')).toMatchObject({ meaningNote: null });
  });
});
