import type { ProcessStatus } from '../../../preload/contract/shapes.ts';
import { formatAmount } from '../../format.ts';
import { useSettings } from '../../stores/settings-store.ts';

const names: Readonly<Record<ProcessStatus['name'], string>> = {
  engine: 'Library',
  'model-host': 'Models',
  'extract-worker': 'File reader',
  'picture-worker': 'Picture reader',
  'table-worker': 'Tables',
};

const words: Readonly<Record<ProcessStatus['state'], string>> = {
  starting: 'Starting',
  running: 'Running',
  restarting: 'Restarting',
  down: 'Stopped after repeated crashes',
  idle: 'Idle',
};

/** The parts of the app that run on their own, so that one failing cannot take the rest along. */
export function ProcessList() {
  const processes = useSettings((state) => state.processes);
  if (processes.length === 0) return null;
  return (
    <section className="setting-group" aria-labelledby="setting-processes">
      <h2 id="setting-processes">Health</h2>
      <ul>
        {processes.map((process) => (
          <li key={process.name} className="setting-row" data-testid="process-row" data-state={process.state}>
            <span>{names[process.name]}</span>
            <span className="process-state">
              <span className={`dot state-${process.state}`} />
              {words[process.state]}
              {process.crashes > 0 && ` · ${formatAmount(process.crashes, 'restart')}`}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
