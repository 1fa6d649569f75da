/** The newer pages of Settings: what they say, and in which state they let which button be pressed. */
import { renderToStaticMarkup } from 'react-dom/server';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { BackupJob, MergeReport } from '../../../src/preload/contract/backup-shapes.ts';
import type { PublishJob, TeamSettings as Team } from '../../../src/preload/contract/team-shapes.ts';
import { StatusBar } from '../../../src/renderer/components/status-bar.tsx';
import { useBackup } from '../../../src/renderer/stores/backup-store.ts';
import { useLibrary } from '../../../src/renderer/stores/library-store.ts';
import { useTeam } from '../../../src/renderer/stores/team-store.ts';
import { errorMessage } from '../../../src/renderer/views/error-messages.ts';
import { BackupSettings } from '../../../src/renderer/views/settings/backup-settings.tsx';
import { mergedTitle, mergedWords, progressWords } from '../../../src/renderer/views/settings/backup-words.ts';
import { outcomeWords } from '../../../src/renderer/views/settings/connection-words.ts';
import { PassphraseDialog } from '../../../src/renderer/views/settings/passphrase-dialog.tsx';
import { PrivacySettings } from '../../../src/renderer/views/settings/privacy-settings.tsx';
import { TeamSettings } from '../../../src/renderer/views/settings/team-settings.tsx';
import { publishWords, sharedWords, teamProblem } from '../../../src/renderer/views/settings/team-words.ts';
import { stubBridge } from '../bridge-stub.ts';
import { fakeFiles, fakeStatus } from '../harness/fake-library.ts';

/** What each store began with, put back after every test. */
const began = [useBackup, useTeam, useLibrary].map((store) => ({ ...store.getInitialState() }));
beforeEach(() => void stubBridge({}));
afterEach(() => {
  vi.unstubAllGlobals();
  startAgain();
});

function startAgain(): void {
  for (const [at, store] of [useBackup, useTeam, useLibrary].entries()) {
    Object.assign(store.getInitialState(), began[at]);
  }
}

/** React renders without a window from what a store began with, so this is where a test puts its state. */
function having<State extends object>(store: { getInitialState: () => State }, state: Partial<State>): void {
  Object.assign(store.getInitialState(), state);
}
const library = fakeStatus(fakeFiles(3));
const job = (change: Partial<BackupJob>): BackupJob => ({
  ...{ id: 'job', kind: 'backup', path: '/Users/anna/My library.docent', state: 'running', stage: 'writing' },
  ...{ done: 21, total: 50, summary: null, merged: null, closed: [], error: null },
  ...change,
});
const summary = {
  ...{ madeAt: Date.UTC(2026, 10, 20), models: [], sealed: true, encrypted: false },
  counts: {
    ...{ folders: 1, files: 530, documents: 512, passages: 9_120, vectors: 9_044 },
    ...{ conversations: 12, messages: 61 },
  },
};
const report = (change: Partial<MergeReport>): MergeReport =>
  ({ documents: 0, known: 0, conversations: 0, conversationsLocked: 0, ...change }) as MergeReport;
const team = (change: Partial<Team> = {}): Team => ({
  ...{ address: 'postgres://anna@db.example.org/team', host: 'db.example.org' },
  ...{ folderIds: [], readers: [], passwordKept: false },
  ...change,
});
const published = (change: Partial<PublishJob> = {}): PublishJob => ({
  ...{ state: 'done', done: 3, total: 3, error: null },
  report: { published: 1_200, unchanged: 2, removed: 1, passages: 9, vectors: 9, pgvector: true },
  ...change,
});
const button = (html: string, testId: string) =>
  html.match(new RegExp(`<button[^>]*data-testid="${testId}"[^>]*>`))?.[0] ?? '';

describe('Backup and move', () => {
  const page = (state: Partial<ReturnType<typeof useBackup.getState>>) => {
    having(useBackup, state);
    return renderToStaticMarkup(<BackupSettings />);
  };

  it('says how far it is, and starts nothing else meanwhile', () => {
    const html = page({ job: job({}) });
    expect(html).toContain('Writing the file · 42%');
    for (const each of ['back-up', 'restore', 'merge']) expect(button(html, each)).toContain('disabled');
    expect(button(html, 'backup-cancel')).not.toContain('disabled');
    expect(progressWords(job({ total: 0, stage: 'checking' }))).toBe('Checking the file…');
  });

  it('says what a finished file holds, and what a checked one would put in place', () => {
    expect(page({ job: job({ state: 'done', summary }) })).toContain(
      'My library.docent is complete</b>512 documents, 12 conversations, 1 folder · encrypted',
    );
    startAgain();
    const ready = page({ job: job({ kind: 'restore', state: 'ready', summary }) });
    expect(ready).toContain('Made Nov 20, 2026: 512 documents, 12 conversations, 1 folder.');
    expect(button(ready, 'backup-apply')).not.toContain('disabled');
  });

  it('does not say that something came when nothing did', () => {
    const nothing = report({ known: 20 });
    expect(mergedTitle('a.docent', nothing)).toBe('a.docent holds nothing new');
    expect(mergedWords(nothing)).toBe('20 documents were here already.');
    const some = report({ documents: 2, conversations: 1, known: 1, conversationsLocked: 3 });
    expect(mergedTitle('a.docent', some)).toBe('What was new in a.docent is here');
    expect(mergedWords(some)).toBe(
      '2 documents and 1 conversation came; 1 document was here already. 3 conversations are encrypted there and could not come.',
    );
  });

  it('tells why it failed and what to do, and is silent about what was cancelled', () => {
    const failed = (code: 'backup-damaged' | 'cancelled') =>
      page({ job: job({ state: 'failed', error: { code, message: '', data: {} } as BackupJob['error'] }) });
    const html = failed('backup-damaged');
    expect(html).toContain('Your library was not touched.');
    expect(html).toContain('Copy it again from where it came');
    startAgain();
    expect(failed('cancelled')).not.toContain('backup-problem');
  });

  it('offers the way back to a library that was set aside, and asks where a folder is that is not there', () => {
    const [folder] = library.folders;
    if (!folder) throw new Error('the fake library has folders');
    having(useLibrary, { status: { ...library, folders: [{ ...folder, name: 'Leases', available: false }] } });
    const html = page({ setAside: [{ name: 'before', at: Date.UTC(2026, 10, 20), bytes: 1_000_000 }] });
    expect(html).toContain('Set aside Nov 20, 2026');
    expect(html).toContain('Where is “Leases” now?');
  });

  it('asks for a passphrase twice where it is new and once where it is known', () => {
    const dialog = (way: 'new' | 'open') =>
      renderToStaticMarkup(
        <PassphraseDialog
          way={way}
          problem={way === 'open' ? { code: 'backup-passphrase', values: {} } : null}
          onSubmit={() => undefined}
          onClose={() => undefined}
        />,
      );
    expect(dialog('new').match(/type="password"/g)).toHaveLength(2);
    expect(dialog('open').match(/type="password"/g)).toHaveLength(1);
    expect(dialog('open')).toContain('This is not the passphrase of this library file.');
  });
});

describe('Team library', () => {
  const page = (state: Partial<ReturnType<typeof useTeam.getState>>) => {
    having(useTeam, state);
    having(useLibrary, { status: library });
    return renderToStaticMarkup(<TeamSettings />);
  };

  it('is an address to be given, and nothing else, until there is one', () => {
    const html = page({ settings: team({ address: null, host: null }) });
    expect(button(html, 'team-connect')).toContain('disabled');
    expect(html).not.toContain('team-publish');
  });

  it('publishes nothing before a folder is chosen, and says so', () => {
    const none = page({ settings: team() });
    expect(button(none, 'team-publish')).toContain('disabled');
    expect(none).toContain('Switch on a folder above first.');
    startAgain();
    const chosen = page({ settings: team({ folderIds: [library.folders[0]?.id ?? ''] }) });
    expect(button(chosen, 'team-publish')).not.toContain('disabled');
    expect(chosen).toContain('Only what changed is sent');
  });

  it('can be cancelled while it runs, and counts what became of the documents', () => {
    const running = page({ settings: team(), job: published({ state: 'running', done: 1, total: 3, report: null }) });
    expect(button(running, 'team-publish')).not.toContain('disabled');
    expect(running).toContain('1 of 3 documents');
    expect(publishWords(published(), 1)).toBe('1,200 published, 2 unchanged, 1 removed.');
  });

  it('tells a failed publishing as a failure, in words a person knows', () => {
    const error = { code: 'team-unreachable', message: '', data: { detail: 'getaddrinfo ENOTFOUND db.example.org' } };
    const html = page({
      settings: team({ folderIds: ['one'] }),
      job: published({ state: 'failed', report: null, error: error as PublishJob['error'] }),
    });
    expect(html).toMatch(/role="alert"[^>]*><b>The team library cannot be reached: no computer named db\.example\.org/);
    expect(html).not.toContain('ENOTFOUND');
    const said = (detail: string) => errorMessage({ code: 'team-unreachable', values: { detail } }).sentence;
    expect(said('connect ECONNREFUSED 10.0.0.7:5432')).toContain('no database answers at 10.0.0.7:5432');
    expect(said('self-signed certificate')).toContain('self-signed certificate');
  });

  it('says that the address was not kept when the keychain is closed', () => {
    const { sentence, next } = teamProblem({ code: 'secret-store-unavailable', values: {} });
    expect(sentence).toContain('the address was not kept');
    expect(next).toContain('~/.pgpass');
  });

  it('is on the Privacy page and in the promise at the bottom of the window as soon as it has an address', () => {
    having(useTeam, { settings: team() });
    expect(renderToStaticMarkup(<PrivacySettings />)).toContain('No folder is chosen yet, so nothing is published');
    expect(renderToStaticMarkup(<StatusBar />)).toContain('Only what you publish leaves');
    startAgain();
    expect(renderToStaticMarkup(<StatusBar />)).toContain('Nothing leaves');
    expect(sharedWords(2, 'db.example.org')).toMatch(/^Texts, titles and paths of 2 folders go to db\.example\.org/);
  });

  it('and how a connection ended is told there without a code', () => {
    expect(outcomeWords('team-unreachable')).toBe('The team library cannot be reached. Nothing of yours was changed.');
    expect(outcomeWords('complete')).toBe('complete');
  });
});
