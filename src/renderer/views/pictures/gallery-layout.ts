/** Pure layout of the gallery: sections of square cells under headings. All lengths are CSS pixels. */
import { pictureLimits } from '../../picture-limits.ts';

export type GallerySection = {
  readonly key: string;
  readonly title: string;
  readonly count: number;
  /** Said beside the title in place of the count. */
  readonly aside?: string;
};

export type PlacedSection = GallerySection & {
  /** Index of its first picture in the whole list. */
  readonly first: number;
  readonly top: number;
  /** Where its first row begins, below the heading. */
  readonly bodyTop: number;
};

export type GalleryLayout = {
  readonly columns: number;
  /** Width and height of the room for a cell's picture; its words stand below it. */
  readonly cell: number;
  readonly cellHeight: number;
  /** From one row's top to the next one's. */
  readonly rowHeight: number;
  readonly sections: readonly PlacedSection[];
  readonly height: number;
  readonly count: number;
};

type Room = { readonly width: number; readonly height: number };

const { gap, heading, margin, overscan } = pictureLimits;
const heightOf = (cell: number): number => Math.round(cell * pictureLimits.cellShape);
const rowOf = (cell: number, lines: number): number => heightOf(cell) + lines * pictureLimits.line + gap;
const columnsOf = (cell: number, width: number): number =>
  Math.max(1, Math.floor((width - 2 * margin + gap) / (cell + gap)));

/** The wanted size of a cell, or the next larger one with which no more than `pictureLimits.cells` are ever needed at once. */
export function fittingCell(wanted: number, room: Room, lines: number): number {
  let cell = wanted;
  const needed = () => columnsOf(cell, room.width) * (Math.ceil((room.height + 2 * overscan) / rowOf(cell, lines)) + 1);
  while (needed() > pictureLimits.cells) cell += pictureLimits.cell.step;
  return cell;
}

/**
 * Lays out sections, which stand one after another. A section without a title has no heading. `lines`: of words below each picture.
 */
export function layOutGallery(
  sections: readonly GallerySection[],
  room: Room,
  wanted: number,
  lines = 1,
): GalleryLayout {
  const least = fittingCell(wanted, room, lines);
  const columns = columnsOf(least, room.width);
  // What is left over is shared out, so that rows end where the window does.
  const cell = Math.max(1, Math.floor((room.width - 2 * margin + gap) / columns - gap));
  const rowHeight = rowOf(cell, lines);
  const placed: PlacedSection[] = [];
  let top = 0;
  let first = 0;
  for (const section of sections) {
    const bodyTop = top + (section.title === '' ? gap : heading);
    placed.push({ ...section, first, top, bodyTop });
    top = bodyTop + Math.ceil(section.count / columns) * rowHeight;
    first += section.count;
  }
  return { columns, cell, cellHeight: heightOf(cell), rowHeight, sections: placed, height: top + margin, count: first };
}

/** Index of the last section for which `reached` is true; 0 when there is none. `reached` is true up to some place and false after it. */
function lastSection(layout: GalleryLayout, reached: (section: PlacedSection) => boolean): number {
  let low = 0;
  let high = layout.sections.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (reached(layout.sections[middle] as PlacedSection)) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** The section a picture stands in; null when there is no such picture. */
export function sectionOf(layout: GalleryLayout, index: number): PlacedSection | null {
  if (index < 0 || index >= layout.count) return null;
  return layout.sections[lastSection(layout, ({ first }) => first <= index)] ?? null;
}

/** Where a picture's cell stands. */
export function placeOfCell(layout: GalleryLayout, index: number): { readonly left: number; readonly top: number } {
  const section = sectionOf(layout, index);
  if (!section) return { left: 0, top: 0 };
  const within = index - section.first;
  return {
    left: margin + (within % layout.columns) * (layout.cell + gap),
    top: section.bodyTop + Math.floor(within / layout.columns) * layout.rowHeight,
  };
}

export type VisiblePart = {
  /** Sections whose headings or rows are in it. */
  readonly sections: readonly PlacedSection[];
  /** Pictures from `first` up to, not including, `end`. */
  readonly first: number;
  readonly end: number;
};

/** What stands between two heights, never more than `pictureLimits.cells` pictures. */
export function visiblePart(layout: GalleryLayout, from: number, to: number): VisiblePart {
  const sections: PlacedSection[] = [];
  let first = layout.count;
  let end = 0;
  const begin = lastSection(layout, ({ top }) => top <= from);
  for (let at = begin; at < layout.sections.length; at += 1) {
    const section = layout.sections[at] as PlacedSection;
    if (section.top > to) break;
    sections.push(section);
    const rowAt = (height: number) => Math.floor((height - section.bodyTop) / layout.rowHeight);
    const firstRow = Math.max(0, rowAt(from));
    const lastRow = rowAt(to);
    if (lastRow < 0) continue;
    first = Math.min(first, section.first + Math.min(section.count, firstRow * layout.columns));
    end = Math.max(end, section.first + Math.min(section.count, (lastRow + 1) * layout.columns));
  }
  if (end <= first) return { sections, first: 0, end: 0 };
  return { sections, first, end: Math.min(end, first + pictureLimits.cells) };
}

export type GalleryKey = 'ArrowLeft' | 'ArrowRight' | 'ArrowUp' | 'ArrowDown' | 'Home' | 'End' | 'PageUp' | 'PageDown';

/** The picture in the same column of another section's first or last row. */
function inSection(layout: GalleryLayout, section: PlacedSection, column: number, atEnd: boolean): number {
  const row = atEnd ? Math.floor((section.count - 1) / layout.columns) : 0;
  return section.first + Math.min(section.count - 1, row * layout.columns + column);
}

function stepRow(layout: GalleryLayout, index: number, down: boolean): number {
  const section = sectionOf(layout, index);
  if (!section) return index;
  const within = index - section.first;
  const column = within % layout.columns;
  const rows = Math.ceil(section.count / layout.columns);
  const row = Math.floor(within / layout.columns);
  if (down && row < rows - 1) return section.first + Math.min(section.count - 1, within + layout.columns);
  if (!down && row > 0) return index - layout.columns;
  const at = layout.sections.indexOf(section) + (down ? 1 : -1);
  const next = layout.sections[at];
  return next ? inSection(layout, next, column, !down) : index;
}

/** Where a key leads from a picture; -1 stands before the first. `rows`: how many rows a page has. */
export function moveByKey(layout: GalleryLayout, index: number, key: GalleryKey, rows: number): number {
  if (layout.count === 0) return -1;
  if (index < 0) return key === 'End' ? layout.count - 1 : 0;
  switch (key) {
    case 'ArrowLeft':
      return Math.max(0, index - 1);
    case 'ArrowRight':
      return Math.min(layout.count - 1, index + 1);
    case 'Home':
      return 0;
    case 'End':
      return layout.count - 1;
    case 'ArrowUp':
    case 'ArrowDown':
      return stepRow(layout, index, key === 'ArrowDown');
    default: {
      let at = index;
      for (let row = 0; row < Math.max(1, rows); row += 1) at = stepRow(layout, at, key === 'PageDown');
      return at;
    }
  }
}
