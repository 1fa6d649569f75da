import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { app } from 'electron';
import type { Licence } from '../../preload/contract/app-requests.ts';

/** The list made when the app was packed; empty beside a checkout, where every package has its own. */
export async function readLicences(): Promise<readonly Licence[]> {
  if (!app.isPackaged) return [];
  const text = await readFile(path.join(process.resourcesPath, 'docent', 'licences.json'), 'utf8');
  return JSON.parse(text) as Licence[];
}
