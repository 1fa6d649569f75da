import { join } from 'node:path';
import { limits } from './limits.mjs';
import { projectEnvironment, projectNode } from './project-node.mjs';
import { projectPaths } from './project-paths.mjs';
import { runCommand } from './run-command.mjs';

/**
 * Packs the app and its test twin when needed, and proves that they differ in one fuse only.
 * @returns {Promise<string>} the twin's executable; throws when it cannot be packed or is no twin
 */
export async function prepareTwin() {
  const script = join(projectPaths.root, 'build', 'scripts', 'prove-twin.ts');
  const result = await runCommand(projectNode(), [script], {
    cwd: projectPaths.root,
    env: projectEnvironment(),
    timeout: limits.suite,
  });
  const executable = /^twin: (.+)$/m.exec(result.text)?.[1];
  if (result.code === 0 && executable) return executable;
  throw new Error(`The packaged app or its test twin could not be made.\n${result.text}${result.errorText}`);
}
