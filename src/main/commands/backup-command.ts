/** backup, restore, merge, relink. */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { BackupJob, ClosedDoor, PortableSummary } from '../../preload/contract/backup-shapes.ts';
import { AppError, fromWire, toWire } from '../../preload/contract/errors.ts';
import { countText } from '../engine/collection/count-text.ts';
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
  const replace = command.has('force');
  await door.request('backup.start', { path: file, replace, ...passphraseOf(command.has('encrypt')) });
  const { summary } = await jobToTheEnd(door, output).catch((error: unknown) => {
    if (toWire(error).code !== 'backup-exists') throw error;
    throw new AppError(
      'backup-exists',
      `${file} is a backup already. Choose another name, or replace it with --force.`,
    );
  });
  output.document({ path: file, ...summary }, () => `${file}: ${summary ? sentence(summary) : ''}`);
}

export async function restoreCommand(command: Command, door: Door, output: Output): Promise<void> {
  const file = fileOf(command);
  // Given or not, the file says whether it needs one.
  const given = passphraseOf(process.env[passphraseVariable] !== undefined);
  await door.request('backup.restore', { path: file, ...given });
  const { summary, closed } = await jobToTheEnd(door, output);
  await door.request('backup.apply', {});
  const { folders } = await door.request('library.status', {});
  const away = folders.filter((folder) => !existsSync(folder.path));
  const [aside] = await door.request('backup.setAside', {});
  output.document(
    { path: file, ...summary, setAside: aside?.name ?? null, away: away.map((each) => each.path), closed },
    () =>
      [
        `Restored ${summary ? sentence(summary) : ''}`,
        ...(aside ? [`What was here before is kept as ${aside.name}.`] : []),
        ...away.map((folder) => `${folder.path} is not there: docent relink ${JSON.stringify(folder.path)} NEW-PLACE`),
        ...closed.map((each) => closedWords[each]),
        ...(summary?.encrypted ? ['What you typed is sealed: enter the recovery code in Docent’s window.'] : []),
      ].join('\n'),
  );
}

export async function mergeCommand(command: Command, door: Door, output: Output): Promise<void> {
  const file = fileOf(command);
  await door.request('backup.merge', { path: file, ...passphraseOf(process.env[passphraseVariable] !== undefined) });
  const { merged } = await jobToTheEnd(door, output);
  output.document({ path: file, ...merged }, () =>
    merged
      ? [
          `${countText(merged.documents, 'document')} and ${countText(merged.conversations, 'conversation')} came; ${countText(merged.known, 'document was', 'documents were')} here already.`,
          ...(merged.conversationsLocked > 0
            ? [
                `${countText(merged.conversationsLocked, 'conversation is', 'conversations are')} sealed there and stayed there.`,
              ]
            : []),
        ].join('\n')
      : '',
  );
}

export async function relinkCommand(command: Command, door: Door, output: Output): Promise<void> {
  const [old = '', wanted = ''] = command.positionals;
  const folderId = await folderIdOf(door, old);
  const folder = await door.request('folder.relink', { folderId, path: path.resolve(wanted) });
  output.document({ id: folder.id, path: folder.path, files: folder.files }, () => `${old} is ${folder.path} now.`);
}

const closedWords: Readonly<Record<ClosedDoor, string>> = {
  'local-api': 'The local API was on in it and is off until you say so here.',
  'model-server': 'A model server was set in it and is off until you say so here.',
  'team-library': 'A team library was set in it and is off until you say so here.',
  downloads: 'Downloads were allowed in it and are off until you say so here.',
  updates: 'The look for newer versions was on in it and is off until you say so here.',
  folders: 'A whole disk or home was watched in it and is not read until you say so here.',
  'app-lock': 'Its lock does not come along: the one of this computer stays as it is.',
  models: 'Models in its list that are not on this computer were left out.',
};

/** Rejects with what went wrong. */
async function jobToTheEnd(door: Door, output: Output): Promise<BackupJob> {
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

function passphraseOf(isWanted: boolean): { passphrase?: string } {
  if (!isWanted) return {};
  const passphrase = process.env[passphraseVariable];
  if (!passphrase) throw usage(`Put the passphrase into the environment variable ${passphraseVariable}.`);
  return { passphrase };
}

const fileOf = (command: Command) => path.resolve(command.positionals[0] ?? '');

function sentence({ counts }: PortableSummary): string {
  return `${countText(counts.documents, 'document')}, ${countText(counts.passages, 'passage')}, ${countText(counts.vectors, 'vector')}, ${countText(counts.conversations, 'conversation')}.`;
}
