import type { BlockKind } from '../types.ts';
import { pictureLimits } from './limits.ts';

export type DrawnBlock = {
  readonly kind: BlockKind;
  readonly level: number;
  readonly text: string;
  readonly cells?: readonly string[];
};

const { preview } = pictureLimits;

/** A page as it might look, drawn from its text: headings, lines, the first rows and columns of a table. SVG. */
export function drawnPage(title: string, blocks: readonly DrawnBlock[]): string {
  const { width, height, margin, lineHeight, fontSize } = preview;
  const parts: string[] = [];
  let y: number = margin;
  const room = () => y < height - margin;
  const line = (text: string, x: number, size: number, style = '') => {
    if (!room()) return;
    y += Math.round(size * 1.45);
    parts.push(`<text x="${x}" y="${y}" font-size="${size}" ${style}>${escaped(text)}</text>`);
  };
  for (const block of blocks) {
    if (!room()) break;
    if (block.kind === 'table-row') {
      y = drawRow(block, y, parts);
      continue;
    }
    const isHeading = block.kind === 'heading';
    const size = isHeading ? fontSize + Math.max(2, 10 - block.level * 2) : fontSize;
    const indent = block.kind === 'list-item' ? 16 * Math.max(1, block.level) : block.kind === 'quote' ? 20 : 0;
    const style = isHeading
      ? 'font-weight="600" fill="#1d1d1f"'
      : block.kind === 'code'
        ? 'font-family="monospace"'
        : '';
    const most = Math.floor((preview.lineCharacters * fontSize) / size) - Math.ceil(indent / 8);
    for (const text of wrapped(block.text, most)) line(text, margin + indent, size, style);
    y += isHeading ? 4 : Math.round(lineHeight / 3);
  }
  if (parts.length === 0) line(title, margin, fontSize + 8, 'font-weight="600" fill="#6e6e73"');
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}"><rect width="${width}" height="${height}" fill="#fff"/><g font-family="Helvetica Neue, Helvetica, Arial, DejaVu Sans, sans-serif" fill="#3a3a3c">${parts.join('')}</g></svg>`;
}

function drawRow(block: DrawnBlock, top: number, parts: string[]): number {
  const { width, margin, lineHeight, fontSize, columns } = preview;
  const cells = (block.cells ?? block.text.split('\t')).slice(0, columns);
  const cell = (width - 2 * margin) / Math.max(1, cells.length);
  const size = fontSize - 1;
  cells.forEach((text, column) => {
    const x = margin + column * cell;
    parts.push(`<rect x="${x}" y="${top}" width="${cell}" height="${lineHeight + 4}" fill="none" stroke="#d2d2d7"/>`);
    const shown = text.slice(0, Math.max(1, Math.floor(cell / (size * 0.55)) - 1));
    parts.push(`<text x="${x + 5}" y="${top + lineHeight - 3}" font-size="${size}">${escaped(shown)}</text>`);
  });
  return top + lineHeight + 4;
}

/** Lines of at most so many signs, broken between words where that goes. */
function wrapped(text: string, most: number): string[] {
  const lines: string[] = [];
  for (const paragraph of text.split('\n')) {
    let line = '';
    for (const word of paragraph.split(/\s+/)) {
      if (line !== '' && line.length + word.length + 1 > most) {
        lines.push(line);
        line = '';
      }
      line = line === '' ? word : `${line} ${word}`;
      while (line.length > most) {
        lines.push(line.slice(0, most));
        line = line.slice(most);
      }
    }
    if (line !== '') lines.push(line);
  }
  return lines;
}

function escaped(text: string): string {
  // XML holds no other control characters, and no half of a sign.
  return text
    .replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`)
    .replace(/[^\P{Cc}\t\n\r]|\p{Cs}|[\ufffe\uffff]/gu, '');
}
