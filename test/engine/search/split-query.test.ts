import { describe, expect, it } from 'vitest';
import { splitQuery } from '../../../src/main/engine/search/split-query.ts';

const conditionsOf = (query: string) =>
  splitQuery(query).understood.map(({ condition }) => `${condition.name}=${condition.value}`);

describe('splitQuery', () => {
  it('reads every kind of condition and leaves the words', () => {
    const query = 'in:contracts type:pdf after:2024 from:anna "exact phrase" -draft contr* rent';
    const { words, phrases, without, prefixes, understood } = splitQuery(query);
    expect(conditionsOf(query)).toEqual([
      'folder=contracts',
      'kind=pdf',
      'after=2024-01-01',
      'from=anna',
      'without=draft',
      'phrase=exact phrase',
    ]);
    expect(words).toBe('"exact phrase" rent');
    expect({ phrases, without, prefixes }).toEqual({
      phrases: ['exact phrase'],
      without: ['draft'],
      prefixes: ['contr'],
    });
    // The window takes a condition out of the query by its text.
    for (const { condition } of understood) expect(query).toContain(condition.text);
  });

  it('takes quoted values, other quotes, phrases to leave out and negated conditions', () => {
    expect(conditionsOf('in:"my folder" -"two words" -type:excel „ein Satz“ 「東京大学」')).toEqual([
      'folder=my folder',
      'without=type: excel',
      'without=two words',
      'phrase=ein Satz',
      'phrase=東京大学',
    ]);
    expect(conditionsOf('author:"Anna B" subject:rent title:plan name:a file:b lang:German before:2024-05-01')).toEqual(
      [
        'field=author: Anna B',
        'field=subject: rent',
        'name=plan',
        'name=a',
        'name=b',
        'language=de',
        'before=2024-05-01',
      ],
    );
  });

  it('takes printed quotation marks in a sentence for a title, typed ones for a wish', () => {
    expect(conditionsOf('『羅生門』はいつ発表された作品ですか。')).toEqual([]);
    expect(conditionsOf('Wie viele Nationen enthalten „Amazonas“ in ihren Namen?')).toEqual([]);
    expect(conditionsOf('How many nations contain "Amazonas" in their names?')).toEqual(['phrase=Amazonas']);
    expect(conditionsOf('『羅生門』')).toEqual(['phrase=羅生門']);
  });

  it('leaves ordinary text alone', () => {
    for (const text of [
      'Note: the in: box is empty',
      'Re: offer from: Anna',
      'the train at 10:30 and https://a.example/in:x?type=pdf',
      'C:\\files and a:b foo:bar',
      'type:banana after:tomorrow lang:klingon before:2024-13-45',
      '-5 degrees - and well-known x-ray',
      'a "broken quote and 5 pipes',
      'in: type: after:',
      '2 * 3 = 6, a* b',
    ]) {
      expect(conditionsOf(text), text).toEqual([]);
      expect(splitQuery(text).words).toBe(text);
    }
  });

  it('hears conditions said in plain words where they can hardly mean anything else', () => {
    expect(conditionsOf('pdfs from 2023')).toEqual(['kind=pdfs', 'after=2023-01-01', 'before=2024-01-01']);
    expect(conditionsOf('emails from Anna Smith about the lease')).toEqual(['kind=emails', 'from=Anna Smith']);
    expect(splitQuery('emails from Anna Smith about the lease').words).toBe('the lease');
    expect(conditionsOf('invoices after March 2024')).toEqual(['after=2024-04-01']);
    expect(conditionsOf('show me all spreadsheets since 2024-02-01 with travel costs')).toEqual([
      'kind=spreadsheets',
      'after=2024-02-01',
    ]);
  });

  it('hears none in questions about the world', () => {
    for (const question of [
      'What happened to revenue after 2008?',
      'Who received letters from Newton in 1672?',
      'images of mountains',
      'How many pdf files from 2023 does the report mention?',
      'growth reported before March 2020 in Europe',
      'emails',
    ]) {
      expect(conditionsOf(question), question).toEqual([]);
    }
  });
});
