/** Work that survives a crash: the attempt is counted before it starts, and a dead owner's lease is taken back. */
import type { Database } from 'better-sqlite3';
import { limits } from '../limits.ts';
import { keepStatements } from './keep-statements.ts';

export type JobRow = {
  readonly id: number;
  readonly kind: string;
  readonly target: number;
  readonly attempts: number;
  /** Engines that ended while it ran without coming further. */
  readonly deaths: number;
  /** Below 0: a person's wish. */
  readonly priority: number;
  readonly createdAt: number;
};

/** What may be claimed now. */
export type ClaimScope = {
  /** False: only what a person asked for and what came in since `freshSince`. */
  readonly all: boolean;
  readonly freshSince: number;
  /** Only what comes before this priority; left out: everything. */
  readonly below?: number;
  /** Work under which engines died may run only when nothing else does. */
  readonly suspects: boolean;
};

export type QueueSize = { readonly files: number; readonly bytes: number };

const everything: ClaimScope = { all: true, freshSince: 0, suspects: true };
const jobColumns = 'id, kind, target, attempts, deaths, priority, created_at AS createdAt';
const { suspectPriority, deathsToSuspect } = limits.ingest;

export function createJobTable(database: Database, now: () => number) {
  const prepared = keepStatements(database);
  const add =
    database.prepare(`INSERT INTO job (kind, target, state, priority, created_at, not_before) VALUES (?, ?, 'pending', ?, ?, ?)
    ON CONFLICT (kind, target) DO UPDATE SET
      renewed = job.state = 'running', state = iif(job.state = 'running', 'running', 'pending'),
      attempts = iif(job.state = 'running', job.attempts, 0), code = NULL,
      priority = iif(job.state = 'running', job.priority, excluded.priority),
      not_before = iif(job.state = 'running', job.not_before, excluded.not_before),
      deaths = iif(job.state = 'running', job.deaths, 0), units = iif(job.state = 'running', job.units, 0),
      created_at = excluded.created_at`);
  /** Each way of choosing has its own statement, so that none looks through a hundred thousand waiting rows. */
  const claimWhere = (index: string, condition: string) =>
    database.prepare(`UPDATE job SET state = 'running', attempts = attempts + 1, lease_owner = $owner,
      lease_until = $until, not_before = 0
    WHERE id = (SELECT id FROM job INDEXED BY ${index} WHERE state = 'pending' AND kind = $kind AND not_before <= $now AND priority < $below
      AND (deaths < ${deathsToSuspect} OR $suspects) AND ${condition} ORDER BY priority, id LIMIT 1)
    RETURNING ${jobColumns}`);
  const claimAny = claimWhere('job_next', 'true');
  const claimWished = claimWhere('job_next', 'priority < 0');
  const claimFresh = claimWhere('job_recent', "state IN ('pending', 'running') AND created_at >= $since");
  const finish = database.prepare('DELETE FROM job WHERE id = ? AND renewed = 0');
  const fail = database.prepare(
    `UPDATE job SET state = 'failed', code = ?, lease_owner = NULL WHERE id = ? AND renewed = 0`,
  );
  const renew =
    database.prepare(`UPDATE job SET state = 'pending', lease_owner = NULL, renewed = 0, attempts = 0, deaths = 0,
    units = 0 WHERE id = ?`);
  const release = database.prepare(`UPDATE job SET state = 'pending', lease_owner = NULL, renewed = 0,
    attempts = max(0, attempts - ?), not_before = ? WHERE id = ?`);
  const running = database.prepare(`SELECT 1 FROM job WHERE id = ? AND state = 'running'`);
  const units = database.prepare(`SELECT count(*) AS n FROM file JOIN page ON page.content_id = file.content_id
    WHERE file.id = ?`);
  const exists = database.prepare(`SELECT 1 FROM job WHERE kind = ? AND state IN ('pending', 'running') LIMIT 1`);
  const hasDue = database.prepare(
    `SELECT 1 FROM job WHERE kind = ? AND (state = 'running' OR (state = 'pending' AND not_before <= ?)) LIMIT 1`,
  );

  /** Units stored of a job's file: how far its reading has come. */
  const unitsOf = (target: number) => (units.get(target) as { n: number }).n;

  return {
    /**
     * Queues work once per target; a queued or failed one starts afresh, one under way is done once more after it. Lower
     * priority numbers come first, those below 0 are a person's wish. `notBefore`: when it may start at the earliest.
     */
    add: (kind: string, target: number, priority = 0, notBefore = 0) => {
      add.run(kind, target, priority, now(), notBefore);
    },
    claim(kind: string, owner: string, scope: ClaimScope = everything): JobRow | undefined {
      const time = now();
      const values = {
        owner,
        kind,
        until: time + limits.ingest.leaseMs,
        now: time,
        below: scope.below ?? Number.MAX_SAFE_INTEGER,
        suspects: scope.suspects ? 1 : 0,
      };
      if (scope.all) return claimAny.get(values) as JobRow | undefined;
      return (claimWished.get(values) ?? claimFresh.get({ ...values, since: scope.freshSince })) as JobRow | undefined;
    },
    /** Files that wait with nobody to read them: a promise that nothing would keep. Returns how many are queued now. */
    adopt: (kind: string) =>
      database
        .prepare(`INSERT INTO job (kind, target, state, created_at)
          SELECT $kind, id, 'pending', $now FROM file WHERE state IN ('waiting', 'reading') AND deleted_at IS NULL
          AND held_state IS NULL AND NOT EXISTS
            (SELECT 1 FROM job WHERE kind = $kind AND target = file.id AND state IN ('pending', 'running'))
          ON CONFLICT (kind, target) DO UPDATE SET state = 'pending', attempts = 0, code = NULL`)
        .run({ kind, now: now() }).changes,
    /** Whether a claimed job is still there: what vanished or was left out meanwhile has none. */
    isRunning: (id: number) => running.get(id) !== undefined,
    /** Ends a job; false when it was asked for again meanwhile and waits once more. */
    done(id: number): boolean {
      if (finish.run(id).changes > 0) return true;
      return renew.run(id).changes === 0;
    },
    /** As `done`, for work that can't succeed; the row stays and tells why. */
    fail(id: number, code: string): boolean {
      if (fail.run(code, id).changes > 0) return true;
      return renew.run(id).changes === 0;
    },
    /** Puts a claimed job back; `again` keeps the attempt counted. `notBefore`: when it may be claimed again. */
    release: (id: number, again: boolean, notBefore = 0) => {
      release.run(again ? 0 : 1, notBefore, id);
    },
    /**
     * Takes back what runs but is not in `kept`: its owner is gone, because the library is locked by us. Work under which an
     * owner ended without coming further since is done last; only a crash of its own making counts on from there. `how`:
     * the owner crashed, ended in a way nobody knows, or lives and only could not write. Returns the jobs taken back.
     */
    recover(kept: readonly number[], how: 'crashed' | 'ended' | 'alive' = 'ended'): JobRow[] {
      const rows = database
        .prepare(`SELECT ${jobColumns}, units FROM job
          WHERE state = 'running' AND id NOT IN (SELECT value FROM json_each(?))`)
        .all(JSON.stringify(kept)) as (JobRow & { readonly units: number })[];
      const update = database.prepare(
        `UPDATE job SET state = 'pending', lease_owner = NULL, renewed = 0, deaths = $deaths, units = $units,
          priority = max(priority, $priority), not_before = 0 WHERE id = $id`,
      );
      return rows.map((row) => {
        const reached = unitsOf(row.target);
        const more = reached > row.units ? 1 : row.deaths + 1;
        const most = how === 'crashed' ? more : Math.max(row.deaths, deathsToSuspect);
        const deaths = how === 'alive' ? row.deaths : Math.min(more, most);
        const priority = deaths >= deathsToSuspect ? suspectPriority : Number.MIN_SAFE_INTEGER;
        update.run({ id: row.id, deaths, units: reached, priority });
        return { ...row, deaths };
      });
    },
    /** Notes how far the reading has come; true when that is further than at the last death of its reader. */
    cameFurther(id: number, target: number): boolean {
      return (
        database.prepare('UPDATE job SET units = $units WHERE id = $id AND units < $units').run({
          id,
          units: unitsOf(target),
        }).changes > 0
      );
    },
    /** Puts a waiting job before all others; false when none waits. */
    first(kind: string, target: number): boolean {
      return (
        database
          .prepare(`UPDATE job SET priority = min(-1, (SELECT min(priority) FROM job) - 1), not_before = 0
            WHERE kind = ? AND target = ? AND state = 'pending'`)
          .run(kind, target).changes > 0
      );
    },
    removeFor: (kind: string, target: number) => {
      database.prepare('DELETE FROM job WHERE kind = ? AND target = ?').run(kind, target);
    },
    open: (kind: string) =>
      (
        prepared(`SELECT count(*) AS n FROM job WHERE kind = ? AND state IN ('pending', 'running')`).get(kind) as {
          n: number;
        }
      ).n,
    /** Whether anything waits or runs, however late it may start. */
    hasOpen: (kind: string) => exists.get(kind) !== undefined,
    /** Whether anything runs or may start before `time`. */
    hasDueBy: (kind: string, time: number) => hasDue.get(kind, time) !== undefined,
    /** When the next job that must wait may start; null when none waits for a time. */
    nextStart(kind: string): number | null {
      const row =
        prepared(`SELECT min(not_before) AS at FROM job INDEXED BY job_later WHERE not_before > 0 AND not_before > ? AND kind = ?
          AND state = 'pending'`).get(now(), kind) as { at: number | null };
      return row.at;
    },
    /** What waits or is read, by kind of file. */
    waitingByKind: (kind: string) =>
      database
        .prepare(`SELECT file.kind, count(*) AS files, sum(file.size) AS bytes FROM job JOIN file ON file.id = job.target
          WHERE job.kind = ? AND job.state IN ('pending', 'running') GROUP BY file.kind`)
        .all(kind) as ({ readonly kind: string } & QueueSize)[],
    /** Waiting files and their bytes, counted up to `most` files; with `since` only what came in from then on. */
    waiting(kind: string, most: number, since = 0): QueueSize {
      return prepared(`SELECT count(*) AS files, ifnull(sum(size), 0) AS bytes FROM (
          SELECT file.size FROM job INDEXED BY job_recent JOIN file ON file.id = job.target
          WHERE job.kind = ? AND job.state IN ('pending', 'running') AND job.created_at >= ? LIMIT ?)`).get(
        kind,
        since,
        most,
      ) as QueueSize;
    },
  };
}
