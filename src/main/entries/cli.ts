/** The command line beside the checkout, with its Node. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { runCommandLine } from '../cli.ts';
import { entriesDirOf } from '../processes/fork-worker-host.ts';

const entriesDir = entriesDirOf(import.meta.url);
const projectDir = path.resolve(entriesDir, '..', '..');
const manifest = path.join(projectDir, 'package.json');

await runCommandLine(process.argv.slice(2), {
  resourcesDir: path.join(projectDir, 'resources'),
  entriesDir,
  readableDirs: [path.join(projectDir, 'out'), path.join(projectDir, 'node_modules'), manifest],
  version: (JSON.parse(readFileSync(manifest, 'utf8')) as { version: string }).version,
  self: { command: process.execPath, args: [process.argv[1] as string] },
});
