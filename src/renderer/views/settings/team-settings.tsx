import { type FormEvent, useEffect, useState } from 'react';
import type { FolderSummary } from '../../../preload/contract/shapes.ts';
import type { TeamSettings as Settings } from '../../../preload/contract/team-shapes.ts';
import { ProgressBar } from '../../components/progress-bar.tsx';
import { t } from '../../languages/translate.ts';
import { useLibrary } from '../../stores/library-store.ts';
import { useTeam } from '../../stores/team-store.ts';
import { ProblemLine } from '../privacy/problem-line.tsx';
import { TeamSearch } from './team-search.tsx';
import { publishWords, teamProblem } from './team-words.ts';

const noFolders: readonly FolderSummary[] = [];

/** A PostgreSQL database that chosen folders are published into, and that is searched. Off until an address is given. */
export function TeamSettings() {
  const settings = useTeam((state) => state.settings);
  const problem = useTeam((state) => state.problem);
  const { start } = useTeam.getState();
  useEffect(start, [start]);
  if (!settings) return null;
  return (
    <section className="setting-group" aria-labelledby="setting-team" data-testid="team">
      <h2 id="setting-team">{t('Team library')}</h2>
      <div>
        {settings.address === null ? <AddressRow /> : <ConfiguredRows settings={settings} />}
        {problem && (
          <div className="setting-row">
            <ProblemLine problem={problem} says={teamProblem} />
          </div>
        )}
      </div>
    </section>
  );
}

function AddressRow() {
  const [address, setAddress] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (address.trim() !== '') void useTeam.getState().change({ address: address.trim() });
  };
  return (
    <form className="setting-row has-field" onSubmit={submit}>
      <label className="switch-words">
        <b>{t('Share folders with your team')}</b>
        {t(
          'Their texts are copied into a PostgreSQL database that your team runs; your library stays here. Off until you give its address. A password in it goes to your keychain.',
        )}
        <input
          className="endpoint-field"
          value={address}
          placeholder="postgres://anna:password@db.example.org/team"
          autoComplete="off"
          spellCheck={false}
          onChange={(event) => setAddress(event.currentTarget.value)}
          data-testid="team-address"
        />
      </label>
      <button type="submit" className="button" disabled={address.trim() === ''} data-testid="team-connect">
        {t('Use It')}
      </button>
    </form>
  );
}

function ConfiguredRows({ settings }: { readonly settings: Settings }) {
  const folders = useLibrary((state) => state.status?.folders ?? noFolders);
  const job = useTeam((state) => state.job);
  const { change, publish, cancel } = useTeam.getState();
  const isRunning = job?.state === 'running';
  const toggle = (folderId: string, isChosen: boolean) =>
    void change({
      folderIds: [...settings.folderIds.filter((id) => id !== folderId), ...(isChosen ? [folderId] : [])],
    });
  return (
    <>
      <div className="setting-row">
        <span className="switch-words">
          <b>{settings.host}</b>
          {settings.address}
        </span>
        <button
          type="button"
          className="button"
          disabled={isRunning}
          onClick={() => void change({ address: null, folderIds: [] })}
          data-testid="team-forget"
        >
          {t('Stop Using It')}
        </button>
      </div>
      {folders.map((folder) => (
        <label className="setting-row switch-row" key={folder.id}>
          <span className="switch-words">
            <b>{t('Publish “{folder}”', { folder: folder.name })}</b>
            {folder.path}
          </span>
          <input
            type="checkbox"
            role="switch"
            aria-checked={settings.folderIds.includes(folder.id)}
            className="switch"
            checked={settings.folderIds.includes(folder.id)}
            disabled={isRunning}
            onChange={(event) => toggle(folder.id, event.currentTarget.checked)}
            data-testid="team-folder"
          />
        </label>
      ))}
      <ReadersRow readers={settings.readers} />
      <div className="setting-row">
        <span className="switch-words" aria-live="polite">
          <b>{t('Publish now')}</b>
          {job?.error ? (
            <ProblemLine problem={{ code: job.error.code, values: job.error.data }} says={teamProblem} />
          ) : (
            publishWords(job, settings.folderIds.length)
          )}
          {isRunning && <ProgressBar value={job.done} total={job.total} label={t('Publishing')} />}
        </span>
        <button
          type="button"
          className="button"
          disabled={!isRunning && settings.folderIds.length === 0}
          onClick={() => void (isRunning ? cancel() : publish())}
          data-testid="team-publish"
        >
          {isRunning ? t('Cancel') : t('Publish')}
        </button>
      </div>
      <TeamSearch />
    </>
  );
}

/** Roles of the database that may read what is published. */
function ReadersRow({ readers }: { readonly readers: readonly string[] }) {
  const [typed, setTyped] = useState<string | null>(null);
  const save = () => {
    const wanted = [...new Set((typed ?? '').split(/[\s,]+/).filter(Boolean))];
    if (typed !== null) void useTeam.getState().change({ readers: wanted });
    setTyped(null);
  };
  return (
    <div className="setting-row has-field">
      <label className="switch-words">
        <b>{t('Who may read it')}</b>
        {t('Roles of the database, separated by commas. Apart from them and you, only those who run the database can.')}
        <input
          className="endpoint-field"
          value={typed ?? readers.join(', ')}
          placeholder={t('team')}
          spellCheck={false}
          onChange={(event) => setTyped(event.currentTarget.value)}
          onBlur={save}
          onKeyDown={(event) => event.key === 'Enter' && save()}
          data-testid="team-readers"
        />
      </label>
    </div>
  );
}
