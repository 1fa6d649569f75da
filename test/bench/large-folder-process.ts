/** Makes a large folder, looks through it as the engine does and prints the figures; a process of its own, so that its memory is its own. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import { createFolderKeeper } from '../../src/main/engine/ingest/folder-keeper.ts';
import { createFolderScans } from '../../src/main/engine/ingest/folder-scans.ts';
import type { FolderWatcher } from '../../src/main/engine/ports.ts';
import { openLibraryStore } from '../../src/main/engine/store/library-store.ts';
import { openPersonalStore } from '../../src/main/engine/store/personal-store.ts';
import { createParcelWatcher } from '../../src/main/processes/parcel-watcher.ts';

export type LargeFolderFigures = {
  readonly watchSeconds: number;
  readonly firstSeconds: number;
  readonly secondSeconds: number;
  readonly pauseMs: { readonly p99: number; readonly longest: number };
  readonly megabytesBefore: number;
  readonly megabytesAfter: number;
  readonly idleSeconds: number;
  readonly idleCpuSeconds: number;
  readonly hintMs: number;
};

const files = Number(process.argv[2]);
const perFolder = 100;
const idleSeconds = 30;
const mebibyte = 1024 * 1024;
const log = { info: () => undefined, warn: console.error, error: console.error };

const base = mkdtempSync(path.join(tmpdir(), 'docent-large-'));
try {
  process.stdout.write(JSON.stringify(await measure(base)));
} finally {
  rmSync(base, { recursive: true, force: true });
}

async function measure(folder: string): Promise<LargeFolderFigures> {
  const root = path.join(folder, 'files');
  for (let index = 0; index < files; index += 1) {
    const place = path.join(
      root,
      `part-${Math.floor(index / perFolder / 50)}`,
      `folder-${Math.floor(index / perFolder)}`,
    );
    if (index % perFolder === 0) mkdirSync(place, { recursive: true });
    writeFileSync(path.join(place, `note-${index}.txt`), `Note ${index}`);
  }
  const library = openLibraryStore(path.join(folder, 'library'));
  const personal = openPersonalStore(path.join(folder, 'library'));
  const { id } = personal.folders.add(root, '0', false);
  const scans = createFolderScans({
    library,
    folderById: (folderId) => personal.folders.byId(folderId),
    log,
    now: Date.now,
    onEnd: () => undefined,
  });
  let watchSeconds = 0;
  const keeper = createFolderKeeper({
    library,
    personal,
    scans,
    watcher: timed(createParcelWatcher(), (seconds) => {
      watchSeconds = seconds;
    }),
    log,
    now: Date.now,
    eraseHidden: async () => undefined,
    onChange: () => undefined,
  });
  const megabytesBefore = Math.round(process.memoryUsage.rss() / mebibyte);
  const pauses = monitorEventLoopDelay({ resolution: 5 });
  pauses.enable();
  const first = performance.now();
  await keeper.start();
  const firstSeconds = (performance.now() - first) / 1000 - watchSeconds;
  pauses.disable();
  const megabytesAfter = Math.round(process.memoryUsage.rss() / mebibyte);

  const second = performance.now();
  await scans.look(id, 'all');
  const secondSeconds = (performance.now() - second) / 1000;

  const cpu = process.cpuUsage();
  await sleep(idleSeconds * 1000);
  const used = process.cpuUsage(cpu);

  const written = performance.now();
  writeFileSync(path.join(root, 'part-0', 'folder-0', 'new.txt'), 'New');
  while (!library.disk.at(id, 'part-0/folder-0/new.txt')) await sleep(10);
  const hintMs = Math.round(performance.now() - written);
  await keeper.stop();
  await scans.stop();
  library.close();
  personal.close();
  return {
    watchSeconds,
    firstSeconds,
    secondSeconds,
    pauseMs: { p99: pauses.percentile(99) / 1e6, longest: pauses.max / 1e6 },
    megabytesBefore,
    megabytesAfter,
    idleSeconds,
    idleCpuSeconds: (used.user + used.system) / 1e6,
    hintMs,
  };
}

function timed(watcher: FolderWatcher, tell: (seconds: number) => void): FolderWatcher {
  return {
    async watch(...given) {
      const start = performance.now();
      const watching = await watcher.watch(...given);
      tell((performance.now() - start) / 1000);
      return watching;
    },
  };
}
