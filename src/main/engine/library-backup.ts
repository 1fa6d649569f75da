/** Takes the library away as one file, and puts another in its place: one of both at a time, in the background. */
import { randomUUID } from 'node:crypto';
import { mkdir, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import type { BackupJob, PortableSummary } from '../../preload/contract/backup-shapes.ts';
import { AppError, toWire } from '../../preload/contract/errors.ts';
import { assertTarget } from './backup/assert-target.ts';
import { assertRoom } from './backup/disk-room.ts';
import { hashModel } from './backup/hash-model.ts';
import { backupLimits } from './backup/limits.ts';
import type { Manifest } from './backup/manifest.ts';
import { damagedBackup, newerBackup } from './backup/portable-header.ts';
import { type OpenPortable, openPortable } from './backup/read-portable.ts';
import { writePortable } from './backup/write-portable.ts';
import { closeDoors } from './close-doors.ts';
import type { EngineContext } from './engine-context.ts';
import { type Erasing, erasing } from './erase.ts';
import { keepMachineSettings } from './machine-settings.ts';
import { mergeLibrary } from './merge-library.ts';
import { newSalt, stretch } from './privacy/wrap-key.ts';
import { libraryKind } from './store/library-store.ts';
import { storageError } from './store/open-database.ts';
import { personalKind } from './store/personal-store.ts';
import { findDamage } from './store/safety/find-damage.ts';
import { findStrangePart } from './store/safety/strange-parts.ts';
import { passingFolders, stagedFolder } from './store/safety/swap-library.ts';
import { replaceSetting, snapshotFacts } from './store/snapshot.ts';

type Progress = (stage: BackupJob['stage'], done: number, total: number) => void;
type Work = (signal: AbortSignal, progress: Progress) => Promise<Partial<BackupJob>>;

export function createLibraryBackup(context: EngineContext, dataDir: string) {
  let job: BackupJob | null = null;
  let running: { readonly controller: AbortController; readonly done: Promise<void> } | null = null;
  const staged = path.join(dataDir, stagedFolder);

  function begin(kind: BackupJob['kind'], file: string, work: Work): BackupJob {
    if (running) throw new AppError('busy', 'A backup or restore is under way. Wait for it, or cancel it.');
    const controller = new AbortController();
    const signal = AbortSignal.any([controller.signal, context.closing]);
    const change = (part: Partial<BackupJob>) => {
      job = { ...(job as BackupJob), ...part };
      context.emit('backup.changed', job);
    };
    job = {
      ...{ id: randomUUID(), kind, path: file, state: 'running', stage: kind === 'backup' ? 'copying' : 'checking' },
      ...{ done: 0, total: 0, summary: null, merged: null, closed: [], error: null },
    };
    const started = job;
    const progress = paced((stage, done, total) => change({ stage, done, total }), context.now);
    const done = work(signal, progress)
      .then(
        (end) => change({ state: 'done', ...end }),
        (error: unknown) => {
          const failure = signal.aborted ? new AppError('cancelled', 'Cancelled.') : storageError(error);
          change({ state: 'failed', error: toWire(failure) });
        },
      )
      .finally(() => {
        running = null;
      });
    running = { controller, done };
    return started;
  }

  async function backUp(file: string, passphrase: string | undefined, signal: AbortSignal, progress: Progress) {
    const folder = path.join(dataDir, passingFolders.backup);
    const target = path.dirname(file);
    const [libraryFile, personalFile] = [libraryKind.file, personalKind.file].map((name) =>
      path.join(folder, name),
    ) as [string, string];
    await rm(folder, { recursive: true, force: true });
    const bytes =
      (await sizeOf(path.join(dataDir, libraryKind.file))) + (await sizeOf(path.join(dataDir, personalKind.file)));
    await assertRoom([
      { folder: dataDir, bytes },
      { folder: target, bytes },
    ]);
    await mkdir(folder, { mode: 0o700 });
    try {
      await context.library.snapshot(libraryFile, backupLimits.snapshotPages, ({ done, total }) => {
        signal.throwIfAborted();
        progress('copying', done, total);
      });
      context.personal.snapshot(personalFile);
      signal.throwIfAborted();
      const facts = snapshotFacts(libraryFile, personalFile);
      const models = [];
      for (const { name, role, path: model } of context.personal.models.list())
        models.push({ name, role, sha256: await hashModel(model, signal) });
      const salt = passphrase === undefined ? null : newSalt();
      const sealing = salt && { salt, key: await stretch(passphrase as string, salt) };
      const total = 2 * ((await sizeOf(libraryFile)) + (await sizeOf(personalFile)));
      let read = 0;
      const manifest = await writePortable(
        file,
        {
          manifest: { format: 1, madeAt: context.now(), models, ...mutable(facts) },
          files: [
            { name: 'library.db', path: libraryFile },
            { name: 'personal.db', path: personalFile },
          ],
        },
        sealing,
        signal,
        (part) => {
          read += part;
          progress('writing', read, total);
        },
      );
      return { done: total, total, summary: summaryOf(manifest, sealing !== null) };
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  }

  /** Unpacked and looked at; the library in use is not touched. */
  async function stage(
    file: string,
    passphrase: string | undefined,
    folder: string,
    signal: AbortSignal,
    progress: Progress,
  ) {
    await rm(folder, { recursive: true, force: true });
    const opened = await open(file, passphrase);
    try {
      const { manifest } = opened;
      const total = manifest.files.reduce((sum, { bytes }) => sum + bytes, 0);
      await assertRoom([{ folder: dataDir, bytes: total }]);
      let written = 0;
      await opened.unpack(folder, signal, (part) => {
        written += part;
        progress('checking', written, total);
      });
      try {
        await assertSound(folder, manifest);
      } catch (error) {
        await rm(folder, { recursive: true, force: true });
        throw error;
      }
      return { done: total, total, summary: summaryOf(manifest, opened.sealed) };
    } finally {
      await opened.close();
    }
  }

  return {
    job: () => job,
    start: (file: string, passphrase?: string, replace = false) =>
      begin('backup', file, async (signal, progress) => {
        await assertTarget(file, dataDir, replace);
        return backUp(file, passphrase, signal, progress);
      }),
    restore: (file: string, passphrase?: string) =>
      begin('restore', file, async (signal, progress) => {
        await rm(staged, { recursive: true, force: true });
        const unpacked = path.join(dataDir, passingFolders.restore);
        const end = await stage(file, passphrase, unpacked, signal, progress);
        // An erasing that was under way there has no say over what is set aside here.
        replaceSetting(path.join(unpacked, personalKind.file), erasing, true, 'deleted' satisfies Erasing);
        const closed = [...closeDoors(unpacked), ...keepMachineSettings(unpacked, dataDir)];
        // Only now: a swap that was asked for takes whatever stands there.
        await rename(unpacked, staged);
        return { state: 'ready', ...end, closed };
      }),
    merge: (file: string, passphrase?: string) =>
      begin('merge', file, async (signal, progress) => {
        const folder = path.join(dataDir, passingFolders.merge);
        const staged = await stage(file, passphrase, folder, signal, progress);
        try {
          const merged = await mergeLibrary(context, folder, signal, (done, total) => progress('merging', done, total));
          return { ...staged, merged };
        } finally {
          await rm(folder, { recursive: true, force: true });
        }
      }),
    async inspect(file: string, passphrase?: string): Promise<PortableSummary> {
      const opened = await open(file, passphrase);
      await opened.close();
      return summaryOf(opened.manifest, opened.sealed);
    },
    /** Resolves when nothing is under way and nothing waits to be put in place. */
    async cancel(): Promise<void> {
      running?.controller.abort();
      await running?.done;
      if (job?.state !== 'ready') return;
      job = null;
      await rm(staged, { recursive: true, force: true });
    },
    isReady: () => job?.state === 'ready' && running === null,
  };
}

/** Rejects as `openPortable` does, and with `backup-newer` for databases of a newer version. */
async function open(file: string, passphrase: string | undefined): Promise<OpenPortable> {
  const opened = await openPortable(file, async (salt) => {
    if (passphrase === undefined) throw new AppError('backup-passphrase', 'This library file needs its passphrase.');
    return stretch(passphrase, salt);
  });
  const { library, personal } = opened.manifest.schema;
  if (library <= libraryKind.steps.length && personal <= personalKind.steps.length) return opened;
  await opened.close();
  throw newerBackup();
}

/** The databases open, hold what the list says, and are whole. */
async function assertSound(folder: string, manifest: Manifest): Promise<void> {
  const [libraryFile, personalFile] = [libraryKind.file, personalKind.file].map((name) => path.join(folder, name)) as [
    string,
    string,
  ];
  // First: checking a page may run what the schema says.
  for (const [file, kind] of [
    [personalFile, personalKind],
    [libraryFile, libraryKind],
  ] as const) {
    const strange = strangePart(file, kind);
    if (strange !== null) throw damagedBackup(`something in it was not made by Docent (${strange})`);
  }
  const wrong =
    findDamage(personalFile, personalKind, 'full', null) ?? findDamage(libraryFile, libraryKind, 'quick', null);
  if (wrong !== null) throw damagedBackup(wrong);
  const { counts, schema } = snapshotFacts(libraryFile, personalFile);
  if (schema.library !== manifest.schema.library || schema.personal !== manifest.schema.personal)
    throw damagedBackup('its databases are of another version than it says');
  if (JSON.stringify(counts) !== JSON.stringify(manifest.counts))
    throw damagedBackup('it holds other counts than it says');
  // Looking left them; the files themselves are as they were.
  for (const file of [libraryFile, personalFile]) {
    for (const end of ['-wal', '-shm']) await rm(file + end, { force: true });
  }
}

/** A file that SQLite cannot open says so in its words. */
function strangePart(file: string, kind: typeof personalKind): string | null {
  try {
    return findStrangePart(file, kind);
  } catch (error) {
    const { code, message } = error as { code?: unknown; message: string };
    if (!/^SQLITE_(CORRUPT|NOTADB|ERROR)/.test(String(code))) throw error;
    throw damagedBackup(message);
  }
}

function summaryOf({ madeAt, counts, models, encrypted }: Manifest, sealed: boolean): PortableSummary {
  return { madeAt, counts, models, encrypted, sealed };
}

const sizeOf = async (file: string) => (await stat(file)).size;
const mutable = (facts: ReturnType<typeof snapshotFacts>) => ({
  ...facts,
  folders: facts.folders.map((folder) => ({ ...folder })),
  embeddings: [...facts.embeddings],
});

/** Tells at most ten times a second, as every event; a new stage at once. */
function paced(tell: Progress, now: () => number): Progress {
  let at = Number.NEGATIVE_INFINITY;
  let last: BackupJob['stage'] | null = null;
  return (stage, done, total) => {
    if (stage === last && now() - at < 100) return;
    at = now();
    last = stage;
    tell(stage, done, total);
  };
}
