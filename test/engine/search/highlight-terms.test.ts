import { describe, expect, it } from 'vitest';
import { highlightTerms } from '../../../src/main/engine/search/highlight-terms.ts';
import { parseQuery } from '../../../src/main/engine/search/query.ts';

const marked = (text: string, query: string, language = 'en') =>
  highlightTerms(text, parseQuery(query, [language]).terms, language).map(({ start, end }) => text.slice(start, end));

describe('highlightTerms', () => {
  it.each([
    ['other forms of a word', 'He runs; running is fun.', 'run', ['runs', 'running']],
    ['whole codes once', 'Part AB-1234 is new.', 'ab-1234', ['AB-1234']],
    ['part of a code', 'Part AB-1234 is new.', '1234', ['1234']],
    ['numbers however grouped', 'It cost 1,234 or 1234.', '1234', ['1,234', '1234']],
    ['accents either way', 'Le résumé du cafe', 'café', ['cafe']],
    ['nothing else', 'Nothing here.', 'wing', []],
  ])('marks %s', (_name, text, query, expected) => {
    expect(marked(text, query)).toEqual(expected);
  });

  it('marks words inside Japanese text', () => {
    expect(marked('日本の首都は東京です。', '首都', 'ja')).toEqual(['首都']);
  });
});
