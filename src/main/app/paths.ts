import { mkdirSync, mkdtempSync } from 'node:fs';
import path from 'node:path';
import { app } from 'electron';
import type { LaunchOptions } from './launch-options.ts';

export type AppPaths = {
  /** The library: databases, log, window place. */
  readonly dataDir: string;
  /** Built entries of our processes. */
  readonly entriesDir: string;
  readonly preloadFile: string;
  readonly rendererDir: string;
  /** Shipped data: models, samples, catalogue. */
  readonly resourcesDir: string;
  readonly logFile: string;
  readonly windowStateFile: string;
  /** Theme and language of the last start. */
  readonly lookFile: string;
  /** Pages dragged out or looked at, for a while. */
  readonly pagesDir: string;
};

/**
 * Decides where everything lives and tells Electron, which must happen before the instance lock and before `ready`.
 * A self-test always gets a fresh data folder beside its report, so that it proves a first launch, touches nobody's library
 * and leaves its log where somebody looks.
 */
export function choosePaths(options: LaunchOptions): AppPaths {
  const dataDir = options.selfTest
    ? freshFolder(options.selfTest)
    : (options.dataDir ?? profileDir(options.profileFolder));
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  app.setPath('userData', dataDir);
  // What Chromium keeps for itself stays apart from the library, so that a backup can leave it out.
  app.setPath('sessionData', path.join(dataDir, 'window'));
  const root = app.getAppPath();
  return {
    dataDir,
    entriesDir: path.join(root, 'out/main'),
    preloadFile: path.join(root, 'out/preload/index.cjs'),
    rendererDir: path.join(root, 'out/renderer'),
    resourcesDir: app.isPackaged ? path.join(process.resourcesPath, 'docent') : path.join(root, 'resources'),
    logFile: path.join(dataDir, 'docent.log'),
    windowStateFile: path.join(dataDir, 'window.json'),
    lookFile: path.join(dataDir, 'look.json'),
    pagesDir: path.join(dataDir, 'pages'),
  };
}

function profileDir(folder: string | null): string {
  const own = app.getPath('userData');
  return folder === null ? own : path.join(path.dirname(own), folder);
}

function freshFolder(parent: string): string {
  mkdirSync(parent, { recursive: true });
  return mkdtempSync(path.join(parent, 'data-'));
}
