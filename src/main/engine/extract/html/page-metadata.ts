import type { MetadataField } from '../../types.ts';
import { cleanText } from '../clean-text.ts';
import { elementsOf, type HtmlTree, textOfFirst, textsOf } from './html-tree.ts';
import { htmlLimits } from './limits.ts';
import { structuredData } from './structured-data.ts';

/** Names and properties of meta elements, lower case, and the field each gives; of several of a field the first in this list counts. */
const known: readonly (readonly [field: string, names: readonly string[]])[] = [
  [
    'author',
    [
      'author',
      'article:author',
      'dc.creator',
      'dcterms.creator',
      'citation_author',
      'parsely-author',
      'byl',
      'sailthru.author',
    ],
  ],
  [
    'created',
    [
      'article:published_time',
      'dcterms.created',
      'dc.date.issued',
      'dc.date',
      'dcterms.date',
      'citation_publication_date',
      'datepublished',
      'pubdate',
      'publishdate',
      'parsely-pub-date',
      'sailthru.date',
      'date',
      'og:published_time',
    ],
  ],
  [
    'modified',
    [
      'article:modified_time',
      'og:updated_time',
      'dcterms.modified',
      'dc.date.modified',
      'lastmod',
      'last-modified',
      'datemodified',
      'revised',
    ],
  ],
  ['description', ['description', 'og:description', 'dc.description', 'dcterms.abstract', 'twitter:description']],
  ['keywords', ['keywords', 'news_keywords', 'citation_keywords', 'dc.subject', 'parsely-tags', 'article:tag']],
  [
    'publisher',
    ['og:site_name', 'application-name', 'dc.publisher', 'dcterms.publisher', 'citation_journal_title', 'publisher'],
  ],
  ['language', ['content-language', 'og:locale', 'dc.language', 'language']],
  ['application', ['generator', 'progid']],
  ['rights', ['copyright', 'dc.rights', 'dcterms.rights', 'rights']],
  ['subject', ['subject', 'article:section', 'topic']],
];

/**
 * Metadata of a page: meta elements (also OpenGraph and Dublin Core), structured data (JSON-LD), the title and the page's own
 * language and address. `source` is e.g. `html:og:title`, `html:ld+json.headline`, `html:title`.
 */
export function pageMetadata(tree: HtmlTree): MetadataField[] {
  const fields: MetadataField[] = [];
  const add = (name: string, value: string | null | undefined, source: string) => {
    const clean = cleanText(value ?? '')
      .replace(/\s+/g, ' ')
      .trim();
    if (clean === '' || fields.some((field) => field.name === name && field.value === clean)) return;
    fields.push({ name, value: clean, source: `html:${source}` });
  };
  const meta = metaValues(tree);
  const data = structuredData(textsOf(tree, 'script', (type) => type === 'application/ld+json'));
  const title = textOfFirst(tree, 'title');
  const shared = meta.get('og:title')?.[0] ?? null;
  // The one for sharing lacks the site's name; it goes first where it is the same title.
  if (shared && title?.includes(shared.trim())) add('title', shared, 'og:title');
  add(
    'title',
    textsOf(tree, 'h1').find((heading) => isTitleWithSite(title ?? '', heading)),
    'h1',
  );
  add('title', title, 'title');
  add(
    'title',
    shared ?? meta.get('citation_title')?.[0] ?? meta.get('dc.title')?.[0],
    shared ? 'og:title' : 'meta.title',
  );
  add('title', data.get('headline'), 'ld+json.headline');
  for (const [field, names] of known) {
    const found = names.find((name) => meta.has(name));
    const values = (found ? (meta.get(found) ?? []) : []).filter(
      (value) => field !== 'author' || !/^https?:/.test(value),
    );
    const joined = field === 'author' || field === 'keywords' ? [...new Set(values)].join(', ') : values[0];
    add(field, field === 'created' || field === 'modified' ? isoDate(joined) : joined, found ?? '');
    if (fields.some(({ name }) => name === field)) continue;
    const value = data.get(field);
    add(field, field === 'created' || field === 'modified' ? isoDate(value) : value, `ld+json.${field}`);
  }
  const root = elementsOf(tree, 'html')[0];
  const language = root?.get('lang') ?? root?.get('xml:lang');
  if (language && !fields.some(({ name }) => name === 'language')) add('language', language, 'html.lang');
  const canonical = elementsOf(tree, 'link').find((link) => link.get('rel')?.toLowerCase() === 'canonical');
  add('url', canonical?.get('href') ?? meta.get('og:url')?.[0], canonical ? 'canonical' : 'og:url');
  if (!fields.some(({ name }) => name === 'title')) add('title', textOfFirst(tree, 'h1'), 'h1');
  return fields;
}

/** Whether a title is this heading and the site's name behind a sign: `New Zealand - Wikipedia`. */
function isTitleWithSite(title: string, heading: string): boolean {
  const [whole, short] = [title, heading].map((text) => text.replace(/\s+/g, ' ').trim());
  if (!whole || !short || !whole.startsWith(short)) return false;
  return /^ ?[-|–—·•:»] /.test(whole.slice(short.length));
}

function metaValues(tree: HtmlTree): Map<string, string[]> {
  const values = new Map<string, string[]>();
  for (const element of elementsOf(tree, 'meta')) {
    const name = (
      element.get('property') ??
      element.get('name') ??
      element.get('http-equiv') ??
      element.get('itemprop') ??
      ''
    )
      .trim()
      .toLowerCase();
    const content = element.get('content')?.trim();
    if (name === '' || !content) continue;
    const before = values.get(name);
    if (!before) values.set(name, [content]);
    else if (before.length < htmlLimits.maxMetaValues) before.push(content);
  }
  return values;
}

/** Dates as pages write them, as ISO 8601; what is no such date stays as written. */
function isoDate(text: string | undefined): string {
  if (!text) return '';
  const compact = /^(\d{4})(\d{2})(\d{2})(?:T?(\d{2})(\d{2})(\d{2})?)?$/.exec(text.trim());
  if (compact) {
    const [, year, month, day, hour, minute, second] = compact;
    return hour ? `${year}-${month}-${day}T${hour}:${minute}:${second ?? '00'}` : `${year}-${month}-${day}`;
  }
  return text
    .trim()
    .replace(
      /^(\d{4})[/.](\d{1,2})[/.](\d{1,2})$/,
      (_, year: string, month: string, day: string) => `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`,
    );
}
