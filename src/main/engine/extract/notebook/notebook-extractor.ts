import type { ByteSource, ExtractItem, ExtractLimits, Extractor, MetadataField } from '../../types.ts';
import { cleanText } from '../clean-text.ts';
import { decodedText } from '../decoded-text.ts';
import { documentItems } from '../document-items.ts';
import { markdownReader } from '../markdown/markdown-reader.ts';
import { textItems } from '../text/text-items.ts';
import { notebookLimits } from './limits.ts';
import { notebookBlocks } from './notebook-blocks.ts';

type Json = Readonly<Record<string, unknown>>;

/** Jupyter notebooks: cells in order, text as Markdown, code and what it printed. */
export const notebookExtractor: Extractor = { kind: 'notebook', version: 1, endings: ['ipynb'], extract };

async function* extract(source: ByteSource, limits: ExtractLimits, signal: AbortSignal): AsyncIterable<ExtractItem> {
  const read = await decodedText(source, notebookLimits.maxBytes, signal);
  const notebook = read ? parsed(read.text) : null;
  if (!notebook) {
    // Cut off or written by hand: its text is all there is.
    yield* textItems(source, 'code', limits, signal);
    return;
  }
  const { markdown, html } = await markdownReader();
  yield* documentItems(fieldsOf(notebook), notebookBlocks(notebook, { markdown, html }), limits, signal);
}

function parsed(text: string): Json | null {
  try {
    const value: unknown = JSON.parse(text.replace(/^\uFEFF/, ''));
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Json) : null;
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof RangeError) return null;
    throw error;
  }
}

function fieldsOf(notebook: Json): MetadataField[] {
  const metadata = part(notebook, 'metadata');
  const fields: MetadataField[] = [];
  const add = (name: string, value: unknown, source: string) => {
    if (typeof value === 'string' && value.trim() !== '') fields.push({ name, value: cleanText(value).trim(), source });
  };
  add('title', metadata.title, 'ipynb:metadata.title');
  const authors = Array.isArray(metadata.authors) ? metadata.authors : [];
  add(
    'author',
    authors
      .map((one: Json) => one?.name)
      .filter((name) => typeof name === 'string')
      .join('; '),
    'ipynb:metadata.authors',
  );
  add('application', part(metadata, 'kernelspec').display_name, 'ipynb:metadata.kernelspec');
  add('programming-language', part(metadata, 'language_info').name, 'ipynb:metadata.language_info');
  return fields;
}

function part(value: Json, name: string): Json {
  const found = value[name];
  return typeof found === 'object' && found !== null ? (found as Json) : {};
}
