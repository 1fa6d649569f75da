import type { ReactNode } from 'react';
import { frame, yOf } from './chart-scale.ts';

type ChartFrameProps = {
  /** What the picture tells, for who does not see it. */
  readonly label: string;
  /** Values that a line is drawn for, and the greatest that has room. */
  readonly levels: readonly number[];
  readonly top: number;
  readonly format: (value: number) => string;
  readonly children: ReactNode;
  /** Below the picture. */
  readonly legend?: ReactNode;
};

/** What every chart stands in: the picture with its lines and their values. */
export function ChartFrame({ label, levels, top, format, children, legend }: ChartFrameProps) {
  return (
    <figure className="chart">
      <svg viewBox={`0 0 ${frame.width} ${frame.height}`} role="img" aria-label={label}>
        {levels.map((value) => (
          <g key={value}>
            <line
              className="chart-grid"
              x1={frame.left}
              x2={frame.width - frame.right}
              y1={yOf(value, top)}
              y2={yOf(value, top)}
            />
            <text className="chart-text" x={frame.left - 6} y={yOf(value, top) + 3.5} textAnchor="end">
              {format(value)}
            </text>
          </g>
        ))}
        {children}
      </svg>
      {legend}
    </figure>
  );
}
