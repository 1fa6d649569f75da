import type { ProcessStatus } from '../../../preload/contract/shapes.ts';
import { plural } from '../../languages/plural.ts';
import { t } from '../../languages/translate.ts';
import { useSettings } from '../../stores/settings-store.ts';

const names = (): Readonly<Record<ProcessStatus['name'], string>> => ({
  engine: t('Library'),
  'model-host': t('Models'),
  'extract-worker': t('File reader'),
  'picture-worker': t('Picture reader'),
  'table-worker': t('Tables'),
});

const words = (): Readonly<Record<ProcessStatus['state'], string>> => ({
  starting: t('Starting'),
  running: t('Running'),
  restarting: t('Restarting'),
  down: t('Stopped after repeated crashes'),
  idle: t('Idle'),
});

/** The parts of the app that run on their own, so that one failing cannot take the rest along. */
export function ProcessList() {
  const processes = useSettings((state) => state.processes);
  if (processes.length === 0) return null;
  return (
    <section className="setting-group" aria-labelledby="setting-processes">
      <h2 id="setting-processes">{t('Health')}</h2>
      <ul>
        {processes.map((process) => (
          <li key={process.name} className="setting-row" data-testid="process-row" data-state={process.state}>
            <span>{names()[process.name]}</span>
            <span className="process-state">
              <span className={`dot state-${process.state}`} />
              {words()[process.state]}
              {process.crashes > 0 && ` · ${plural(process.crashes, '{n} restart', '{n} restarts')}`}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
