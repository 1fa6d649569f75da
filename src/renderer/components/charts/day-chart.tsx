import { formatDay } from '../../format.ts';
import { ChartFrame } from './chart-frame.tsx';
import { daysUpTo, frame, niceTop, xOf, yOf } from './chart-scale.ts';

export type Series = {
  readonly name: string;
  /** 1 to 5: a colour of the window. */
  readonly tone: number;
  /** By day; a missing day is a gap. */
  readonly values: Readonly<Record<string, number>>;
};

type Props = {
  readonly kind: 'lines' | 'bars';
  readonly last: string;
  readonly days: number;
  readonly series: readonly Series[];
  readonly format: (value: number) => string;
  /** What the picture tells, for who does not see it. */
  readonly label: string;
};

/** Values by day: lines beside each other, or bars on top of each other. */
export function DayChart({ kind, last, days, series, format, label }: Props) {
  const names = daysUpTo(last, days);
  const sums = names.map((day) => series.map(({ values }) => values[day] ?? 0));
  const greatest = sums.map((values) =>
    kind === 'bars' ? values.reduce((sum, each) => sum + each, 0) : Math.max(...values),
  );
  const top = niceTop(Math.max(...greatest));
  const first = names[0] ?? last;
  const middle = names[Math.floor(names.length / 2)] ?? last;
  const legend = series.length > 1 && (
    <figcaption className="chart-legend">
      {series.map(({ name, tone }) => (
        <span key={name}>
          <i className={`chart-dot is-tone-${tone}`} />
          {name}
        </span>
      ))}
    </figcaption>
  );
  return (
    <ChartFrame label={label} levels={[0, top / 2, top]} top={top} format={format} legend={legend}>
      {[first, middle, last].map((day) => (
        <text
          key={day}
          className="chart-text"
          x={xOf(names.indexOf(day), names.length)}
          y={frame.height - 5}
          textAnchor={day === first ? 'start' : day === last ? 'end' : 'middle'}
        >
          {formatDay(day)}
        </text>
      ))}
      {kind === 'lines' && series.map((each) => <Line key={each.name} series={each} names={names} top={top} />)}
      {kind === 'bars' && <Bars series={series} names={names} top={top} />}
      {names.map((day, index) => (
        <rect
          key={day}
          className="chart-reach"
          x={xOf(index, names.length) - 6}
          width={12}
          y={frame.top}
          height={frame.height - frame.top - frame.bottom}
        >
          <title>
            {[
              formatDay(day),
              ...series.flatMap(({ name, values }) =>
                values[day] === undefined ? [] : [`${name}: ${format(values[day])}`],
              ),
            ].join('\n')}
          </title>
        </rect>
      ))}
    </ChartFrame>
  );
}

type PartProps = { readonly names: readonly string[]; readonly top: number };

/** One stroke as long as days follow one another; a day by itself is a dot. */
function Line({ series, names, top }: PartProps & { readonly series: Series }) {
  const runs: [number, number][][] = [[]];
  for (const [index, day] of names.entries()) {
    const value = series.values[day];
    if (value === undefined) runs.push([]);
    else runs.at(-1)?.push([xOf(index, names.length), yOf(value, top)]);
  }
  return (
    <g className={`chart-line is-tone-${series.tone}`}>
      {runs.map((run) => {
        const [point] = run;
        if (!point) return null;
        return run.length === 1 ? (
          <circle key={point.join()} cx={point[0]} cy={point[1]} r={3.5} />
        ) : (
          <polyline key={point.join()} points={run.map((each) => each.join()).join(' ')} />
        );
      })}
    </g>
  );
}

function Bars({ series, names, top }: PartProps & { readonly series: readonly Series[] }) {
  const width = ((frame.width - frame.left - frame.right) / names.length) * 0.66;
  return names.map((day, index) => {
    let below = 0;
    return series.map(({ name, tone, values }) => {
      const value = values[day] ?? 0;
      const from = below;
      below += value;
      if (value === 0) return null;
      return (
        <rect
          key={`${day} ${name}`}
          className={`chart-bar is-tone-${tone}`}
          x={xOf(index, names.length) - width / 2}
          width={width}
          y={yOf(below, top)}
          height={yOf(from, top) - yOf(below, top)}
        />
      );
    });
  });
}
