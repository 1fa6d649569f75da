/** `npm run dist`: what is handed to people; on a Mac a dmg and a zip, signed when there is an identity, and the notice of it when there is a key. */
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { packageApp } from '../package-app.ts';

const files = await packageApp('release');
process.stdout.write(`${files.join('\n')}\n`);
const { DOCENT_UPDATE_SIGNING_KEY: key, DOCENT_UPDATE_PAGE: page, DOCENT_UPDATE_SUMMARY: summary } = process.env;
if (key && page && summary) {
  const script = join(import.meta.dirname, 'sign-update.ts');
  execFileSync(process.execPath, [script, '--key', key, '--page', page, '--summary', summary], { stdio: 'inherit' });
}
