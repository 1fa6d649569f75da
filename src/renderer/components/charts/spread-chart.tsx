import { formatCount } from '../../format.ts';
import { frame, niceTop, xOf, yOf } from './chart-scale.ts';

type Props = {
  /** Shortest first; `upTo` is a bucket's bound. */
  readonly spread: readonly { readonly upTo: number; readonly count: number }[];
  readonly format: (value: number) => string;
  readonly label: string;
};

/** Bars that can each have their length written under them. */
const allTold = 5;

/** How often something took how long: a bar for each length, growing to the right by a factor. */
export function SpreadChart({ spread, format, label }: Props) {
  const top = niceTop(Math.max(...spread.map(({ count }) => count)));
  const width = ((frame.width - frame.left - frame.right) / Math.max(1, spread.length)) * 0.8;
  const told = new Set(
    spread.length <= allTold ? spread.keys() : [0, Math.floor((spread.length - 1) / 2), spread.length - 1],
  );
  return (
    <figure className="chart">
      <svg viewBox={`0 0 ${frame.width} ${frame.height}`} role="img" aria-label={label}>
        {[0, top].map((value) => (
          <g key={value}>
            <line
              className="chart-grid"
              x1={frame.left}
              x2={frame.width - frame.right}
              y1={yOf(value, top)}
              y2={yOf(value, top)}
            />
            <text className="chart-text" x={frame.left - 6} y={yOf(value, top) + 3.5} textAnchor="end">
              {formatCount(value)}
            </text>
          </g>
        ))}
        {spread.map(({ upTo, count }, index) => (
          <rect
            key={upTo}
            className="chart-bar is-tone-1"
            x={xOf(index, spread.length) - width / 2}
            width={width}
            y={yOf(count, top)}
            height={frame.height - frame.bottom - yOf(count, top)}
          >
            <title>{`up to ${format(upTo)}: ${count}`}</title>
          </rect>
        ))}
        {spread.map(({ upTo }, index) =>
          told.has(index) ? (
            <text
              key={upTo}
              className="chart-text"
              x={xOf(index, spread.length)}
              y={frame.height - 5}
              textAnchor="middle"
            >
              {format(upTo)}
            </text>
          ) : null,
        )}
      </svg>
    </figure>
  );
}
