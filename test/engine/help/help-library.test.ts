/** The help that ships: every page can be read, found by what people type, and never stands among a person's own documents. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { parseHelpPage } from '../../../src/main/engine/help/help-page.ts';
import { scoreWords } from '../../../src/main/engine/help/score-words.ts';
import { testEngine } from '../../helpers/test-engine.ts';

const resources = path.join(import.meta.dirname, '../../../resources');
const pagesIn = (folder: string) =>
  readdirSync(path.join(resources, 'help', folder)).filter((name) => name.endsWith('.md'));
const shipped = () => testEngine(undefined, { more: { samplesDir: path.join(resources, 'samples') } });

// The bug: a page whose title or summary is written differently is not in the list, or reads on at a page that is not there.
test('every page has a title, a summary, parts, and links that lead somewhere', async () => {
  const engine = await shipped();
  const entries = await engine.request('help.pages', {});
  const names = pagesIn('').map((name) => name.replace('.md', ''));
  expect(entries.map(({ id }) => id).sort()).toEqual(names.sort());
  expect(entries.length).toBeGreaterThanOrEqual(13);
  for (const { id } of entries) {
    const page = await engine.request('help.page', { id });
    const links = [...readFileSync(path.join(resources, 'help', `${id}.md`), 'utf8').matchAll(/\]\(([^)]+)\)/g)];
    expect([id, page.related.map((each) => `${each.id}.md`)]).toEqual([id, links.map(([, to]) => to)]);
    expect(page.summary.length).toBeGreaterThan(20);
    expect(page.sections.length).toBeGreaterThan(1);
    for (const { heading, text } of page.sections) expect([id, heading !== '' && text !== '']).toEqual([id, true]);
  }
  await expect(engine.request('help.page', { id: '../../package' })).rejects.toMatchObject({ code: 'not-found' });
});

// The bug: what people type does not lead to the page about it.
test.each([
  ['how do I restore a backup on another mac', 'backup'],
  ['passcode', 'privacy'],
  ['exact phrase', 'search-language'],
  ['scanned pages in German', 'what-is-read'],
  ['duplic', 'pictures'],
  ['sum of a column', 'tables'],
  ['invoices template', 'extraction'],
  ['MCP', 'doors'],
  ['download a chat model', 'models-and-memory'],
  ['shortcuts', 'keyboard'],
  ['it is slow', 'troubleshooting'],
])('“%s” leads to %s', async (query, page) => {
  const engine = await shipped();
  const hits = await engine.request('help.search', { query });
  expect(hits.slice(0, 3).map(({ pageId }) => pageId)).toContain(page);
  for (const { sentence, marks } of hits)
    for (const { start, end } of marks) expect(end <= sentence.length && start < end).toBe(true);
});

// The bug: help pages are counted as files, found among documents, or remembered as something the person searched for.
test('the help is never among a person’s files, results or searches; nonsense finds nothing', async () => {
  const engine = await shipped();
  // Before the parts are embedded: words alone find.
  expect(await engine.request('help.search', { query: 'xyzzy plugh' })).toEqual([]);
  await engine.request('help.pages', {});
  expect(await engine.request('help.search', { query: '' })).toEqual([]);
  await engine.request('help.search', { query: 'passcode' });
  expect((await engine.request('library.status', {})).files).toBe(0);
  expect((await engine.request('search.run', { query: 'passcode', k: 5 })).hits).toEqual([]);
  expect((await engine.request('search.insights', {})).recent.map(({ query }) => query)).toEqual([]);
});

test('a text without a title or a first sentence is no page', () => {
  expect(parseHelpPage('Hello')).toBeNull();
  expect(parseHelpPage('# Title\n\n## Part\n\nText')).toBeNull();
  expect(parseHelpPage('# Title\n\nAbout.\n\n## Part\n\nText\n\nSee also: [Other](other.md)')).toEqual({
    ...{ title: 'Title', summary: 'About.', related: ['other'] },
    sections: [{ heading: 'Part', text: 'Text' }],
  });
});

test('a rare word counts for more than a common one, a heading for more than the body, a begun word for less', () => {
  const text = (words: string, weight = 1) => words.split(' ').map((term) => ({ term, weight }));
  const texts = [text('lock open open'), text('open shut'), [...text('lock', 3), ...text('open')], text('locksmith')];
  const whole = scoreWords(texts, new Set(['lock', 'open']), null);
  expect(whole[2]).toBeGreaterThan(whole[0] as number);
  expect(whole[0]).toBeGreaterThan(whole[1] as number);
  expect(whole[3]).toBe(0);
  const begun = scoreWords(texts, new Set(['lock']), 'lock');
  expect(begun[3]).toBeGreaterThan(0);
  expect(begun[3]).toBeLessThan(begun[0] as number);
});

// The bug: a button is called otherwise now, and the help sends people looking for one that is not there.
test('every name in bold stands in the window or the menu', () => {
  const source = (folder: string): string =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.tsx?$/.test(name))
      .map((name) => readFileSync(path.join(folder, name), 'utf8'))
      .join('\n');
  const root = path.join(import.meta.dirname, '../../../src');
  const shown = (source(path.join(root, 'renderer')) + source(path.join(root, 'main/app'))).replaceAll(/\s+/g, ' ');
  for (const name of pagesIn('')) {
    const text = readFileSync(path.join(resources, 'help', name), 'utf8');
    for (const [, bold = ''] of text.matchAll(/\*\*(.+?)\*\*/g))
      for (const part of bold.split(', ')) expect([name, part, shown.includes(part)]).toEqual([name, part, true]);
  }
});
