import { describe, expect, it } from 'vitest';
import { limits } from '../../../src/main/engine/limits.ts';
import { agree } from '../../../src/main/engine/search/agreement.ts';
import { belowHead } from '../../../src/main/engine/search/below-head.ts';
import { addDocumentEvidence } from '../../../src/main/engine/search/document-evidence.ts';
import { nearness } from '../../../src/main/engine/search/nearness.ts';
import { queryLanguage } from '../../../src/main/engine/search/query-language.ts';
import { rerank } from '../../../src/main/engine/search/rerank.ts';

const word = (form: string, weight = 1) => ({ forms: new Set([form]), weight });
const far = Array.from({ length: limits.search.near.window + 5 }, () => 'x');

describe('nearness', () => {
  it('counts the words one stretch holds, each once, by weight', () => {
    const words = [word('wing', 3), word('lift', 1)];
    expect(nearness(['a', 'wing', 'b', 'lift', 'wing'], words).together).toBe(1);
    expect(nearness(['wing', ...far, 'lift'], words).together).toBe(0.75);
    expect(nearness([], words)).toEqual({ together: 0, pairs: 0 });
    expect(nearness(['wing'], [])).toEqual({ together: 0, pairs: 0 });
  });
  it('likes neighbours in the order of the query best', () => {
    const words = [word('net'), word('sales')];
    expect(nearness(['net', 'sales'], words).pairs).toBe(1);
    expect(nearness(['sales', 'of', 'net'], words).pairs).toBe(0.5);
    expect(nearness(['net', ...far, 'sales'], words).pairs).toBe(0);
  });
});

describe('agree', () => {
  const vectors = new Map([
    [1, new Float32Array([1, 0])],
    [2, new Float32Array([0.1, 1])],
    [3, new Float32Array([0, 1])],
    [4, new Float32Array([0.05, 1])],
    [5, new Float32Array([1, 0.01])],
  ]);
  const hits = [
    { key: 2, score: 1 },
    { key: 4, score: 0.98 },
    { key: 1, score: 0.8 },
    { key: 3, score: 0.78 },
    { key: 5, score: 0.1 },
  ];
  it('lifts a passage that means what better ones mean', () => {
    const order = agree(
      hits,
      (key) => vectors.get(key),
      ({ key }) => key,
    ).map(({ key }) => key);
    expect(order.indexOf(3)).toBeLessThan(order.indexOf(1));
  });
  it('takes overlapping passages of one place for one witness, and leaves hits without a vector', () => {
    const same = agree(
      hits,
      (key) => vectors.get(key),
      () => 'one place',
    );
    expect(same.map(({ key }) => key)).toEqual([2, 4, 1, 3, 5]);
    expect(
      agree(
        hits,
        () => undefined,
        ({ key }) => key,
      ),
    ).toEqual(hits);
  });
});

describe('addDocumentEvidence', () => {
  const documents = new Map([
    ['a', { id: 1, titleTerms: new Set(['acm', '2019', '10k']) }],
    ['b', { id: 2, titleTerms: new Set(['acm', '2021', '10k']) }],
  ]);
  const rank = (forms: readonly string[], hits: readonly { doc: string; score: number }[]) =>
    addDocumentEvidence(hits, ({ doc }) => documents.get(doc), new Set(forms)).map(({ doc }) => doc);
  it('prefers the document whose title the query names', () => {
    const hits = [
      { doc: 'a', score: 1 },
      { doc: 'b', score: 0.9 },
    ];
    expect(rank(['acm', '2021'], hits)).toEqual(['b', 'a']);
    // Every title says it: it tells nothing.
    expect(rank(['acm', '10k'], hits)).toEqual(['a', 'b']);
  });
  it('lifts a passage of the document with the best one', () => {
    const hits = [
      { doc: 'a', score: 2 },
      { doc: 'b', score: 1 },
      { doc: 'a', score: 0.9 },
    ];
    expect(rank([], hits)).toEqual(['a', 'a', 'b']);
  });
});

describe('belowHead', () => {
  it('never lets what was not looked at pass what was', () => {
    const list = belowHead([{ score: 0.1 }, { score: 0.3 }], [{ score: 0.9 }, { score: 0.8 }]);
    expect(list.map(({ score }) => score)).toEqual([...list.map(({ score }) => score)].sort((a, b) => b - a));
    expect(list[0]?.score).toBe(0.3);
    expect(belowHead([], [])).toEqual([]);
  });
});

describe('rerank', () => {
  it('puts what was read in the order of its judge, before the rest', () => {
    const hits = [1, 2, 3].map((key) => ({ key, score: 1 / key }));
    expect(rerank(hits, new Map([[2, 0.2], [3, 0.9]])).map(({ key }) => key)).toEqual([3, 2, 1]); // biome-ignore format: one case, one line
  });
});

describe('which language a query is in', () => {
  it('tells by script, function words, found passages, library', () => {
    expect(queryLanguage('ライセンスの更新', [], ['en'])).toBe('ja');
    expect(queryLanguage('合同的终止条款', [], ['en'])).toBe('zh');
    expect(queryLanguage('Wie lange ist die Frist', [], ['en'])).toBe('de');
    expect(queryLanguage('Kündigungsfrist', ['de', 'de', 'en'], ['en'])).toBe('de');
    expect(queryLanguage('turbine', [], ['fr', 'en'])).toBe('fr');
    expect(queryLanguage('turbine', [], [])).toBeNull();
    expect(queryLanguage('the value of α in the model', ['en'], ['en'])).toBe('en');
  });
});
