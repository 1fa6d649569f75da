import { useEffect } from 'react';
import type { LibraryStatus } from '../../preload/contract/shapes.ts';
import { baseName, formatCount, formatPercent, formatTimeLeft } from '../format.ts';
import { facts } from '../languages/facts.ts';
import { plural } from '../languages/plural.ts';
import { t } from '../languages/translate.ts';
import { useLibrary } from '../stores/library-store.ts';
import { useTeam } from '../stores/team-store.ts';
import { SlowdownNotice } from '../views/health/slowdown-notice.tsx';
import { currentText, planSentence } from '../views/work-messages.ts';
import { Icon } from './icon.tsx';
import { ProgressBar } from './progress-bar.tsx';
import { Spinner } from './spinner.tsx';

/** Files whose reading has come to an end, good or bad. */
export function settledFiles(status: LibraryStatus): number {
  const { waiting, reading, readable } = status.counts;
  return status.files - waiting - reading - readable;
}

/** One line on what is going on: `Reading 3 of 120 · about 2 min left`. */
export function statusLine(status: LibraryStatus): string {
  const { waiting, reading } = status.counts;
  const parts: string[] = [];
  if (status.plan.paused !== null) return planSentence(status).text;
  if (waiting + reading > 0) {
    parts.push(
      t('Reading {number} of {files}', {
        number: formatCount(status.files - waiting - reading + 1),
        files: formatCount(status.files),
      }),
    );
  } else if (status.embedding.done < status.embedding.total) {
    parts.push(
      t('Indexing meaning, {share}', {
        share: formatPercent(Math.floor((100 * status.embedding.done) / status.embedding.total) / 100),
      }),
    );
  } else {
    parts.push(t('Finishing'));
  }
  if (status.secondsLeft !== null) parts.push(formatTimeLeft(status.secondsLeft));
  return facts(parts);
}

function Working({ status }: { readonly status: LibraryStatus }) {
  const [file] = status.current;
  return (
    <>
      {status.plan.paused === null ? <Spinner size={12} /> : <Icon name="pause" size={12} />}
      <span className="status-line">{statusLine(status)}</span>
      <ProgressBar value={settledFiles(status)} total={status.files} label={t('Files read')} />
      {file && status.plan.paused === null && (
        <span className="status-file">
          <bdi>{baseName(file.path)}</bdi> · {currentText(file)}
        </span>
      )}
    </>
  );
}

function Idle({ status }: { readonly status: LibraryStatus }) {
  const { failed, quarantined } = status.counts;
  const notReady =
    status.counts['partly-read'] + status.counts.locked + status.counts.unavailable + failed + quarantined;
  return (
    <>
      <span className="status-line">
        {status.files === 0 ? t('No files yet') : plural(status.counts.ready, '{n} file ready', '{n} files ready')}
      </span>
      {notReady > 0 && (
        <span className="status-file">{plural(notReady, '{n} file needs a look', '{n} files need a look')}</span>
      )}
    </>
  );
}

export function StatusBar() {
  const status = useLibrary((state) => state.status);
  const error = useLibrary((state) => state.error);
  // The promise at the bottom is as the Privacy page has it.
  const isShared = useTeam((state) => (state.settings?.host ?? null) !== null);
  const { start } = useTeam.getState();
  useEffect(start, [start]);
  return (
    <footer className="status-bar" data-testid="status-bar" aria-live="off">
      <div className="status-left">
        {status === null && (
          <span className="status-line">{error ? t('The library is not open') : t('Opening the library…')}</span>
        )}
        {status !== null && (status.working ? <Working status={status} /> : <Idle status={status} />)}
      </div>
      <SlowdownNotice />
      <span className="status-promise">
        <Icon name="shield" size={13} />
        {isShared ? t('Only what you publish leaves this Mac') : t('Nothing leaves this Mac')}
      </span>
    </footer>
  );
}
