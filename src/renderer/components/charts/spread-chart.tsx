import { formatCount } from '../../format.ts';
import { t } from '../../languages/translate.ts';
import { ChartFrame } from './chart-frame.tsx';
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
    <ChartFrame label={label} levels={[0, top]} top={top} format={formatCount}>
      {spread.map(({ upTo, count }, index) => (
        <rect
          key={upTo}
          className="chart-bar is-tone-1"
          x={xOf(index, spread.length) - width / 2}
          width={width}
          y={yOf(count, top)}
          height={frame.height - frame.bottom - yOf(count, top)}
        >
          <title>{t('up to {upTo}: {count}', { upTo: format(upTo), count })}</title>
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
    </ChartFrame>
  );
}
