import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { limits } from './limits.mjs';
import { projectNode } from './project-node.mjs';
import { projectPaths } from './project-paths.mjs';
import { runCommand } from './run-command.mjs';

/** The app's main job on the bundled samples, printed: index, ask, show the sentence and where it stands. @returns {Promise<number>} exit code */
export async function showInTerminal() {
  const print = (line = '') => process.stdout.write(`${line}\n`);
  const [sample] = JSON.parse(readFileSync(projectPaths.sampleQuestions, 'utf8'));
  const library = mkdtempSync(join(tmpdir(), 'docent-sample-'));
  try {
    print('There is no display here, so Docent does its main job in the terminal, on the bundled sample folder.');
    print();
    const added = await docent(['add', projectPaths.samples, '--wait', '--data-dir', library, '--json']);
    if (added.code !== 0) return fail(added);
    const listed = await docent(['files', '--data-dir', library, '--json']);
    if (listed.code !== 0) return fail(listed);
    const files = JSON.parse(listed.text);
    print(`Read ${files.length} files in ${projectPaths.samples}`);
    for (const file of files) print(`  ${file.state.padEnd(8)} ${basename(file.path)}`);
    print();
    const asked = await docent(['ask', sample.question, '--data-dir', library, '--json']);
    if (asked.code !== 0) return fail(asked);
    const answer = JSON.parse(asked.text);
    print(`Question  ${sample.question}`);
    print(`Answer    ${answer.answer.trim().split('\n').join('\n          ')}`);
    for (const [index, citation] of answer.citations.entries()) {
      const page = citation.page === null ? '' : `, page ${citation.page}`;
      print(`  [${index + 1}] ${basename(citation.path)}${page}: “${citation.quote.replaceAll(/\s+/g, ' ')}”`);
    }
    print();
    print('To use it on your own files:  npm run -s docent -- add FOLDER --wait   then   npm run -s docent -- ask "…"');
    return answer.found ? 0 : 1;
  } finally {
    rmSync(library, { recursive: true, force: true });
  }
}

function docent(args) {
  return runCommand(projectNode(), [projectPaths.commandLine, ...args], { timeout: limits.demoCommand });
}

function fail(result) {
  process.stderr.write(`${result.errorText}${result.text}`);
  return result.code;
}
