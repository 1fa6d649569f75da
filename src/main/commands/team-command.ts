/** publish, and search in what was published. */
import { setTimeout as sleep } from 'node:timers/promises';
import { fromWire } from '../../preload/contract/errors.ts';
import type { TeamHit } from '../../preload/contract/team-shapes.ts';
import { folderIdOf } from './library-commands.ts';
import type { Door } from './open-door.ts';
import { type Output, placeText } from './output.ts';
import { type Command, usage } from './parse-command.ts';

/** Milliseconds between looks: nothing tells a command line of progress. */
const lookMs = 100;

/** The engine may run in another process, which has not this one's environment. */
const passwordGiven = () => (process.env.PGPASSWORD ? { password: process.env.PGPASSWORD } : {});

export async function publishCommand(command: Command, door: Door, output: Output): Promise<void> {
  const folderIds = [];
  for (const folder of command.values('folder')) folderIds.push(await folderIdOf(door, folder));
  await door.request('team.publish', {
    address: command.positionals[0] ?? '',
    ...passwordGiven(),
    ...(folderIds.length > 0 ? { folderIds } : {}),
    ...(command.has('reader') ? { readers: [...command.values('reader')] } : {}),
  });
  for (let told = 0; ; await sleep(lookMs)) {
    const job = await door.request('team.job', {});
    if (!job) throw usage('Nothing is being published.');
    if (job.error) throw fromWire(job.error);
    const { report } = job;
    if (report) {
      output.document(report, () =>
        [
          `${report.published} published, ${report.unchanged} unchanged, ${report.removed} removed.`,
          ...(report.pgvector ? [] : ['The database has no pgvector: meaning ranks only what words find there.']),
        ].join('\n'),
      );
      return;
    }
    const tenth = job.total > 0 ? Math.floor((10 * job.done) / job.total) : 0;
    if (tenth > told) output.note(`${job.done} of ${job.total} documents`);
    told = tenth;
  }
}

export async function teamSearchCommand(command: Command, door: Door, output: Output): Promise<void> {
  if (command.has('batch') || command.has('folder') || command.has('type'))
    throw usage('--from takes a query, -k and --using.');
  const using = command.value('using') ?? 'hybrid';
  if (using !== 'hybrid' && using !== 'keyword' && using !== 'vector')
    throw usage('--using takes hybrid, keyword or vector.');
  const k = Number(command.value('k') ?? 10);
  if (!Number.isInteger(k) || k < 1 || k > 200) throw usage('-k takes a whole number from 1 to 200.');
  const query = command.positionals.join(' ');
  if (query === '') throw usage('Usage: search QUERY --from postgres://…');
  const results = await door.request('team.search', {
    ...{ address: command.value('from') ?? '', query, k, using },
    ...passwordGiven(),
  });
  output.document(results, () => (results.hits.length === 0 ? 'Nothing found.' : results.hits.map(hitText).join('\n')));
}

const hitText = (hit: TeamHit, index: number) =>
  `${index + 1}. ${placeText(hit)} (${hit.owner})\n   ${hit.text.replace(/\s+/g, ' ').slice(0, 300)}`;
