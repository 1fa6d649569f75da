import { limits } from '../../limits.ts';
import type { BlockKind, ByteSource, ExtractItem, ExtractLimits, Extractor, Unit } from '../../types.ts';
import { cleanText } from '../clean-text.ts';
import { textLimit } from '../document-items.ts';
import { safeCut } from '../safe-cut.ts';
import { decodeSource } from './decode-source.ts';
import { textBlocks } from './text-blocks.ts';

const prose = ['txt', 'text', 'log', 'srt', 'vtt', 'rst', 'adoc', 'asciidoc', 'org', 'tex', 'bib', 'me', 'nfo'];
const tables = ['csv', 'tsv', 'tab'];
const data = [
  'json',
  'jsonl',
  'ndjson',
  'json5',
  'yaml',
  'yml',
  'toml',
  'ini',
  'cfg',
  'conf',
  'properties',
  'env',
  'xml',
];
const code =
  'js mjs cjs jsx ts mts cts tsx py rb php pl lua r jl sh bash zsh fish ps1 bat c h cc cpp cxx hpp hh m mm java kt kts scala groovy cs fs vb go rs swift dart sql css scss sass less vue svelte tf gradle cmake make mk dockerfile graphql proto asm s hs ml clj ex exs erl el lisp scm f90 pas diff patch'.split(
    ' ',
  );

/** Plain text, tables as text, data and source code: read in parts, layout kept. */
export const textExtractor: Extractor = extractorOf('text', prose.concat(data), 'paragraph');
/** Comma or tab separated values: each line is a row. */
export const tableTextExtractor: Extractor = extractorOf('csv', tables, 'table-row');
/** Source code. */
export const codeExtractor: Extractor = extractorOf('code', code, 'code');

function extractorOf(kind: string, endings: readonly string[], blockKind: BlockKind): Extractor {
  return {
    kind,
    version: 1,
    endings,
    extract: (source, extractLimits, signal) => extractText(source, blockKind, extractLimits, signal),
  };
}

async function* extractText(
  source: ByteSource,
  blockKind: BlockKind,
  extractLimits: ExtractLimits,
  signal: AbortSignal,
): AsyncIterable<ExtractItem> {
  const { encoding, parts } = await decodeSource(source, signal);
  yield { type: 'metadata', fields: [{ name: 'encoding', value: encoding, source: 'text:detected' }], units: null };
  const most = limits.extract.textUnitCharacters;
  let rest = '';
  let index = 0;
  let characters = 0;
  const cut = function* (atEnd: boolean): Generator<Unit> {
    // One unit's worth is kept back, so that the last one of a part can still end at a line.
    while (rest.length > most || (atEnd && rest.length > 0)) {
      const end = safeCut(rest, most);
      const text = cleanText(rest.slice(0, end));
      rest = rest.slice(end);
      if (text.trim() !== '') yield textUnit(index++, text, blockKind);
    }
  };
  const emit = function* (atEnd: boolean): Generator<ExtractItem> {
    for (const unit of cut(atEnd)) {
      signal.throwIfAborted();
      characters += unit.text.length;
      if (characters > extractLimits.maxCharacters) throw textLimit(extractLimits.maxCharacters);
      if (unit.index >= extractLimits.fromUnit) yield { type: 'unit', unit };
    }
  };
  for await (const part of parts) {
    rest += part;
    yield* emit(false);
  }
  yield* emit(true);
}

function textUnit(index: number, text: string, blockKind: BlockKind): Unit {
  return {
    index,
    number: null,
    label: null,
    text,
    source: 'native',
    size: null,
    words: null,
    blocks: textBlocks(text, blockKind),
    ocrConfidence: null,
    doubts: [],
  };
}
