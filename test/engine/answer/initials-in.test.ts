import { describe, expect, it } from 'vitest';
import { initialsIn } from '../../../src/main/engine/answer/initials-in.ts';

describe('initialsIn', () => {
  it.each([
    ['Johnson & Johnson reports results', ['jj', 'jnj']],
    ['JOHNSON_JOHNSON_2022_10K.pdf', ['jj']],
    ['the Department of Defense said', ['dd', 'dod']],
    ['Bayerische Motoren Werke AG', ['bmw', 'bmwa', 'mw']],
  ])('%s', (text, expected) => {
    const found = initialsIn(text);
    for (const short of expected) expect(found).toContain(short);
  });

  it('makes no names of ordinary words, of sentences or across their ends', () => {
    expect([...initialsIn('the kiln is fired twice')]).toEqual([]);
    expect([...initialsIn('The kiln. Glaze is applied. Anna')]).toEqual([]);
    expect([...initialsIn('')]).toEqual([]);
  });

  it('stays small for a text in capitals', () => {
    expect(initialsIn('LOREM IPSUM DOLOR SIT AMET '.repeat(2000)).size).toBeLessThan(50);
  });
});
