import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import type { Citation } from '../../../src/preload/contract/shapes.ts';
import { joinParts, partEnd } from '../../../src/renderer/components/answer-source.ts';
import { RichText } from '../../../src/renderer/components/rich-text.tsx';

const render = (text: string) => renderToStaticMarkup(<RichText text={text} />);
const plain = (html: string) => html.replace(/<[^>]*>/g, '');

/** The only tags there are; `start` of an ordered list and our own classes are the only attributes. */
const allowed =
  /^<(\/?(p|strong|em|code|pre|ul|li|blockquote|div|ol)|ol start="\d+"|p class="rich-heading"|div class="rich-text( is-streaming)?" dir="auto")>$/;
const foreignTags = (html: string) => (html.match(/<[^>]*>/g) ?? []).filter((tag) => !allowed.test(tag));

const corpus = join(import.meta.dirname, '../../../../shared/corpora/adversarial/xss-dompurify/payloads.jsonl');
const own = [
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '[click](javascript:alert(1))',
  '![x](https://example.org/leak?q=secret)',
  '**<svg onload=alert(1)>**',
  '```html\n<iframe src="javascript:alert(1)"></iframe>\n```',
  '# <a href="data:text/html,x">t</a>',
  '1. <style>@import "x"</style>',
  '> <b onmouseover=alert(1)>q</b>',
  '`<math><mi xlink:href="data:x,<script>">`',
  '&lt;script&gt;alert(1)&lt;/script&gt;',
  '<https://example.org> https://example.org',
];
const payloads = existsSync(corpus)
  ? readFileSync(corpus, 'utf8')
      .split('\n')
      .filter(Boolean)
      .map((line) => (JSON.parse(line) as { payload: string }).payload)
  : [];

describe('hostile text', () => {
  it.each(own)('becomes text and nothing else: %s', (text) => {
    expect(foreignTags(render(text))).toEqual([]);
  });

  it('never makes a link, an image or an address that loads', () => {
    const html = render(own.join('\n\n'));
    expect(html).not.toMatch(/<(a|img|svg|iframe|style|script)\b/i);
    expect(html).not.toMatch(/<[^>]*\b(href|src|style|on\w+)=/i);
  });

  it('is harmless at every point of streaming', () => {
    const text = own.join('\n');
    for (let end = 0; end <= text.length; end += 1) expect(foreignTags(render(text.slice(0, end)))).toEqual([]);
  });

  describe.skipIf(payloads.length === 0)('from the published collection', () => {
    it('yields no element or attribute beyond the list', () => {
      expect(payloads.length).toBeGreaterThan(50);
      for (const payload of payloads) {
        expect(foreignTags(render(payload)), payload).toEqual([]);
        expect(foreignTags(render(`- **${payload}**\n\n\`\`\`\n${payload}`)), payload).toEqual([]);
      }
    });
  });

  it('reads long runs of marks in reasonable time', () => {
    for (const run of [
      '*'.repeat(20_000),
      '`'.repeat(20_000),
      '['.repeat(20_000),
      '> '.repeat(5_000),
      '_a'.repeat(10_000),
    ]) {
      expect(foreignTags(render(run))).toEqual([]);
    }
  });
});

describe('Markdown', () => {
  it('shows paragraphs, bold, italic, code, lists, quotes and headings', () => {
    const html = render(
      '# Title\n\nOne **two** *three* `four`.\n\n- a\n- b\n\n3. c\n4. d\n\n> q\n\n```js\nlet x = 1 < 2;\n```',
    );
    expect(html).toContain('<p class="rich-heading">Title</p>');
    expect(html).toContain('<p>One <strong>two</strong> <em>three</em> <code>four</code>.</p>');
    expect(html).toContain('<ul><li>a</li><li>b</li></ul>');
    expect(html).toContain('<ol start="3"><li>c</li><li>d</li></ol>');
    expect(html).toContain('<blockquote>q</blockquote>');
    expect(html).toContain('<pre><code>let x = 1 &lt; 2;</code></pre>');
  });

  it('shows a sign with a backslash before it as it is, without the backslash', () => {
    expect(render('- **MEDRPT\\_report\\_scan**: a\\*b\\*c \\[x\\](y) \\<b\\> \\# \\| \\\\')).toContain(
      '<li><strong>MEDRPT_report_scan</strong>: a*b*c [x](y) &lt;b&gt; # | \\</li>',
    );
    expect(render('**five\\***')).toContain('<strong>five*</strong>');
    expect(render('`a\\_b` C:\\new 1\\2')).toContain('<p><code>a\\_b</code> C:\\new 1\\2</p>');
  });

  it('leaves prices, file names and sums as they are', () => {
    const text = 'snake_case_name costs 3 * 4 * 5, not 2**3 or f(x)[0]';
    expect(plain(render(text))).toBe(text);
  });

  it('shows a link’s words and address as text', () => {
    expect(plain(render('See [the page](https://example.org/a).'))).toBe('See the page (https://example.org/a).');
  });
});

describe('what is quoted', () => {
  const quotes = [
    '3. The tenant shall keep the garden.',
    '3.2 The tenant shall not sublet.',
    '12) Notices are in writing.',
    '# Not a heading',
    '- a dash of its own',
    '> more than 5 % of * **all** `goods`',
    'See [Annex A](page 4), Total* and snake_case_',
  ];
  const citation = (quote: string, index: number): Citation => ({
    ...{ id: index + 1, fileId: 'f', documentId: 'd', path: '/lease.md', title: 'Lease', kind: 'markdown', page: null },
    ...{ start: 0, end: quote.length, quote, verified: true, locator: { type: 'lines', first: 1, last: 1 } },
  });

  it('stays word for word, whatever it would mean in Markdown', () => {
    const parts = quotes.map((text, index) => ({
      ...{ text: `${index > 0 ? '\n' : ''}${text}`, citations: [index + 1], supported: true },
    }));
    const source = joinParts(parts, quotes.map(citation));
    const html = renderToStaticMarkup(<RichText text={source} />);
    expect(html).not.toMatch(/<(ol|ul|li|strong|em|code|blockquote|p class)/);
    const shown = plain(html).replaceAll(partEnd, '').replaceAll('&gt;', '>').split('\n');
    expect(shown).toEqual(quotes);
  });

  it('keeps a quote’s marks on the line of its last word', () => {
    const parts = [{ text: 'The rent is due', citations: [1], supported: true }];
    const marks = {
      ...{ count: 1, wrap: (words: string) => words, after: () => <i>1</i>, hasMarks: () => true },
    };
    const html = renderToStaticMarkup(
      <RichText text={joinParts(parts, [citation('The rent is due', 0)])} parts={marks} />,
    );
    expect(html).toContain('The rent is <span class="claim-end">due<span class="claim-sources"><i>1</i>');
  });

  it('leaves a model’s own list a list', () => {
    const parts = [{ text: '3. The tenant keeps the garden.', citations: [1], supported: true }];
    const html = renderToStaticMarkup(<RichText text={joinParts(parts, quotes.map(citation))} />);
    expect(html).toContain('<ol start="3">');
  });
});

describe('answer parts', () => {
  const end = (words: string, index: number) =>
    `<span class="claim-end"><b>${words}</b><span class="claim-sources"><i>${index}</i></span></span>`;
  const show = (...texts: string[]) => {
    const parts = texts.map((text) => ({ text, citations: [], supported: true }));
    return renderToStaticMarkup(
      <RichText
        text={joinParts(parts)}
        parts={{
          count: parts.length,
          wrap: (words, index, key) => <b key={key}>{`${index}:${words}`}</b>,
          after: (index) => <i>{index}</i>,
          hasMarks: () => true,
        }}
      />,
    );
  };

  it('puts each part’s marks after its last word', () => {
    expect(show('One. ', 'Two.')).toContain(`${end('0:One.', 0)}<b>1: </b>${end('1:Two.', 1)}`);
  });

  it('keeps a part’s marks on the line of its last word', () => {
    expect(show('The rent is due')).toContain(`<b>0:The rent is </b>${end('0:due', 0)}`);
    expect(show('家賃は毎月支払う。')).toContain(`<b>0:家賃は毎月支払</b>${end('0:う。', 0)}`);
    // A long one may still break where it has to.
    expect(show(`${'x'.repeat(30)}y`)).toContain(`<b>0:${'x'.repeat(11)}</b>${end(`0:${'x'.repeat(19)}y`, 0)}`);
  });

  it('follows parts across paragraphs and lists', () => {
    const html = show('Intro:\n\n- a\n', '- b\n\n', 'End.');
    expect(html).toContain(`<li>${end('0:a', 0)}</li><li>${end('1:b', 1)}</li>`);
    expect(html).toContain(`<p>${end('2:End.', 2)}</p>`);
  });

  it.each([
    ['a code block’s closing fence', ['```\nx\n```', ' y']],
    ['an image', ['![alt](x', 'y)']],
    ['white space only', ['a', '  ', 'b']],
    ['a fence that never closes', ['```\nx', 'y']],
    ['a heading', ['# T', '\n\nz']],
  ])('loses no part’s marks in %s', (_name, texts) => {
    const html = show(...texts);
    for (const index of texts.keys()) expect(html.split(`<i>${index}</i>`)).toHaveLength(2);
    expect(html).not.toContain(partEnd);
  });

  it('does not let a model forge the end of a part', () => {
    const html = show(`a${partEnd}${partEnd}b`, 'c');
    expect(html).toContain(`${end('0:ab', 0)}${end('1:c', 1)}`);
  });
});
