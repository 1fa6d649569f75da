import { readFileSync } from 'node:fs';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { analyse, analyserId, indexText } from '../../../src/main/engine/search/analyser.ts';
import { stemmerVersion } from '../../../src/main/engine/search/stem.ts';
import { randomNumbers, randomText } from '../random-text.ts';

const terms = (text: string, language: string | null = 'en') => analyse(text, language).map(({ term }) => term);

describe('analyse', () => {
  it.each([
    ['stems by language', 'Running dogs', 'en', ['run', 'dog']],
    ['stems German and folds umlauts', 'Häuser schöne', 'de', ['haus', 'schon']],
    ['folds accents', 'Café naïve', 'en', ['cafe', 'naiv']],
    ['takes Latin text of unknown language for English', 'connections', null, ['connect']],
    ['keeps a code whole and in parts', 'AB-1234', 'en', ['ab1234', 'ab', '1234']],
    ['keeps 10-K whole', '10-K', 'en', ['10k', '10', 'k']],
    ['splits letters from digits', 'FY2022', 'en', ['fy2022', 'fy', '2022']],
    ['joins e-mail but not high-speed', 'e-mail high-speed', 'en', ['email', 'e', 'mail', 'high', 'speed']],
    ['reads grouped numbers as one', '$1,234,567.50', 'en', ['1234567·50']],
    ['reads decimals as one', '3.5%', 'en', ['3·5']],
    ['drops the possessive', "Prandtl's", 'en', ['prandtl']],
    ['drops the article that elides', 'l’homme', 'fr', ['homm']],
    ['splits a path into words', 'and/or', 'en', ['and', 'or']],
    ['segments Japanese', '東京都は首都', 'ja', ['東京', '都', 'は', '首都']],
    ['segments Thai', 'ประเทศไทย', 'th', ['ประเทศไทย']],
    ['keeps Hindi vowel signs', 'हिन्दी', 'hi', ['हिन्दी']],
    ['keeps Korean syllables', '한국어', 'ko', ['한국어']],
    ['folds Cyrillic after stemming', 'Россией', 'ru', ['росс']],
    ['folds full width letters', 'ＡＢＣ１２３', 'en', ['abc123', 'abc', '123']],
  ])('%s', (_name, text, language, expected) => {
    expect(terms(text, language)).toEqual(expected);
  });

  it('finds a word written with or without its accents', () => {
    expect(terms('resume', 'fr')).toEqual(terms('résumé', 'fr'));
  });

  it('stems an English name in a Russian text as English', () => {
    expect(terms('connections', 'ru')).toEqual(['connect']);
  });

  it('gives terms that FTS5 takes as one token each, with spans inside the text', () => {
    const database = new Database(':memory:');
    database.exec(`CREATE VIRTUAL TABLE words USING fts5(body, content='', tokenize='ascii');
      CREATE VIRTUAL TABLE vocabulary USING fts5vocab(words, instance)`);
    for (let seed = 1; seed <= 60; seed += 1) {
      const text = randomText(randomNumbers(seed), 20);
      for (const language of ['en', 'ru', null]) {
        const found = analyse(text, language);
        for (const { term, start, end } of found) {
          expect(term).toMatch(/^[^\s\p{ASCII}]*(?:[a-z0-9]*[^\s\p{ASCII}]*)*$/u);
          expect(start).toBeGreaterThanOrEqual(0);
          expect(end).toBeGreaterThan(start);
          expect(end).toBeLessThanOrEqual(text.length);
        }
      }
      const insert = database.prepare('INSERT INTO words(rowid, body) VALUES (?, ?)');
      insert.run(seed, indexText(text, 'en'));
      const stored = database.prepare('SELECT term FROM vocabulary WHERE doc = ? ORDER BY offset').pluck().all(seed);
      expect(stored).toEqual(terms(text, 'en'));
    }
  });

  it('names the versions its output depends on', () => {
    const manifest = new URL('../../../node_modules/snowball-stemmers/package.json', import.meta.url);
    const { version } = JSON.parse(readFileSync(manifest, 'utf8')) as { version: string };
    expect(stemmerVersion).toBe(version);
    expect(analyserId).toContain(process.versions.icu);
    expect(analyserId).toContain(version);
  });
});
