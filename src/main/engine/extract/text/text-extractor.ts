import type { BlockKind, Extractor } from '../../types.ts';
import { textItems } from './text-items.ts';

const prose =
  'txt text log rst adoc asciidoc org tex ltx sty cls bib ris me nfo ass ssa lrc yaml yml toml ini cfg conf properties env'.split(
    ' ',
  );
const code =
  'js mjs cjs jsx ts mts cts tsx py rb php pl lua r jl sh bash zsh fish ps1 bat c h cc cpp cxx hpp hh m mm java kt kts scala groovy cs fs vb go rs swift dart sql css scss sass less vue svelte tf gradle cmake make mk dockerfile graphql proto asm s hs ml clj cljs ex exs erl el lisp scm f90 pas diff patch asn asn1 abnf bnf proto3 thrift nix zig v vhdl sv adb ads cob f f77 for tcl awk sed vim'.split(
    ' ',
  );

/** Plain text and settings: read in parts, layout kept. */
export const textExtractor: Extractor = extractorOf('text', prose, 'paragraph');
/** Source code. */
export const codeExtractor: Extractor = extractorOf('code', code, 'code');

function extractorOf(kind: string, endings: readonly string[], blockKind: BlockKind): Extractor {
  return {
    kind,
    version: 1,
    endings,
    extract: (source, extractLimits, signal) => textItems(source, blockKind, extractLimits, signal),
  };
}
