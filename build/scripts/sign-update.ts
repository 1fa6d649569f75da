/**
 * `npm run sign:update -- --key KEY.pem --page https://… --summary "…" [--days 180] [--out FILE]`: the signed notice of the version in package.json.
 * `npm run sign:update -- --new-key KEY.pem`: a key pair; the public one is printed.
 */
import { createPrivateKey, createPublicKey } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { readUpdateNotice } from '../../src/main/engine/net/update-notice.ts';
import { newUpdateKey, signUpdate } from '../sign-update.ts';
import { projectPaths } from './project-paths.mjs';

/** Half a year: longer than between two releases, and short enough that a stolen old notice goes stale. */
const usualDays = 180;

const { values } = parseArgs({
  options: {
    'new-key': { type: 'string' },
    key: { type: 'string' },
    page: { type: 'string' },
    summary: { type: 'string' },
    days: { type: 'string' },
    out: { type: 'string' },
  },
});

function publicKeyOf(pem: string): string {
  return createPublicKey(createPrivateKey(pem))
    .export({ format: 'der', type: 'spki' })
    .subarray(-32)
    .toString('base64');
}

if (values['new-key']) {
  const { privatePem, publicKey } = newUpdateKey();
  // Never over another one: what was signed with it would be lost.
  writeFileSync(values['new-key'], privatePem, { mode: 0o600, flag: 'wx' });
  process.stdout.write(`DOCENT_UPDATE_KEY=${publicKey}\n`);
} else if (values.key && values.page && values.summary) {
  const { version } = JSON.parse(readFileSync(join(projectPaths.root, 'package.json'), 'utf8')) as { version: string };
  const pem = readFileSync(values.key, 'utf8');
  const issued = new Date();
  const days = Number(values.days ?? usualDays);
  const text = signUpdate({ version, page: values.page, summary: values.summary, issued, days }, pem);
  // As the app will read it: what it would refuse is not put on a server.
  const read = readUpdateNotice(Buffer.from(text), { publicKey: publicKeyOf(pem), seen: 0, now: Date.now() });
  if (typeof read === 'string') throw new Error(`The app would refuse this notice: ${read}.`);
  const out = values.out ?? join(projectPaths.root, 'dist', 'update.json');
  writeFileSync(out, text);
  process.stdout.write(`${out}: version ${version}, believed until ${new Date(read.expires).toISOString()}\n`);
} else {
  process.stderr.write('sign-update needs --key, --page and --summary, or --new-key.\n');
  process.exitCode = 2;
}
