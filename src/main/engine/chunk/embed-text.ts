import type { Span } from '../types.ts';
import type { ChunkableUnit } from './chunk-types.ts';
import { contextLine } from './context-line.ts';
import { furnitureOf } from './pieces.ts';

/**
 * The exact text that is embedded for a stored chunk: its context line and its slice without running headers and footers.
 * `start` and `end` are absolute. Deterministic, so that vectors can be made long after the chunk was cut.
 */
export function embedTextOf(
  title: string,
  headingPath: readonly string[],
  unit: ChunkableUnit,
  start: number,
  end: number,
  contextTokens: number,
): string {
  const skip = furnitureOf(unit.text, unit.blocks);
  const body = withoutSpans(unit.text, start - unit.start, end - unit.start, skip);
  return withContext(contextLine(title, headingPath, contextTokens), body);
}

export function withContext(line: string, body: string): string {
  return line === '' ? body : `${line}\n${body}`;
}

export function withoutSpans(text: string, start: number, end: number, skip: readonly Span[]): string {
  let out = '';
  let at = start;
  for (const span of skip) {
    if (span.end <= at || span.start >= end) continue;
    out += text.slice(at, Math.max(at, span.start));
    at = Math.max(at, span.end);
  }
  return out + text.slice(at, Math.max(at, end));
}
