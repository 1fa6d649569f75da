/** A piece as packing sees it: its size and where cutting before it is good. */
export type Packable = {
  readonly tokens: number;
  readonly heading: boolean;
  /** Pieces of one group (a paragraph, a table) stay together when that costs little. */
  readonly group: number;
};

/** Pieces first…end (exclusive); the first `overlap` of them repeat the end of the chunk before. */
export type Packed = { readonly first: number; readonly end: number; readonly overlap: number };

/** A section shorter than this share of the target joins the next one instead of becoming a crumb. */
const smallSection = 0.3;
/** Up to this share above its even size a chunk may grow to end at the end of a paragraph. */
const paragraphSlack = 0.15;

/**
 * Packs pieces into chunks of at most `room` tokens each (more only when one piece alone is larger): sections first, then
 * evenly within a section, so that no section ends in a crumb; whole pieces of up to `overlap` tokens are repeated.
 */
export function packPieces(pieces: readonly Packable[], room: number, overlap: number): Packed[] {
  return sectionsOf(pieces, room).flatMap(({ first, end }) => packSection(pieces, first, end, room, overlap));
}

function sectionsOf(pieces: readonly Packable[], room: number): { first: number; end: number }[] {
  const sections: { first: number; end: number }[] = [];
  let first = 0;
  let tokens = 0;
  let content = false;
  pieces.forEach((piece, index) => {
    if (piece.heading && content && tokens >= room * smallSection) {
      sections.push({ first, end: index });
      first = index;
      tokens = 0;
      content = false;
    }
    tokens += piece.tokens;
    content ||= !piece.heading;
  });
  if (first < pieces.length) sections.push({ first, end: pieces.length });
  return sections;
}

function packSection(pieces: readonly Packable[], first: number, end: number, room: number, overlap: number): Packed[] {
  const at = (index: number) => pieces[index] as Packable;
  let left = 0;
  for (let index = first; index < end; index += 1) left += at(index).tokens;
  const packed: Packed[] = [];
  let start = first;
  while (start < end) {
    const repeated = packed.length === 0 ? 0 : overlapBefore(pieces, first, start, overlap);
    let tokens = 0;
    for (let index = start - repeated; index < start; index += 1) tokens += at(index).tokens;
    const share = tokens + left / Math.max(1, Math.ceil(left / (room - tokens)));
    let stop = start;
    while (stop < end) {
      const piece = at(stop);
      const fits = tokens + piece.tokens <= room;
      const even = tokens + piece.tokens / 2 <= share;
      const sameGroup = stop > start && piece.group === at(stop - 1).group;
      const finishes = sameGroup && tokens + piece.tokens <= share * (1 + paragraphSlack);
      if (stop > start && !(fits && (even || finishes))) break;
      tokens += piece.tokens;
      left -= piece.tokens;
      stop += 1;
    }
    // A heading belongs to what follows it.
    while (stop < end && stop - 1 > start && at(stop - 1).heading) {
      stop -= 1;
      left += at(stop).tokens;
    }
    packed.push({ first: start - repeated, end: stop, overlap: repeated });
    start = stop;
  }
  return packed;
}

function overlapBefore(pieces: readonly Packable[], first: number, start: number, overlap: number): number {
  let count = 0;
  let tokens = 0;
  while (start - count - 1 > first) {
    const piece = pieces[start - count - 1] as Packable;
    if (piece.heading || tokens + piece.tokens > overlap) break;
    tokens += piece.tokens;
    count += 1;
  }
  return count;
}
