import {
  createReadStream,
  createWriteStream,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { fetchPackage, pinnedPackage, unpackPackage } from './fetch-package.mjs';
import { hashFile } from './hash-files.mjs';
import { projectPaths } from './project-paths.mjs';

const checkedFile = join(projectPaths.cache, 'checked-assets.json');

/**
 * Puts the model files of build/assets.json in place, each checked by sha256 (again whenever its size or time changed).
 * @param {{ tests: boolean }} options `tests` also brings what only tests and the demo need (a small chat model)
 */
export async function fetchAssets({ tests }) {
  const wanted = JSON.parse(readFileSync(join(projectPaths.root, 'build', 'assets.json'), 'utf8')).files;
  const checked = existsSync(checkedFile) ? JSON.parse(readFileSync(checkedFile, 'utf8')) : {};
  const missing = [];
  for (const file of wanted) {
    if (file.testsOnly && !tests) continue;
    if (!(await isInPlace(file, checked))) missing.push(file);
  }
  if (missing.length === 0) return;

  const unpacked = new Map();
  const work = join(projectPaths.cache, `unpacked-${process.pid}`);
  try {
    for (const file of missing) {
      const parts = [];
      for (const [key, member] of file.parts) {
        if (!unpacked.has(key)) {
          const folder = join(work, key);
          await unpackPackage(await fetchPackage(pinnedPackage(key)), folder);
          unpacked.set(key, folder);
        }
        parts.push(join(unpacked.get(key), member));
      }
      await joinParts(parts, file);
      remember(file, checked);
    }
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

/** Writes the parts one after the other into place; a half-written file never carries the final name. */
async function joinParts(parts, file) {
  const target = join(projectPaths.root, file.path);
  const half = `${target}.part`;
  mkdirSync(dirname(target), { recursive: true });
  rmSync(half, { force: true });
  for (const part of parts) await pipeline(createReadStream(part), createWriteStream(half, { flags: 'a' }));
  const found = await hashFile(half, 'sha256', 'hex');
  if (found !== file.sha256) throw new Error(`${file.path}: sha256 is ${found}, expected ${file.sha256}.`);
  renameSync(half, target);
}

async function isInPlace(file, checked) {
  const target = join(projectPaths.root, file.path);
  if (!existsSync(target)) return false;
  if (checked[file.path] === stamp(file)) return true;
  if ((await hashFile(target, 'sha256', 'hex')) !== file.sha256) return false;
  remember(file, checked);
  return true;
}

function stamp(file) {
  const { size, mtimeMs } = statSync(join(projectPaths.root, file.path));
  return `${file.sha256} ${size} ${mtimeMs}`;
}

function remember(file, checked) {
  checked[file.path] = stamp(file);
  mkdirSync(projectPaths.cache, { recursive: true });
  writeFileSync(checkedFile, `${JSON.stringify(checked, null, 2)}\n`);
}
