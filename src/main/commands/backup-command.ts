/** backup, restore, relink. */
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { BackupJob, PortableSummary } from '../../preload/contract/backup-shapes.ts';
import { fromWire } from '../../preload/contract/errors.ts';
import { folderIdOf } from './library-commands.ts';
import type { Door } from './open-door.ts';
import type { Output } from './output.ts';
import { type Command, usage } from './parse-command.ts';

/** Milliseconds between looks: nothing tells a command line of progress. */
const lookMs = 100;
/** Where the passphrase comes from: a command line stands in the list of processes and in the shell's history. */
const passphraseVariable = 'DOCENT_PASSPHRASE';

export async function backupCommand(command: Command, door: Door, output: Output): Promise<void> {
  const file = fileOf(command);
  await door.request('backup.start', { path: file, ...passphraseOf(command.has('encrypt')) });
  const { summary } = await jobToTheEnd(door, output);
  output.document({ path: file, ...summary }, () => `${file}: ${summary ? sentence(summary) : ''}`);
}

export async function restoreCommand(command: Command, door: Door, output: Output): Promise<void> {
  const file = fileOf(command);
  // Given or not, the file says whether it needs one.
  const given = passphraseOf(process.env[passphraseVariable] !== undefined);
  await door.request('backup.restore', { path: file, ...given });
  const { summary } = await jobToTheEnd(door, output);
  await door.request('backup.apply', {});
  const { folders } = await door.request('library.status', {});
  const away = folders.filter((folder) => !folder.available);
  const [aside] = await door.request('backup.setAside', {});
  output.document({ path: file, ...summary, setAside: aside?.name ?? null, away: away.map((each) => each.path) }, () =>
    [
      `Restored ${summary ? sentence(summary) : ''}`,
      ...(aside ? [`What was here before is kept as ${aside.name}.`] : []),
      ...away.map((folder) => `${folder.path} is not there: docent relink ${JSON.stringify(folder.path)} NEW-PLACE`),
      ...(summary?.encrypted ? ['What you typed is sealed: enter the recovery code in Docent’s window.'] : []),
    ].join('\n'),
  );
}

export async function relinkCommand(command: Command, door: Door, output: Output): Promise<void> {
  const [old = '', wanted = ''] = command.positionals;
  const folderId = await folderIdOf(door, old);
  const folder = await door.request('folder.relink', { folderId, path: path.resolve(wanted) });
  output.document({ id: folder.id, path: folder.path, files: folder.files }, () => `${old} is ${folder.path} now.`);
}

/** Rejects with what went wrong. */
export async function jobToTheEnd(door: Door, output: Output): Promise<BackupJob> {
  let told = 0;
  for (;;) {
    const job = await door.request('backup.job', {});
    if (!job) throw usage('Nothing is under way.');
    if (job.error) throw fromWire(job.error);
    if (job.state !== 'running') return job;
    const quarter = job.total > 0 ? Math.floor((4 * job.done) / job.total) : 0;
    if (quarter > told && quarter < 4) output.note(`${job.stage}: ${25 * quarter}%`);
    told = quarter;
    await sleep(lookMs);
  }
}

export function passphraseOf(isWanted: boolean): { passphrase?: string } {
  if (!isWanted) return {};
  const passphrase = process.env[passphraseVariable];
  if (!passphrase) throw usage(`Put the passphrase into the environment variable ${passphraseVariable}.`);
  return { passphrase };
}

const fileOf = (command: Command) => path.resolve(command.positionals[0] ?? '');

function sentence({ counts }: PortableSummary): string {
  return `${counts.documents} documents, ${counts.passages} passages, ${counts.vectors} vectors, ${counts.conversations} conversations.`;
}
