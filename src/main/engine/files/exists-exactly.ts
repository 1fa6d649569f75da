/** Whether a path exists in just this spelling, on disks that would also find it in another. */
import { readdir } from 'node:fs/promises';
import path from 'node:path';

/** `relative` is `/`-separated under `root`; letters' case counts, normal forms do not. A folder that can't be listed counts as holding it. */
export async function existsExactly(root: string, relative: string): Promise<boolean> {
  let folder = root;
  for (const name of relative.split('/')) {
    try {
      const wanted = name.normalize('NFC');
      if (!(await readdir(folder)).some((entry) => entry.normalize('NFC') === wanted)) return false;
    } catch (error) {
      const code = (error as NodeJS.ErrnoException).code;
      return code !== 'ENOENT' && code !== 'ENOTDIR';
    }
    folder = path.join(folder, name);
  }
  return true;
}
