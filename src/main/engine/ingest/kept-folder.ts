/** One registered folder under watch: hints are gathered into looks, lost ones and time lead to looks at everything. */
import { lstat } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { ignoreFileName } from '../files/exclusions.ts';
import { openedPlaces } from '../files/opened-places.ts';
import { isSkipped } from '../files/skip-rules.ts';
import { limits } from '../limits.ts';
import type { FolderWatcher, Log } from '../ports.ts';
import type { FolderRow } from '../store/folder-table.ts';
import type { ScanOutcome } from './folder-scans.ts';
import { closedLimits } from './limits.ts';
import type { Scope } from './reconcile-folder.ts';

export type KeptFolder = {
  /** Begins to watch, then looks at everything. Never rejects: what fails is tried again. */
  start(): Promise<void>;
  /** Begins to watch; never rejects. */
  watch(): Promise<void>;
  /** Looks at everything soon. */
  lookAtAll(reason: string): void;
  isWatched(): boolean;
  stop(): Promise<void>;
};

export type KeptFolderOptions = {
  readonly folder: FolderRow;
  readonly watcher: FolderWatcher | null;
  readonly look: (scope: Scope) => Promise<ScanOutcome | null>;
  readonly log: Log;
  readonly now: () => number;
  readonly onChange: (folderId: string) => void;
  /** Places in it that could not be looked at, by their paths. */
  readonly closed: () => readonly string[];
};

const { watch: numbers } = limits;

export function createKeptFolder(options: KeptFolderOptions): KeptFolder {
  const { folder, watcher, look, log, now, onChange, closed } = options;
  /** Set while a watch is being begun. */
  let isBeginning = false;
  let watching: { close(): Promise<void> } | null = null;
  let isStopped = false;
  let isAway = false;
  const hints = new Set<string>();
  let everything = false;
  let firstHintAt = 0;
  /** When the last look at everything ended, and how long it took. */
  let lastFull = { endedAt: Number.NEGATIVE_INFINITY, milliseconds: 0 };
  let rewatchAt = 0;
  let isLooking = false;
  const timers = createTimers();

  function hinted(paths: readonly string[]): void {
    for (const hint of paths) {
      if (hint === '') lookAtAll('a hint at no place in particular');
      const steps = hint.split('/');
      const name = steps.pop() as string;
      if (!steps.some(isSkipped) && (!isSkipped(name) || name === ignoreFileName)) hints.add(hint);
    }
    if (hints.size > numbers.maxHints) lookAtAll('many hints');
    else if (hints.size > 0) gather();
  }

  function lookAtAll(reason: string): void {
    if (!everything) log.info('folder will be looked through', { folder: folder.id, reason });
    everything = true;
    gather();
  }

  /** Waits for more of the same save, but not for ever; looks at everything must not take all of the time. */
  function gather(): void {
    if (isStopped) return;
    firstHintAt ||= now();
    const soon = Math.min(now() + numbers.gatherMs, firstHintAt + numbers.gatherMostMs);
    const rested = everything ? lastFull.endedAt + lastFull.milliseconds * numbers.fullShare : 0;
    timers.set('look', Math.max(soon, rested) - now(), () => {
      // What comes in meanwhile is looked at afterwards.
      if (isLooking) return;
      isLooking = true;
      void lookNow().finally(() => {
        isLooking = false;
        if (everything || hints.size > 0) gather();
      });
    });
  }

  async function lookNow(): Promise<void> {
    const scope: Scope = everything ? 'all' : [...hints];
    hints.clear();
    everything = false;
    firstHintAt = 0;
    if (scope !== 'all' && scope.length === 0) return;
    await lookAt(scope);
  }

  async function lookAt(scope: Scope): Promise<void> {
    const began = now();
    try {
      // Watched first: what changes behind the look's back is hinted at then.
      if (scope === 'all' && !watching && !isAway) await watchSoon();
      const outcome = await look(scope);
      if (!outcome || isStopped) return;
      if (scope === 'all') lastFull = { endedAt: now(), milliseconds: outcome.milliseconds };
      if (!outcome.available) return await wentAway();
      isAway = false;
      if (outcome.stale) {
        // The watcher calls a moved folder by its old name: it must begin anew, which the look at everything sees to.
        lookAtAll('hints at unknown places');
        return await unwatch();
      }
      if (!watching) await watchSoon();
      planFull();
      planClosed();
    } catch (error) {
      if (isStopped) return;
      lastFull = { endedAt: now(), milliseconds: now() - began };
      log.warn('folder is looked through again later', { folder: folder.id, error: String(error) });
      timers.set('look', numbers.awayMs, () => lookAtAll('the last look failed'));
    }
  }

  function planFull(): void {
    const pause = numbers.fullMs[watching ? 'watched' : 'unwatched'];
    timers.set('full', Math.max(pause, lastFull.milliseconds * numbers.fullShare), () => lookAtAll('now and again'));
  }

  /** The system tells nobody that a permission was given. */
  function planClosed(): void {
    if (closed().length > 0) timers.set('closed', closedLimits.lookMs, () => void lookAtOpened());
  }

  async function lookAtOpened(): Promise<void> {
    const opened = await openedPlaces(folder.path, closed());
    if (isStopped || isAway) return;
    if (opened.length > 0) hinted(opened);
    else planClosed();
  }

  /** A folder whose disk is away is asked for until it is back; nothing of it is touched meanwhile. */
  async function wentAway(): Promise<void> {
    isAway = true;
    await unwatch();
    timers.set('away', numbers.awayMs, () => void askForIt());
  }

  async function askForIt(): Promise<void> {
    const stats = await lstat(folder.path).catch(() => null);
    if (isStopped || !isAway) return;
    if (stats?.isDirectory()) {
      rewatchAt = 0;
      await watchSoon();
      await lookAt('all');
    } else {
      timers.set('away', numbers.awayMs, () => void askForIt());
    }
  }

  /** Very large folders take long, and a system out of means may never answer: looking does not wait for ever. */
  async function watchSoon(): Promise<void> {
    let isLate = false;
    const begun = watch().then(() => {
      if (isLate && watching) lookAtAll('watching began late');
    });
    // A timer that ran on would hold a whole engine that is closed meanwhile.
    const patience = new AbortController();
    const tooLate = sleep(numbers.watchWaitMs, undefined, { ref: false, signal: patience.signal }).then(
      () => {
        isLate = true;
      },
      () => undefined,
    );
    await Promise.race([begun, tooLate]);
    patience.abort();
  }

  async function watch(): Promise<void> {
    if (!watcher || watching || isBeginning || isStopped || now() < rewatchAt) return;
    isBeginning = true;
    try {
      let isCurrent = true;
      const started = await watcher.watch(
        folder.path,
        (paths) => {
          if (isCurrent && !isStopped) hinted(paths);
        },
        (reason) => {
          if (!isCurrent || isStopped) return;
          isCurrent = false;
          log.warn('watching a folder ended', { folder: folder.id, reason });
          void unwatch().then(() => lookAtAll(reason));
        },
      );
      watching = {
        close: async () => {
          isCurrent = false;
          await started.close();
        },
      };
      if (isStopped || !isCurrent) return await unwatch();
      onChange(folder.id);
    } catch (error) {
      log.warn('folder cannot be watched', { folder: folder.id, error: String(error) });
      rewatchAt = now() + numbers.rewatchMs;
      timers.set('watch', numbers.rewatchMs, () => void watch().then(() => watching && lookAtAll('watching began')));
    } finally {
      isBeginning = false;
    }
  }

  async function unwatch(): Promise<void> {
    const before = watching;
    watching = null;
    if (!before) return;
    onChange(folder.id);
    await before.close().catch((error: unknown) => log.warn('watching did not end well', { error: String(error) }));
  }

  return {
    async start() {
      await watchSoon();
      await lookAt('all');
    },
    watch: watchSoon,
    lookAtAll,
    isWatched: () => watching !== null,
    async stop() {
      isStopped = true;
      timers.clear();
      await unwatch();
    },
  };
}

/** One timer per purpose; a new one takes the place of the old. They keep no process alive. */
function createTimers() {
  const timers = new Map<string, NodeJS.Timeout>();
  return {
    set(purpose: 'look' | 'full' | 'away' | 'watch' | 'closed', milliseconds: number, run: () => void): void {
      clearTimeout(timers.get(purpose));
      const timer = setTimeout(run, Math.max(0, milliseconds));
      timer.unref();
      timers.set(purpose, timer);
    },
    clear(): void {
      for (const timer of timers.values()) clearTimeout(timer);
      timers.clear();
    },
  };
}
