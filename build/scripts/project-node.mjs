import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { limits } from './limits.mjs';
import { projectPaths } from './project-paths.mjs';

/**
 * The Node that runs our code: the one npm installed beside the packages, else this one when it is new enough.
 * Older ones crash in better-sqlite3 instead of saying what is wrong, so they are refused here.
 * @returns {string} path of the binary
 */
export function projectNode() {
  const own = join(projectPaths.binaries, 'node');
  if (existsSync(own)) return own;
  if (Number(process.versions.node.split('.')[0]) >= limits.oldestNode) return process.execPath;
  throw new Error(
    `No Node for ${process.platform}-${process.arch} comes with the packages, and this is Node ${process.versions.node}. ` +
      `Install Node ${limits.oldestNode} or newer and run the command again.`,
  );
}

/** An environment in which `node` and the project's tools are found first; colours only where somebody looks. */
export function projectEnvironment(extra = {}) {
  const colours = process.stdout.isTTY ? {} : { NO_COLOR: '1' };
  return {
    ...process.env,
    ...colours,
    PATH: `${projectPaths.binaries}${delimiter}${process.env.PATH ?? ''}`,
    ...extra,
  };
}
