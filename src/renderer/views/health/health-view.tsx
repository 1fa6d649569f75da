import { useEffect } from 'react';
import type { DoctorLine } from '../../../preload/contract/shapes.ts';
import { Icon, type IconName } from '../../components/icon.tsx';
import { Spinner } from '../../components/spinner.tsx';
import { Toolbar } from '../../components/toolbar.tsx';
import { t } from '../../languages/translate.ts';
import { useHealth } from '../../stores/health-store.ts';
import { useNavigation } from '../../stores/navigation-store.ts';
import { BenchTable } from './bench-table.tsx';
import { FeedbackSection } from './feedback-section.tsx';
import { KeptFilesSection } from './kept-files-section.tsx';
import { MetricsSection } from './metrics-section.tsx';
import { RebuildSection } from './rebuild-section.tsx';

const icons: Readonly<Record<DoctorLine['state'], IconName>> = {
  ok: 'checkCircle',
  warning: 'warning',
  problem: 'warning',
};
const words = (): Readonly<Record<DoctorLine['state'], string>> => ({
  ok: t('In order'),
  warning: t('Warning'),
  problem: t('Problem'),
});

/** How Docent and this machine are: everything it stands on, and how fast it is here. */
export function HealthView() {
  const { lines, records, busy, look, measure, refresh } = useHealth();
  useEffect(() => {
    void refresh();
    if (useHealth.getState().lines === null) void look();
  }, [refresh, look]);
  return (
    <main className="view health-view" aria-label={t('Health and speed')}>
      <Toolbar title={t('Health and speed')}>
        <button
          type="button"
          className="button"
          onClick={() => useNavigation.getState().show('models')}
          data-testid="health-back"
        >
          <Icon name="chevronLeft" size={13} />
          {t('Models')}
        </button>
        <button
          type="button"
          className="button"
          disabled={busy !== null}
          onClick={() => void look()}
          data-testid="doctor-run"
        >
          {busy === 'doctor' ? <Spinner size={13} /> : <Icon name="retry" size={13} />}
          {t('Look Again')}
        </button>
        <button
          type="button"
          className="button is-primary"
          disabled={busy !== null}
          onClick={() => void measure()}
          data-testid="bench-run"
        >
          {busy === 'bench' ? <Spinner size={13} /> : <Icon name="bolt" size={13} />}
          {busy === 'bench' ? t('Measuring…') : t('Measure')}
        </button>
      </Toolbar>
      <div className="models-body">
        <MetricsSection />
        <BenchTable records={records} />
        {lines && (
          <section className="catalog-section" aria-labelledby="doctor-lines">
            <h2 id="doctor-lines">{t('What Docent stands on')}</h2>
            <ul data-testid="doctor">
              {lines.map((line) => (
                <li
                  key={`${line.name} ${line.found}`}
                  className="catalog-row"
                  data-testid="doctor-line"
                  data-state={line.state}
                >
                  <span className={`doctor-mark is-${line.state}`} title={words()[line.state]}>
                    <Icon name={icons[line.state]} size={16} />
                  </span>
                  <div className="catalog-words">
                    <b>{line.name}</b>
                    <span className="catalog-facts">{line.found}</span>
                    {line.advice && <span className="doctor-advice">{line.advice}</span>}
                  </div>
                </li>
              ))}
            </ul>
          </section>
        )}
        <RebuildSection />
        <KeptFilesSection />
        <FeedbackSection />
      </div>
    </main>
  );
}
