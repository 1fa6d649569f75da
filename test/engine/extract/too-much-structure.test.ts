import { describe, expect, it } from 'vitest';
import { htmlLimits } from '../../../src/main/engine/extract/html/limits.ts';
import { markdownLimits } from '../../../src/main/engine/extract/markdown/limits.ts';
import { checkUnit } from './check-unit.ts';
import { outline, readBytes } from './read-document.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
/** Milliseconds one of these may take: each took a minute, or a gigabyte, when its structure was read. */
const patience = 20_000;
const isFlat = ({ chain }: { readonly chain?: readonly string[] }) => chain?.at(-1) === 'best-effort';

describe('HTML with more structure than a tree can be made of', () => {
  it(
    'is read as text in pieces when it has tens of megabytes',
    async () => {
      const row = (index: number) =>
        `<tr><td>${index}</td><td>Caf&eacute; &amp; <b>Bar</b></td></tr>\n<!-- <p>no -->\n<script>if (1 < 2) "</p>"</script>`;
      const rows = Array.from({ length: 250_000 }, (_, index) => row(index)).join('');
      const html = `<html><head><title>The great table</title><meta name="author" content="Ann"></head><body><table>${rows}</table></body></html>`;
      expect(html.length).toBeGreaterThan(htmlLimits.maxTreeCharacters);
      const { units, fields, text } = await readBytes('large.html', bytes(html));
      expect(fields).toContainEqual({ name: 'author', value: 'Ann', source: 'html:author' });
      expect(fields.find(({ name }) => name === 'title')?.value).toBe('The great table');
      expect(units.every(isFlat)).toBe(true);
      expect(units.length).toBeGreaterThan(10);
      units.forEach(checkUnit);
      const lines = text.split(/\n+/).filter((line) => line.trim() !== '');
      expect(lines).toHaveLength(250_000);
      expect(lines[123_456]).toBe('123456 Café & Bar');
      const from = units.length - 2;
      const resumed = await readBytes('large.html', bytes(html), { fromUnit: from });
      expect(resumed.units).toEqual(units.slice(from));
    },
    patience,
  );

  it.each([
    ['hundreds of thousands of elements', `${'<p><span>word</span> '.repeat(200_000)}<p>The end.`, 'The end.'],
    ['elements in elements without end', `${'<div>'.repeat(200_000)}The core.`, 'The core.'],
    ['lists in lists', `${'<ul><li>x'.repeat(100_000)}The core.`, 'The core.'],
    ['elements that the parser adds', `${'<p><b><i><a href=x>x'.repeat(50_000)}The core.`, 'The core.'],
  ])(
    'is read as text: %s',
    async (_, html, last) => {
      const { units, text } = await readBytes('deep.html', bytes(html));
      expect(text.endsWith(last)).toBe(true);
      expect(units.every(isFlat)).toBe(true);
    },
    patience,
  );

  it('takes tags and comments without an end for what they are, and no more memory', async () => {
    const filler = `<p>${'word '.repeat(4_000_000)}</p>`;
    const { text } = await readBytes(
      'open.html',
      bytes(`${filler}<p>Seen. a < b &lt;i&gt;<a title="x > y">link</a><!-- never closed <p>unseen`),
    );
    expect(text.trim().endsWith('Seen. a < b <i>link')).toBe(true);
  });

  it('leaves an ordinary page its structure', async () => {
    const { units } = await readBytes(
      'page.html',
      bytes(`<h1>A</h1>${'<p>One paragraph of many.</p>'.repeat(20_000)}`),
    );
    expect(units.some(isFlat)).toBe(false);
    expect(units[0]?.blocks.length).toBeGreaterThan(1_000);
  });
});

describe('Markdown with more structure than its parser has time for', () => {
  it.each([
    ['quotes in quotes', `${'>'.repeat(100_000)} The core.`],
    ['lists in lists', `${'- '.repeat(50_000)}The core.`],
    [
      'lists by their indent',
      `${Array.from({ length: 2_000 }, (_, depth) => `${' '.repeat(2 * depth)}- x`).join('\n')}\n\nThe core.`,
    ],
    ['links that never close', `${'['.repeat(100_000)}The core.${']'.repeat(100_000)}\n\nThe core.`],
    [
      'code by runs of every length',
      `${Array.from({ length: 3_000 }, (_, run) => '`'.repeat(run)).join(' a ')}\n\nThe core.`,
    ],
    ['emphasis', `${'a*b_'.repeat(70_000)}\n\nThe core.`],
    ['one line of megabytes', `${'word '.repeat(2_000_000)}\n\nThe core.`],
  ])(
    'is read as text: %s',
    async (_, markdown) => {
      const { units, text } = await readBytes('deep.md', bytes(markdown));
      expect(text.trimEnd().endsWith('The core.')).toBe(true);
      expect(units.some(isFlat)).toBe(true);
    },
    patience,
  );

  it('keeps the structure of what stands in front of it', async () => {
    const notes = `# Notes\n\n${'Some words of a long diary.\n\n'.repeat(10_000)}`;
    const { units } = await readBytes('mixed.md', bytes(`${notes}# Bomb\n\n${'>'.repeat(100_000)}`));
    expect(isFlat(units[0] as (typeof units)[0])).toBe(false);
    expect(outline(units[0])[0]).toBe('heading 1: Notes');
    expect(isFlat(units.at(-1) as (typeof units)[0])).toBe(true);
  });

  it('leaves honest documents their structure: tables in HTML, data in code, many links', async () => {
    const html = `<table>\n${'<tr><td>a</td><td>b</td></tr>\n'.repeat(2_000)}</table>\n\n`;
    const code = `\`\`\`json\n${'[1,[2,3]],'.repeat(10_000)}\n\`\`\`\n\n`;
    const links = `${'A [link](http://a.example) in a line.\n'.repeat(200)}\n`;
    const list = '- [ ] A [task](x) with `code`\n'.repeat(1_000);
    const definitions = Array.from({ length: 1_000 }, (_, index) => `[${index}]: http://a.example/${index}\n`).join('');
    const markdown = `# All\n\n${html}${code}${links}${list}\n${definitions}`;
    expect(markdown.length).toBeGreaterThan(markdownLimits.maxPartCharacters);
    const { units } = await readBytes('honest.md', bytes(markdown));
    expect(units.some(isFlat)).toBe(false);
  });
});
