import type { LibraryStatus } from '../../../preload/contract/shapes.ts';
import { Icon, type IconName } from '../../components/icon.tsx';
import { ProgressBar } from '../../components/progress-bar.tsx';
import { Spinner } from '../../components/spinner.tsx';
import { settledFiles } from '../../components/status-bar.tsx';
import { baseName } from '../../format.ts';
import { t } from '../../languages/translate.ts';
import { useLibrary } from '../../stores/library-store.ts';
import { currentText, planSentence, rateText, type WorkAction } from '../work-messages.ts';

const icons: Readonly<Record<WorkAction['route'], IconName>> = { pause: 'pause', resume: 'play', now: 'bolt' };

function act(action: WorkAction): void {
  const { pause, resume } = useLibrary.getState();
  if (action.route === 'pause') void pause();
  else void resume(action.route === 'now');
}

function WorkButton({ action }: { readonly action: WorkAction }) {
  return (
    <button
      type="button"
      className={action.route === 'pause' ? 'button is-small' : 'button is-small is-primary'}
      onClick={() => act(action)}
      data-testid={`reading-${action.route}`}
    >
      <Icon name={icons[action.route]} size={12} />
      {action.label}
    </button>
  );
}

/** True while there is something to say: work, or a pause that keeps work waiting. */
function hasReading(status: LibraryStatus): boolean {
  return status.working || status.plan.paused === 'person' || status.counts.waiting + status.memberCounts.waiting > 0;
}

/** What goes on: the plan's sentence, live rates, the time left, the files under way, and the button that changes it. */
export function ReadingBar({ status }: { readonly status: LibraryStatus }) {
  if (!hasReading(status)) return null;
  const sentence = planSentence(status);
  const rates = rateText(status);
  const isPausable = sentence.tone === 'slowed' && sentence.action.route !== 'pause';
  return (
    <section
      className="reading-bar"
      aria-label={t('Reading')}
      data-testid="reading-bar"
      data-tone={sentence.tone}
      data-paused={status.plan.paused ?? undefined}
    >
      <span className={`reading-mark is-${sentence.tone}`}>
        {sentence.tone === 'paused' ? <Icon name="pause" size={15} /> : <Spinner size={15} />}
      </span>
      <div className="reading-words">
        <div className="reading-line">
          <b>{sentence.text}</b>
          {rates !== '' && <span className="reading-rates">{rates}</span>}
        </div>
        <ProgressBar value={settledFiles(status)} total={status.files} label={t('Files read')} />
        {status.current.length > 0 && sentence.tone !== 'paused' && (
          <ul className="reading-files">
            {status.current.map((file) => (
              <li key={file.fileId} title={file.path}>
                <span className="reading-name" dir="auto">
                  {baseName(file.path)}
                </span>
                <span className="reading-step">{currentText(file)}</span>
              </li>
            ))}
          </ul>
        )}
      </div>
      <div className="reading-actions">
        {isPausable && <WorkButton action={{ label: t('Pause'), route: 'pause' }} />}
        <WorkButton action={sentence.action} />
      </div>
    </section>
  );
}
