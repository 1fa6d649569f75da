import { Fragment } from 'react';
import type { Span } from '../../preload/contract/shapes.ts';

type HighlightedTextProps = { readonly text: string; readonly highlights: readonly Span[] };

/** Text with the matching words marked. Spans that overlap or lie outside are tolerated: each character shows once. */
export function HighlightedText({ text, highlights }: HighlightedTextProps) {
  const sorted = [...highlights].sort((a, b) => a.start - b.start);
  const pieces: { key: number; text: string; marked: boolean }[] = [];
  let at = 0;
  for (const span of sorted) {
    const start = Math.max(at, Math.min(span.start, text.length));
    const end = Math.max(start, Math.min(span.end, text.length));
    if (end === start) continue;
    if (start > at) pieces.push({ key: at, text: text.slice(at, start), marked: false });
    pieces.push({ key: start, text: text.slice(start, end), marked: true });
    at = end;
  }
  if (at < text.length) pieces.push({ key: at, text: text.slice(at), marked: false });
  return pieces.map((piece) =>
    piece.marked ? <mark key={piece.key}>{piece.text}</mark> : <Fragment key={piece.key}>{piece.text}</Fragment>,
  );
}
