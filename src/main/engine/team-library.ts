/** The team library as a person has it: an address that is null at first, its password with the login, one publishing at a time. */
import { AppError, toWire } from '../../preload/contract/errors.ts';
import type { PublishJob, TeamResults, TeamSettings } from '../../preload/contract/team-shapes.ts';
import type { EngineContext } from './engine-context.ts';
import { postgresHost, readPostgresAddress } from './net/postgres-address.ts';
import { withPostgres } from './net/postgres-connection.ts';
import { publishTeam } from './publish-team.ts';
import { searchTeam, type TeamQuestion } from './search-team.ts';
import type { SqlConnection } from './types.ts';

type Given = { readonly address?: string | undefined; readonly password?: string | undefined };
type Stored = Omit<TeamSettings, 'passwordKept' | 'host'>;

export const teamSetting = 'team-library';
/** What stands for its password among the sealed ones, which go by a hash of a file. */
const passwordPlace = new TextEncoder().encode('team library');
const none: Stored = { address: null, folderIds: [], readers: [] };

export function createTeamLibrary(context: EngineContext) {
  const { personal, passwords, shelf, now, closing } = context;
  const stored = (): Stored => ({ ...none, ...personal.settings.get<Partial<Stored>>(teamSetting) });
  let job: PublishJob | null = null;
  let running: { readonly controller: AbortController; readonly done: Promise<void> } | null = null;

  function settings(): TeamSettings {
    const own = stored();
    const host = own.address === null ? null : postgresHost(own.address);
    return { ...own, host, passwordKept: own.address !== null && passwords.isKept(passwordPlace) };
  }

  /** Rejects with `network-off` where nobody has configured one and none was named. */
  async function connected<Result>(
    given: Given,
    signal: AbortSignal,
    work: (connection: SqlConnection) => Promise<Result>,
  ) {
    const own = stored().address;
    const text = given.address ?? own;
    if (text === null) throw new AppError('network-off', 'No team library is configured.');
    const address = readPostgresAddress(text);
    // The kept password is of the configured one, and goes nowhere else.
    const kept = address.shown === own ? await passwords.for(passwordPlace) : null;
    return withPostgres(address, given.password ?? kept, { connections: shelf.connections, now }, signal, work);
  }

  function change(part: Partial<PublishJob>): void {
    job = { ...(job as PublishJob), ...part };
    context.emit('team.changed', job);
  }

  return {
    settings,
    async set(wish: Partial<Stored>, password: string | null | undefined): Promise<TeamSettings> {
      const before = stored();
      let next: Stored = { ...before, ...wish };
      let typed = password;
      if (wish.address !== undefined && wish.address !== null) {
        const read = readPostgresAddress(wish.address);
        next = { ...next, address: read.shown };
        typed ??= read.password ?? undefined;
      }
      // A password is one database's: it does not go to another.
      if (typed === null || next.address !== before.address) passwords.forget(passwordPlace);
      personal.settings.set(teamSetting, next);
      if (typed !== null && typed !== undefined && next.address !== null)
        await passwords.set(passwordPlace, typed, true);
      return settings();
    },
    publish(
      given: Given & {
        readonly folderIds?: readonly string[] | undefined;
        readonly readers?: readonly string[] | undefined;
      },
    ): PublishJob {
      if (running) throw new AppError('busy', 'Publishing is under way. Wait for it, or cancel it.');
      const own = stored();
      const isNamed = given.address !== undefined;
      const all = personal.folders.list().map(({ id }) => id);
      const folderIds = given.folderIds ?? (isNamed ? all : own.folderIds);
      const readers = given.readers ?? (isNamed ? null : own.readers);
      // What is wrong with an address is told at once, before anything begins.
      if (given.address !== undefined) readPostgresAddress(given.address);
      else if (own.address === null) throw new AppError('network-off', 'No team library is configured.');
      job = { state: 'running', done: 0, total: 0, report: null, error: null };
      const controller = new AbortController();
      const signal = AbortSignal.any([controller.signal, closing]);
      const started = job;
      let told = 0;
      const progress = (done: number, total: number) => {
        if (done < total && now() - told < 100) return;
        told = now();
        change({ done, total });
      };
      const done = connected(given, signal, (connection) =>
        publishTeam(context, connection, { folderIds, readers }, progress),
      )
        .then(
          (report) => change({ state: 'done', report }),
          (error: unknown) => change({ state: 'failed', error: toWire(error) }),
        )
        .finally(() => {
          running = null;
        });
      running = { controller, done };
      return started;
    },
    job: () => job,
    async cancel(): Promise<void> {
      running?.controller.abort();
      await running?.done;
    },
    search: (given: Given, question: TeamQuestion, signal: AbortSignal): Promise<TeamResults> =>
      connected(given, signal, (connection) => searchTeam(context, connection, question, signal)),
  };
}
