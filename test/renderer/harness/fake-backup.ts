/** Backup and restore, as the window sees them. */
import type { BackupJob } from '../../../src/preload/contract/backup-shapes.ts';
import type { EventName, Events } from '../../../src/preload/contract/events.ts';

export function createBackupFakes(emit: <Name extends EventName>(name: Name, payload: Events[Name]) => void) {
  let job: BackupJob | null = null;
  const counts = { folders: 2, files: 530, documents: 512, passages: 9_120, vectors: 9_044 };
  const summary = {
    ...{ madeAt: Date.UTC(2026, 10, 20), models: [], sealed: false, encrypted: false },
    counts: { ...counts, conversations: 12, messages: 61 },
  };
  const ended = (kind: BackupJob['kind'], path: string, state: BackupJob['state']): BackupJob => {
    const made: BackupJob = {
      ...{
        id: 'job',
        kind,
        path,
        state,
        stage: 'writing',
        done: 4_000_000,
        total: 4_000_000,
        summary,
        merged: null,
        closed: [],
        error: null,
      },
    };
    job = made;
    emit('backup.changed', made);
    return made;
  };
  return {
    'backup.start': ({ path }: { path: string }) => ended('backup', path, 'done'),
    'backup.inspect': () => summary,
    'backup.restore': ({ path }: { path: string }) => ended('restore', path, 'ready'),
    'backup.merge': ({ path }: { path: string }) => ended('merge', path, 'done'),
    'backup.apply': () => null,
    'backup.cancel': () => {
      job = null;
      return null;
    },
    'backup.job': () => job,
    'backup.setAside': () => [],
    'library.passages': () => ({ text: '', next: null }),
    'backup.goBack': () => null,
    'backup.chooseTarget': () => '/Users/anna/Documents/Docent 2026-11-20.docent',
    'backup.chooseFile': () => '/Users/anna/Documents/Docent 2026-11-20.docent',
  };
}
