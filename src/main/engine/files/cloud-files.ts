/** Tells files whose bytes are not on this disk from those that only look so. */
import path from 'node:path';
import { limits } from '../limits.ts';
import type { CloudProbe } from '../ports.ts';
import type { ScannedFile } from '../types.ts';

/** Takes the mark `cloud` from every candidate the system does not confirm; without a probe there are no such files here. */
export async function confirmCloudFiles(
  root: string,
  files: readonly ScannedFile[],
  probe: CloudProbe | null,
): Promise<readonly ScannedFile[]> {
  const candidates = files.filter((file) => file.special === 'cloud');
  if (candidates.length === 0) return files;
  const confirmed = new Set<string>();
  for (let from = 0; probe && from < candidates.length; from += limits.watch.cloudBatch) {
    const batch = candidates.slice(from, from + limits.watch.cloudBatch);
    // When nobody can tell, none is read: that could download it.
    const inodes = await probe.onlyInCloud(batch.map((file) => path.join(root, file.path))).catch(() => null);
    for (const file of batch) if (!inodes || inodes.has(file.inode)) confirmed.add(file.key);
  }
  return files.map((file) => {
    if (file.special !== 'cloud' || confirmed.has(file.key)) return file;
    const { special: _candidate, ...ordinary } = file;
    return ordinary;
  });
}
