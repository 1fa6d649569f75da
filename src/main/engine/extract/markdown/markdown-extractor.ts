import { limits } from '../../limits.ts';
import type { ByteSource, ExtractItem, ExtractLimits, Extractor, MetadataField } from '../../types.ts';
import type { BlockDraft } from '../block-draft.ts';
import { cleanText } from '../clean-text.ts';
import { documentItems } from '../document-items.ts';
import { decodeSource } from '../text/decode-source.ts';
import { markdownParts } from './markdown-parts.ts';
import { markdownReader } from './markdown-reader.ts';

const frontMatter = /^\uFEFF?---[ \t]*\r?\n([\s\S]*?)\r?\n(?:---|\.\.\.)[ \t]*(?:\r?\n|$)/;

/** Markdown: CommonMark with GitHub's extensions; front matter becomes metadata and stays searchable. */
export const markdownExtractor: Extractor = {
  kind: 'markdown',
  version: 2,
  endings: ['md', 'markdown', 'mdown', 'mkd', 'mdx', 'rmd', 'qmd'],
  extract,
};

async function* extract(
  source: ByteSource,
  extractLimits: ExtractLimits,
  signal: AbortSignal,
): AsyncIterable<ExtractItem> {
  const { encoding, parts } = await decodeSource(source, signal);
  let markdown = '';
  for await (const part of parts) markdown += part;
  const fields: MetadataField[] = [{ name: 'encoding', value: encoding, source: 'text:detected' }];
  const drafts: BlockDraft[] = [];
  const front = frontMatter.exec(markdown);
  if (front?.[1]) {
    fields.push(...frontMatterFields(front[1]));
    drafts.push({ kind: 'code', level: 0, text: front[1] });
    markdown = markdown.slice(front[0].length);
  }
  const reader = await markdownReader();
  const blocks = function* (): Generator<BlockDraft> {
    yield* drafts;
    for (const part of markdownParts(markdown)) yield* reader.markdown(part);
  };
  const heading = /^ {0,3}#{1,6}[ \t]+(.*\S)/m.exec(markdown.slice(0, limits.extract.encodingSampleBytes))?.[1];
  if (heading && !fields.some((field) => field.name === 'title')) {
    const title = cleanText(heading.replace(/[ \t]+#+$/, '').replace(/[*_`]|\[([^\]]*)\]\([^)]*\)/g, '$1'));
    fields.unshift({ name: 'title', value: title, source: 'markdown:heading' });
  }
  yield* documentItems(fields, blocks(), extractLimits, signal);
}

/** The simple fields of YAML front matter; nested values are left to the text. */
function frontMatterFields(yaml: string): MetadataField[] {
  const fields: MetadataField[] = [];
  for (const line of yaml.split('\n')) {
    const found = /^(title|author|date|description|keywords|tags):[ \t]+(.+)$/i.exec(line.trim());
    if (!found?.[1] || !found[2]) continue;
    const value = cleanText(found[2].trim().replace(/^(["'])(.*)\1$/, '$2'));
    fields.push({ name: found[1].toLowerCase(), value, source: 'markdown:front-matter' });
  }
  return fields;
}
