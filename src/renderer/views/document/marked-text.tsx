import { Fragment } from 'react';
import type { Span } from '../../../preload/contract/shapes.ts';
import { cutAtMark, type Piece } from './block-groups.ts';

type MarkedTextProps = { readonly piece: Piece; readonly mark: Span | null };

/** Text in which the cited span, and nothing more, stands in a mark. */
export function MarkedText({ piece, mark }: MarkedTextProps) {
  return cutAtMark(piece, mark).map((part) =>
    part.marked ? (
      <mark
        key={part.start}
        className="citation-mark"
        data-testid="citation-mark"
        data-start={part.start}
        data-end={part.end}
      >
        {part.text}
      </mark>
    ) : (
      <Fragment key={part.start}>{part.text}</Fragment>
    ),
  );
}
