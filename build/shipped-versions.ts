import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { projectPaths } from './scripts/project-paths.mjs';

type Lock = {
  readonly packages: Readonly<Record<string, { readonly version?: string; readonly dev?: boolean }>>;
};

/** Every version that can end in the app: all that is not for development alone, Electron, and the SQLite inside its package. */
export function shippedVersions(): Map<string, string[]> {
  const lock = JSON.parse(readFileSync(join(projectPaths.root, 'package-lock.json'), 'utf8')) as Lock;
  const versions = new Map<string, string[]>();
  const add = (name: string, version: string) => {
    const known = versions.get(name) ?? [];
    if (!known.includes(version)) versions.set(name, [...known, version]);
  };
  for (const [path, { version, dev }] of Object.entries(lock.packages)) {
    const name = path.split('node_modules/').at(-1) ?? '';
    // What is bundled into the window stands among the development packages.
    const isShipped = !dev || name === 'electron' || name === 'pdfjs-dist' || name === 'react' || name === 'zustand';
    if (path.startsWith('node_modules/') && version && isShipped) add(name, version);
  }
  const database = new Database(':memory:');
  add('sqlite', database.prepare('SELECT sqlite_version()').pluck().get() as string);
  database.close();
  return versions;
}
