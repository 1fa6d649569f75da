import { limits } from '../limits.ts';
import type { Chunk, CountTokens } from '../types.ts';
import type { ChunkableUnit, ChunkContext, ChunkOptions } from './chunk-types.ts';
import { contextLine, openHeading } from './context-line.ts';
import { withContext, withoutSpans } from './embed-text.ts';
import { packPieces } from './pack.ts';
import { furnitureOf, type Piece, piecesOf } from './pieces.ts';

export type ChunkedUnit = {
  readonly chunks: readonly Chunk[];
  /** Hand it to the next unit: headings go on over page borders. */
  readonly context: ChunkContext;
};

/**
 * Cuts one unit into chunks on natural borders; spans are absolute and exact slices of the canonical text, and together hold
 * all of it but white space, running headers and footers. One `countTokens` call per unit; it may also return its array
 * directly, as `estimateTokens` does. Rejects with what `countTokens` rejects with.
 */
export async function chunkUnit(
  unit: ChunkableUnit,
  context: ChunkContext,
  countTokens: CountTokens | ((texts: readonly string[]) => readonly number[]),
  options: ChunkOptions = limits.chunk,
): Promise<ChunkedUnit> {
  const skip = furnitureOf(unit.text, unit.blocks);
  const pieces = piecesOf(
    unit.text,
    unit.blocks,
    skip,
    Math.max(1, (options.targetTokens - options.contextTokens) >> 1),
  );
  if (pieces.length === 0) return { chunks: [], context };
  const { paths, after } = headingPaths(unit.text, pieces, context);
  const lines = paths.map((path) => contextLine(context.title, path, options.contextTokens));
  const distinct = [...new Set(lines)];
  const counts = await countTokens([...pieces.map((piece) => unit.text.slice(piece.start, piece.end)), ...distinct]);
  const lineTokens = new Map(distinct.map((line, index) => [line, counts[pieces.length + index] ?? 0]));
  const room = options.targetTokens - Math.max(...lineTokens.values());
  const packable = pieces.map((piece, index) => ({
    tokens: counts[index] ?? 0,
    heading: piece.kind === 'heading',
    group: piece.group,
  }));

  const chunks = packPieces(packable, room, options.overlapTokens).map(({ first, end }): Chunk => {
    const start = (pieces[first] as Piece).start;
    const last = (pieces[end - 1] as Piece).end;
    const topic = topicPiece(pieces, first, end);
    const line = lines[topic] ?? '';
    let tokens = lineTokens.get(line) ?? 0;
    for (let index = first; index < end; index += 1) tokens += packable[index]?.tokens ?? 0;
    const body = withoutSpans(unit.text, start, last, skip);
    return {
      start: unit.start + start,
      end: unit.start + last,
      headingPath: paths[topic] ?? [],
      tokens,
      unit: unit.index,
      embedText: withContext(line, body),
    };
  });
  return { chunks, context: after };
}

/** The heading path above each piece (a heading stands under itself) and the context after the last one. */
function headingPaths(text: string, pieces: readonly Piece[], before: ChunkContext) {
  let after = before;
  const paths = pieces.map((piece) => {
    if (piece.kind === 'heading') {
      const heading = text.slice(piece.start, piece.end).replace(/\s+/g, ' ');
      after = openHeading(after, { level: piece.level, text: heading });
    }
    return after.headings.map((heading) => heading.text);
  });
  return { paths, after };
}

/** The piece whose headings name the chunk: the first that is not a heading itself. */
function topicPiece(pieces: readonly Piece[], first: number, end: number): number {
  for (let index = first; index < end; index += 1) if (pieces[index]?.kind !== 'heading') return index;
  return end - 1;
}
