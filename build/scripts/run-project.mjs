/** `node build/scripts/run-project.mjs FILE.ts [-- …]`: sets up with everything tests need, then runs FILE with the project's Node. */
import { projectEnvironment, projectNode } from './project-node.mjs';
import { projectPaths } from './project-paths.mjs';
import { runCommand } from './run-command.mjs';
import { runScript } from './run-script.mjs';
import { setUp } from './set-up.mjs';

await runScript(async (args) => {
  await setUp({ tests: true });
  const result = await runCommand(projectNode(), args, {
    cwd: projectPaths.root,
    env: projectEnvironment(),
    output: 'inherit',
  });
  return result.code;
});
