import { describe, expect, it } from 'vitest';
import type { SearchHit } from '../../../src/preload/contract/shapes.ts';
import type { ConditionChip } from '../../../src/renderer/stores/query-conditions.ts';
import { cacheText, insightFigures } from '../../../src/renderer/views/insights/insights-messages.ts';
import {
  conditionLabel,
  correctionText,
  countText,
  facetLabel,
  meaningNoteText,
  similarityWord,
  whyLines,
} from '../../../src/renderer/views/search/search-messages.ts';
import { aHit } from '../a-hit.ts';
import { fakeInsights } from '../harness/fake-insights.ts';

const folders = [{ id: 'f1', name: 'Contracts', path: '/Users/maya/Contracts' }];

describe('why a hit is there', () => {
  const text = (hit: SearchHit) => whyLines(hit).map(({ label, text: said }) => `${label}: ${said}`);

  it('says words, meaning, places and a second look', () => {
    const hit = aHit('a', 1, {
      matched: ['lease', 'leases'],
      similarity: 0.624,
      keywordRank: 3,
      vectorRank: 22,
      rerank: 0.931,
    });
    expect(text(hit)).toEqual([
      'Matching words: lease, leases',
      'Meaning: close (0.62 of 1)',
      'Place: 3rd by words, 22nd by meaning',
      'Second look: 93% likely to answer',
    ]);
  });

  it('leaves out what took no part', () => {
    expect(text(aHit('a', 1, { keywordRank: null, vectorRank: 1, similarity: 0.2 }))).toEqual([
      'Meaning: loosely related (0.20 of 1)',
      'Place: 1st by meaning',
    ]);
  });

  it('bears hits of answers from before these fields', () => {
    const { matched, similarity, rerank, keywordRank, vectorRank, ...old } = aHit('a', 1);
    expect(text(old as SearchHit)).toEqual([]);
  });

  it('has words for every cosine', () => {
    expect([0.9, 0.6, 0.4, 0, -1].map(similarityWord)).toEqual([
      'very close',
      'close',
      'related',
      'loosely related',
      'loosely related',
    ]);
  });
});

describe('sentences of a search', () => {
  it('name a word that stands nowhere', () => {
    expect(correctionText({ word: 'lnvoice', instead: ['invoice'] })).toBe(
      'Nothing contains “lnvoice”; showing “invoice”.',
    );
    expect(correctionText({ word: 'x', instead: ['a', 'b', 'c'] })).toContain('showing “a”, “b”, or “c”');
    expect(correctionText({ word: 'x', instead: [] })).toBe('Nothing contains “x”.');
  });

  it('count what is listed, and say when more match', () => {
    expect(countText(1, 1, 1)).toBe('1 passage in 1 document');
    expect(countText(40, 12, 1_300)).toBe('Best 40 passages in 12 documents, of 1,300 that match');
  });

  it('say why meaning took no part only when there is something to say', () => {
    expect(meaningNoteText('asked')).toBeNull();
    expect(meaningNoteText(null)).toBeNull();
    expect(meaningNoteText('language')).toMatchObject({ models: true });
    expect(meaningNoteText('changing')).toMatchObject({ models: false });
    expect(meaningNoteText('unavailable')?.text).toContain('words only');
  });

  it('call conditions and facets as people do', () => {
    const label = (name: ConditionChip['name'], value: string) =>
      conditionLabel({ name, value, texts: ['as:typed'] }, folders);
    expect(label('kind', 'pdf')).toBe('PDF');
    expect(label('kind', 'emails')).toBe('Emails');
    expect(label('folder', 'f1')).toBe('In Contracts');
    expect(label('after', '2024-01-01')).toBe('Since 2024');
    expect(label('before', '2024-05-01')).toBe('Before 2024-05-01');
    expect(label('language', 'de')).toBe('German');
    expect(label('phrase', 'two words')).toBe('“two words”');
    expect(label('field', 'author: anna')).toBe('as:typed');
    expect(facetLabel('folder', '/Users/maya/Contracts', folders)).toBe('Contracts');
    expect(facetLabel('folder', '/elsewhere/Old', folders)).toBe('Old');
    expect(facetLabel('language', 'x-nobody-knows', folders)).toBe('x-nobody-knows');
  });
});

describe('the insights', () => {
  it('tell how many searches, how fast, and how many found nothing', () => {
    expect(insightFigures(fakeInsights).map(({ value }) => value)).toEqual(['214', '18 ms', '46 ms', '3']);
    expect(insightFigures({ ...fakeInsights, p50: null, p95: 1_240 }).map(({ value }) => value)).toContain('1.2 s');
  });

  it('say how much was answered from memory, also before there was any', () => {
    expect(cacheText({ name: 'results', hits: 31, misses: 183 })).toBe('14% from memory (31 of 214)');
    expect(cacheText({ name: 'results', hits: 0, misses: 0 })).toBe('not used yet');
  });
});
