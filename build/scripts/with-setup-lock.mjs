import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { limits } from './limits.mjs';
import { projectPaths } from './project-paths.mjs';

const folder = join(projectPaths.cache, 'setup.lock');
const ownerFile = join(folder, 'pid');

/** Runs `work` while no other set-up of this checkout runs: two `docent` calls at once must not both install or build. */
export async function withSetupLock(work) {
  mkdirSync(projectPaths.cache, { recursive: true });
  const deadline = Date.now() + limits.setupLock;
  while (!tryLock()) {
    if (Date.now() > deadline) throw new Error(`Another set-up holds ${folder}. If none runs, delete that folder.`);
    await wait(limits.setupLockPoll);
  }
  try {
    return await work();
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function tryLock() {
  try {
    mkdirSync(folder);
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
    if (!ownerIsAlive()) rmSync(folder, { recursive: true, force: true });
    return false;
  }
  writeFileSync(ownerFile, String(process.pid));
  return true;
}

function ownerIsAlive() {
  let owner;
  try {
    owner = Number(readFileSync(ownerFile, 'utf8'));
  } catch (error) {
    // Between making the folder and writing the number: the owner is at work.
    if (error.code === 'ENOENT') return true;
    throw error;
  }
  try {
    process.kill(owner, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}
