import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { limits } from '../../../src/main/engine/limits.ts';
import { indexText } from '../../../src/main/engine/search/analyser.ts';
import { parseQuery } from '../../../src/main/engine/search/query.ts';
import { randomNumbers, randomText } from '../random-text.ts';

function library(...texts: readonly string[]) {
  const database = new Database(':memory:');
  database.exec("CREATE VIRTUAL TABLE words USING fts5(title, heading, body, content='', tokenize='ascii')");
  const insert = database.prepare('INSERT INTO words(rowid, title, heading, body) VALUES (?, ?, ?, ?)');
  for (const [index, text] of texts.entries()) insert.run(index + 1, '', '', indexText(text, 'en'));
  const search = database.prepare('SELECT rowid FROM words WHERE words MATCH ? ORDER BY bm25(words)').pluck();
  return (query: string, languages = ['en']) => {
    const { match } = parseQuery(query, languages);
    return match === null ? [] : search.all(match.expression);
  };
}

describe('parseQuery', () => {
  it('drops function words of the language of the query only', () => {
    expect(parseQuery('what is the lift of a wing', ['en', 'de']).words.flat()).toEqual(['lift', 'wing']);
    // "die" is an article in German and a word in English.
    expect(parseQuery('how did the king die', ['en', 'de']).words.flat()).toContain('die');
  });

  it('keeps function words when there is nothing else', () => {
    expect(parseQuery('to be or not to be', ['en']).words.flat()).toEqual(['to', 'be', 'or', 'not']);
  });

  it('has nothing to look for in what holds no word', () => {
    for (const query of ['?! … — "" ()', '', '😀']) expect(parseQuery(query, ['en']).match).toBeNull();
  });

  it('takes the telling words of a pasted text', () => {
    const filler = 'and this is what they were saying about it then '.repeat(250);
    const { words, conditions } = parseQuery(`${filler} in:nowhere turbine blade fatigue, turbine blade cracks`, [
      'en',
    ]);
    expect(filler.length).toBeGreaterThan(10_000);
    expect(words.flat()).toEqual(expect.arrayContaining(['turbin', 'blade', 'fatigu']));
    expect(words.flat()).not.toContain('they');
    expect(words.length).toBeLessThanOrEqual(limits.search.maxTerms);
    expect(conditions).toEqual([]);
  });

  it('looks for a word in the form each language of the library stores', () => {
    expect(parseQuery('Häuser houses', ['de', 'en']).words).toEqual([['haus', 'hauser'], ['hous']]);
  });

  it('uses a bounded number of words', () => {
    const many = Array.from({ length: 500 }, (_, index) => `w${index}`).join(' ');
    expect(parseQuery(many, ['en']).words.length).toBe(limits.search.maxTerms);
  });

  it('ranks by words and demands quoted phrases', () => {
    const search = library('the wing in a propeller slipstream', 'a slipstream of the propeller', 'wings and tails');
    expect(search('propeller slipstream')).toHaveLength(2);
    expect(search('"propeller slipstream"')).toEqual([1]);
    expect(search('“propeller slipstream” wing')).toEqual([1]);
    expect(search('propellers, slipstreams!')).toHaveLength(2);
  });

  it('finds a file name that runs words together', () => {
    const database = new Database(':memory:');
    database.exec("CREATE VIRTUAL TABLE words USING fts5(title, heading, body, content='', tokenize='ascii')");
    database
      .prepare("INSERT INTO words(rowid, title, heading, body) VALUES (1, ?, '', '')")
      .run(indexText('BESTBUY_2019_10K', 'en'));
    const { match } = parseQuery('Best Buy FY2019', ['en']);
    expect(database.prepare('SELECT rowid FROM words WHERE words MATCH ?').pluck().all(match?.expression)).toEqual([1]);
    expect(match?.expression).toContain('title : "bestbuy"');
  });

  it('is never a syntax error, whatever is typed', () => {
    const search = library('some text');
    const nasty = [
      'a OR',
      'NOT b',
      'NEAR(a b)',
      '"',
      'a"b',
      'col:x',
      'a* ^b',
      '{a b}: c',
      '(((',
      "'; DROP",
      'AND',
      'a\u0000b',
      '+x -y',
    ];
    for (const query of nasty) expect(search(query), query).toBeInstanceOf(Array);
    for (let seed = 1; seed <= 200; seed += 1) {
      const query = randomText(randomNumbers(seed), 6);
      expect(search(query, ['en', 'ru', 'ja']), query).toBeInstanceOf(Array);
    }
  });
});
