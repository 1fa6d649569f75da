import { type ReactNode, useEffect, useState } from 'react';
import type { MetricsDay, MetricsOverview, TimeName } from '../../../preload/contract/metrics-shapes.ts';
import { DayChart, type Series } from '../../components/charts/day-chart.tsx';
import { SpreadChart } from '../../components/charts/spread-chart.tsx';
import { ConfirmDialog } from '../../components/confirm-dialog.tsx';
import { Icon } from '../../components/icon.tsx';
import { formatBytes, formatDate } from '../../format.ts';
import { plural } from '../../languages/plural.ts';
import { t } from '../../languages/translate.ts';
import { useMetrics } from '../../stores/metrics-store.ts';
import { errorMessage } from '../error-messages.ts';
import { FixedSetting } from '../settings/fixed-setting.tsx';
import {
  errorRows,
  monthFigures,
  processWords,
  slowdownText,
  stageWords,
  sumOf,
  timeWords,
  waitingSentence,
  waitSentence,
  waitText,
  workText,
} from './metrics-messages.ts';

/** Days on a chart: what is kept. */
const shownDays = 30;
/** Kinds of failures listed: the frequent ones tell. */
const shownFailures = 4;

function series(
  days: readonly MetricsDay[],
  name: string,
  tone: number,
  of: (day: MetricsDay) => number | undefined,
): Series {
  const values = days.flatMap((day) => {
    const value = of(day);
    return value === undefined ? [] : [[day.day, value] as const];
  });
  return { name, tone, values: Object.fromEntries(values) };
}

function Card({
  title,
  sentence,
  children,
}: {
  readonly title: string;
  readonly sentence: string;
  readonly children: ReactNode;
}) {
  return (
    <section className="metric-card" aria-label={title}>
      <h3>{title}</h3>
      <p>{sentence}</p>
      {children}
    </section>
  );
}

function WaitCard({
  days,
  name,
  last,
}: {
  readonly days: readonly MetricsDay[];
  readonly name: TimeName;
  readonly last: string;
}) {
  const sentence = waitSentence(days, name);
  if (sentence === null) return null;
  const lines = [
    series(days, t('Half take less'), 1, ({ times }) => times[name]?.median),
    series(days, t('1 in 20 takes more'), 3, ({ times }) => times[name]?.p95),
  ];
  return (
    <Card title={timeWords()[name]} sentence={sentence}>
      <DayChart
        kind="lines"
        last={last}
        days={shownDays}
        series={lines}
        format={waitText}
        label={t('{time} by day. {sentence}', { time: timeWords()[name], sentence })}
      />
    </Card>
  );
}

/** Bars by day of something that has parts: processes, stages. */
function WorkCard<Name extends string>(props: {
  readonly title: string;
  readonly days: readonly MetricsDay[];
  readonly last: string;
  readonly words: Readonly<Record<Name, string>>;
  /** Seconds. */
  readonly of: (day: MetricsDay, name: Name) => number | undefined;
  readonly sentence: (total: string) => string;
}) {
  const { title, days, last, words, of } = props;
  const parts = (Object.keys(words) as Name[])
    .map((name) => ({ name, sum: sumOf(days, (day) => of(day, name)) }))
    .filter(({ sum }) => sum > 0)
    .toSorted((one, other) => other.sum - one.sum)
    .slice(0, 5);
  if (parts.length === 0) return null;
  const sentence = props.sentence(workText(parts.reduce((total, { sum }) => total + sum, 0)));
  const bars = parts.map(({ name }, index) => series(days, words[name], index + 1, (day) => of(day, name)));
  return (
    <Card title={title} sentence={sentence}>
      <DayChart
        kind="bars"
        last={last}
        days={shownDays}
        series={bars}
        format={workText}
        label={t('{title} by day. {sentence}', { title, sentence })}
      />
    </Card>
  );
}

function Charts({ overview }: { readonly overview: MetricsOverview }) {
  const { days, spreads } = overview;
  const last = days.at(-1)?.day ?? '';
  return (
    <div className="metric-cards" data-testid="metric-cards">
      {(['search', 'answer.first', 'answer.whole'] as const).map((name) => (
        <WaitCard key={name} days={days} name={name} last={last} />
      ))}
      {spreads.search && (
        <Card
          title={t('How long searches take')}
          sentence={t('Each bar: how many searches of the month took so long.')}
        >
          <SpreadChart spread={spreads.search} format={waitText} label={t('How many searches took how long.')} />
        </Card>
      )}
      <WorkCard
        title={t('What it costs')}
        days={days}
        last={last}
        words={processWords()}
        of={(day, name) => day.processorSeconds[name]}
        sentence={(total) => t('{total} of processor time in a month: what your battery feels.', { total })}
      />
      <WorkCard
        title={t('Taking in files')}
        days={days}
        last={last}
        words={stageWords()}
        of={(day, name) => (day.stages[name] === undefined ? undefined : day.stages[name] / 1000)}
        sentence={(total) => t('{total} in a month, over all steps.', { total })}
      />
    </div>
  );
}

function Rows({ overview }: { readonly overview: MetricsOverview }) {
  const errors = errorRows(overview);
  return (
    <ul>
      <li className="catalog-row">
        <div className="catalog-words">
          <b>{t('Memory now')}</b>
          <span className="catalog-facts">
            {Object.entries(overview.memory)
              .map(
                ([name, bytes]) =>
                  `${processWords()[name as keyof ReturnType<typeof processWords>]} ${formatBytes(bytes ?? 0)}`,
              )
              .join(' · ')}
          </span>
        </div>
      </li>
      <li className="catalog-row">
        <div className="catalog-words">
          <b>{t('Waiting')}</b>
          <span className="catalog-facts">{waitingSentence(overview)}</span>
        </div>
      </li>
      {errors.slice(0, shownFailures).map(({ code, count }) => (
        <li key={code} className="catalog-row">
          <div className="catalog-words">
            <b>{plural(count, 'Failed once', 'Failed {n} times')}</b>
            <span className="catalog-facts">{errorMessage({ code, values: {} }).sentence}</span>
          </div>
        </li>
      ))}
      {overview.slow.slice(0, 5).map((each) => (
        <li key={`${each.at} ${each.name}`} className="catalog-row">
          <div className="catalog-words">
            <b>{t('{time} took {wait}', { time: timeWords()[each.name], wait: waitText(each.milliseconds) })}</b>
            <span className="catalog-facts">{formatDate(each.at)}</span>
          </div>
        </li>
      ))}
    </ul>
  );
}

/** How Docent did over the last month: figures kept on this machine, without a word of what was asked or found. */
export function MetricsSection() {
  const { overview, refresh, keep, erase } = useMetrics();
  const [asks, setAsks] = useState(false);
  useEffect(() => void refresh(), [refresh]);
  if (!overview) return null;
  const { days, slowdowns, kept } = overview;
  return (
    <section className="catalog-section metrics" aria-labelledby="metrics-title" data-testid="metrics">
      <h2 id="metrics-title">{t('The last month')}</h2>
      {slowdowns.map((each) => (
        <p key={each.name} className="metric-notice" data-testid="slowdown">
          <Icon name="clock" size={15} />
          {slowdownText(each, days.at(-1)?.day ?? each.since)}
        </p>
      ))}
      {days.length === 0 ? (
        <p className="metric-none">
          {kept ? t('Nothing yet: figures come with the first searches and answers.') : t('Figures are switched off.')}
        </p>
      ) : (
        <>
          <dl className="insight-figures bench-figures" data-testid="metric-figures">
            {monthFigures(overview).map(({ label, value }) => (
              <div key={label}>
                <dt>{label}</dt>
                <dd>{value}</dd>
              </div>
            ))}
          </dl>
          <Charts overview={overview} />
        </>
      )}
      <Rows overview={overview} />
      <div className="metric-foot">
        <FixedSetting name="keepFigures">
          <label className="switch-row setting-row">
            <span className="switch-words">
              <b>{t('Keep these figures')}</b>
              {t('Times and counts for 30 days, on this machine only. No word of a document or a question is in them.')}
            </span>
            <input
              type="checkbox"
              role="switch"
              aria-checked={kept}
              className="switch"
              checked={kept}
              onChange={(event) => void keep(event.target.checked)}
              data-testid="metrics-keep"
            />
          </label>
        </FixedSetting>
        <button
          type="button"
          className="button"
          disabled={days.length === 0}
          onClick={() => setAsks(true)}
          data-testid="metrics-erase"
        >
          {t('Erase Figures…')}
        </button>
      </div>
      {asks && <EraseDialog close={() => setAsks(false)} erase={erase} />}
    </section>
  );
}

function EraseDialog({ close, erase }: { readonly close: () => void; readonly erase: () => Promise<void> }) {
  return (
    <ConfirmDialog
      title={t('Erase the figures?')}
      text={t('Times and counts of the last month go. Your library, conversations and settings stay as they are.')}
      action={t('Erase')}
      onConfirm={() => {
        close();
        void erase();
      }}
      onCancel={close}
    />
  );
}
