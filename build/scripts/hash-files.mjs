import { createHash } from 'node:crypto';
import { createReadStream, existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative, sep } from 'node:path';

/** @param {string} path @param {'sha256' | 'sha512'} algorithm @param {'hex' | 'base64'} encoding */
export async function hashFile(path, algorithm, encoding) {
  const hash = createHash(algorithm);
  for await (const bytes of createReadStream(path)) hash.update(bytes);
  return hash.digest(encoding);
}

/** @param {string} path @returns {string[]} every file under `path` (or itself), sorted; nothing when it is missing */
export function listFiles(path) {
  if (!existsSync(path)) return [];
  if (statSync(path).isFile()) return [path];
  return readdirSync(path, { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => listFiles(join(path, entry.name)));
}

/** One hash over names and bytes of all files under `paths`, which are relative to `root`. */
export function hashTree(root, paths) {
  const hash = createHash('sha256');
  for (const path of paths.flatMap((part) => listFiles(join(root, part)))) {
    const bytes = readFileSync(path);
    hash.update(`${relative(root, path).split(sep).join('/')}\0${bytes.length}\0`).update(bytes);
  }
  return hash.digest('hex');
}
