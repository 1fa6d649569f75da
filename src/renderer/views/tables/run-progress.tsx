import type { ExtractionRun } from '../../../preload/contract/shapes.ts';
import { Icon } from '../../components/icon.tsx';
import { ProgressBar } from '../../components/progress-bar.tsx';
import { Spinner } from '../../components/spinner.tsx';
import { t } from '../../languages/translate.ts';
import { restReason } from '../batch-words.ts';
import { runLine, runStates } from './table-words.ts';

/** How far the run is and why it rests; nothing once it is done. */
export function RunProgress({ run }: { readonly run: ExtractionRun }) {
  const { state, total, done, failed, skipped } = run;
  const reason = restReason(run);
  if (state === 'done' && !reason) return null;
  const { word, tone } = runStates()[state];
  return (
    <section className="run-progress" aria-label={t('Progress')} data-testid="table-progress">
      <div className="run-progress-line">
        {state === 'running' ? <Spinner size={13} /> : <Icon name="clock" size={13} />}
        <b className={`tone-${tone}`}>{word}</b>
        <span role="status">{runLine(run)}</span>
      </div>
      <ProgressBar value={done + failed + skipped} total={total} label={t('Files')} />
      {reason && (
        <p className="tone-problem" role="alert">
          {reason}
        </p>
      )}
    </section>
  );
}
