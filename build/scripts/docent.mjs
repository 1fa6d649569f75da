/** `npm run -s docent -- …`: the command line on the built engine, set up and built first when needed (told on stderr). */
import { spawn } from 'node:child_process';
import { projectNode } from './project-node.mjs';
import { projectPaths } from './project-paths.mjs';
import { runScript } from './run-script.mjs';
import { setUp } from './set-up.mjs';

/** Exit code of a process that a signal ended, as shells count. */
const endedBySignal = 128;

await runScript(async (args) => {
  await setUp();
  return new Promise((resolve, reject) => {
    // npm runs scripts in the checkout; paths the person typed are relative to where they typed them.
    const cwd = process.env.INIT_CWD ?? process.cwd();
    const child = spawn(projectNode(), [projectPaths.commandLine, ...args], { cwd, stdio: 'inherit' });
    process.on('SIGTERM', () => child.kill('SIGTERM'));
    // A terminal sends Ctrl-C to the child by itself; twice would mean "at once".
    process.on('SIGINT', () => process.stdin.isTTY || child.kill('SIGINT'));
    child.on('error', reject);
    child.on('exit', (code, signal) => resolve(signal ? endedBySignal : code));
  });
});
