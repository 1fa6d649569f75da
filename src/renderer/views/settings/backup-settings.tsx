import { useEffect, useState } from 'react';
import type { BackupJob } from '../../../preload/contract/backup-shapes.ts';
import type { FolderSummary } from '../../../preload/contract/shapes.ts';
import { ConfirmDialog } from '../../components/confirm-dialog.tsx';
import { ProgressBar } from '../../components/progress-bar.tsx';
import { Spinner } from '../../components/spinner.tsx';
import { baseName, formatBytes, formatDate } from '../../format.ts';
import { t } from '../../languages/translate.ts';
import { useBackup } from '../../stores/backup-store.ts';
import { useLibrary } from '../../stores/library-store.ts';
import { errorMessage } from '../error-messages.ts';
import { ProblemLine } from '../privacy/problem-line.tsx';
import { AwayFolder } from './away-folder.tsx';
import { countWords, mergedTitle, mergedWords, progressWords } from './backup-words.ts';
import { ClosedDoors } from './closed-doors.tsx';
import { PassphraseDialog } from './passphrase-dialog.tsx';

const noFolders: readonly FolderSummary[] = [];

/** The library as one file, for another Mac or for a drawer; and back again. */
export function BackupSettings() {
  const { job, setAside, sealedFile, problem, applying, start } = useBackup();
  const folders = useLibrary((state) => state.status?.folders ?? noFolders);
  const [isEncrypted, setEncrypted] = useState(false);
  const [open, setOpen] = useState<'passphrase' | { readonly goBack: string } | null>(null);
  useEffect(start, [start]);
  const isRunning = job?.state === 'running';
  const away = folders.filter((folder) => !folder.available);
  const { backUp, choose, restore, closeSealed } = useBackup.getState();
  return (
    <section className="setting-group" aria-labelledby="setting-backup" data-testid="backup">
      <h2 id="setting-backup">{t('Backup and move')}</h2>
      <div>
        <div className="setting-row">
          <span className="switch-words">
            <b>{t('Back up to one file')}</b>
            {t(
              'Everything that was read, your conversations and settings; another Mac need not read your documents again. The documents themselves and the models are not in it.',
            )}
          </span>
          <button
            type="button"
            className="button"
            disabled={isRunning || applying}
            onClick={() => (isEncrypted ? setOpen('passphrase') : void backUp(null))}
            data-testid="back-up"
          >
            {t('Back Up…')}
          </button>
        </div>
        <label className="setting-row switch-row">
          <span className="switch-words">
            <b>{t('Encrypt the file')}</b>
            {t('With a passphrase you choose. A file that is not encrypted can be read by whoever has it.')}
          </span>
          <input
            type="checkbox"
            role="switch"
            aria-checked={isEncrypted}
            className="switch"
            checked={isEncrypted}
            onChange={(event) => setEncrypted(event.currentTarget.checked)}
            data-testid="backup-encrypt"
          />
        </label>
        <div className="setting-row">
          <span className="switch-words">
            <b>{t('Restore from a file')}</b>
            {t('It is checked from beginning to end first. The library you have now is set aside, not deleted.')}
          </span>
          <button
            type="button"
            className="button"
            disabled={isRunning || applying}
            onClick={() => void choose('restore')}
            data-testid="restore"
          >
            {t('Restore…')}
          </button>
        </div>
        <div className="setting-row">
          <span className="switch-words">
            <b>{t('Bring in another Mac’s library')}</b>
            {t(
              'Documents and conversations from its backup file join yours. What is here stays, and nothing comes twice.',
            )}
          </span>
          <button
            type="button"
            className="button"
            disabled={isRunning || applying}
            onClick={() => void choose('merge')}
            data-testid="merge"
          >
            {t('Bring In…')}
          </button>
        </div>
        {job && <JobRow job={job} applying={applying} />}
        {problem && !sealedFile && (
          <div className="setting-row">
            <ProblemLine problem={problem} />
          </div>
        )}
        {away.map((folder) => (
          <AwayFolder key={folder.id} folder={folder} />
        ))}
        {setAside.map(({ name, at, bytes }) => (
          <div className="setting-row" key={name} data-testid="set-aside">
            <span className="switch-words">
              <b>{t('The library before')}</b>
              {t('Set aside {value}, when another one was put in its place · {bytes}', {
                value: formatDate(at),
                bytes: formatBytes(bytes),
              })}
            </span>
            <button
              type="button"
              className="button"
              disabled={isRunning || applying}
              onClick={() => setOpen({ goBack: name })}
            >
              {t('Go Back to It…')}
            </button>
          </div>
        ))}
      </div>
      {open === 'passphrase' && (
        <PassphraseDialog
          way="new"
          problem={null}
          onSubmit={(passphrase) => {
            setOpen(null);
            void backUp(passphrase);
          }}
          onClose={() => setOpen(null)}
        />
      )}
      {sealedFile && (
        <PassphraseDialog
          way="open"
          problem={problem}
          onSubmit={(passphrase) => void restore(sealedFile, passphrase)}
          onClose={closeSealed}
        />
      )}
      {open !== null && typeof open === 'object' && (
        <ConfirmDialog
          icon="clock"
          title={t('Go back to this library?')}
          text={t('The library you have now is set aside in turn, so you can come back to it.')}
          action={t('Go Back')}
          onCancel={() => setOpen(null)}
          onConfirm={() => {
            setOpen(null);
            void useBackup.getState().goBack(open.goBack);
          }}
        />
      )}
    </section>
  );
}

/** What is under way, and how it ended. */
function JobRow({ job, applying }: { readonly job: BackupJob; readonly applying: boolean }) {
  const { apply, cancel } = useBackup.getState();
  if (job.state === 'running') {
    return (
      <div className="setting-row" data-testid="backup-running">
        <span className="switch-words" aria-live="polite">
          <b dir="auto">{baseName(job.path)}</b>
          {progressWords(job)}
          <ProgressBar value={job.done} total={job.total} label={progressWords(job)} />
        </span>
        <button type="button" className="button" onClick={() => void cancel()} data-testid="backup-cancel">
          {t('Cancel')}
        </button>
      </div>
    );
  }
  if (job.state === 'failed') {
    if (job.error?.code === 'cancelled') return null;
    const said = job.error && errorMessage({ code: job.error.code, values: job.error.data });
    return (
      <div className="setting-row">
        <p className="dialog-problem" role="alert" data-testid="backup-problem">
          <b>{said?.sentence}</b> {said?.next}
        </p>
      </div>
    );
  }
  const counts = job.summary ? countWords(job.summary.counts) : '';
  if (job.state === 'done') {
    return (
      <div className="setting-row" role="status" data-testid="backup-done">
        <span className="switch-words">
          <b>
            {job.merged
              ? mergedTitle(baseName(job.path), job.merged)
              : t('{path} is complete', { path: baseName(job.path) })}
          </b>
          {job.merged ? mergedWords(job.merged) : counts}
          {job.summary?.sealed && !job.merged ? ` · ${t('encrypted')}` : ''}
        </span>
      </div>
    );
  }
  return (
    <div className="setting-row" role="status" data-testid="backup-ready">
      <span className="switch-words">
        <b>{t('{path} is sound', { path: baseName(job.path) })}</b>
        {t('Made {date}: {counts}.', { date: job.summary ? formatDate(job.summary.madeAt) : '', counts })}
        {job.summary?.encrypted && ` ${t('Conversations in it need the recovery code here.')}`}
        <ClosedDoors doors={job.closed} />
      </span>
      <span className="setting-buttons">
        {applying && <Spinner size={15} label={t('Putting it in place')} />}
        <button type="button" className="button" disabled={applying} onClick={() => void cancel()}>
          {t('Not Now')}
        </button>
        <button
          type="button"
          className="button is-primary"
          disabled={applying}
          onClick={() => void apply()}
          data-testid="backup-apply"
        >
          {t('Use This Library')}
        </button>
      </span>
    </div>
  );
}
