/** Work that survives a crash: the attempt is counted before it starts, and a dead owner's lease is taken back. */
import type { Database } from 'better-sqlite3';
import { limits } from '../limits.ts';

export type JobRow = { readonly id: number; readonly kind: string; readonly target: number; readonly attempts: number };

export function createJobTable(database: Database, now: () => number) {
  const add =
    database.prepare(`INSERT INTO job (kind, target, state, priority, created_at) VALUES (?, ?, 'pending', ?, ?)
    ON CONFLICT (kind, target) DO UPDATE SET state = 'pending', attempts = 0, code = NULL, priority = excluded.priority
    WHERE job.state <> 'running'`);
  const claim =
    database.prepare(`UPDATE job SET state = 'running', attempts = attempts + 1, lease_owner = ?, lease_until = ?
    WHERE id = (SELECT id FROM job WHERE state = 'pending' AND kind = ? ORDER BY priority, id LIMIT 1)
    RETURNING id, kind, target, attempts`);

  return {
    /** Queues work once per target; a queued or finished one starts afresh. Lower priority numbers come first. */
    add: (kind: string, target: number, priority = 0) => {
      add.run(kind, target, priority, now());
    },
    claim: (kind: string, owner: string) => claim.get(owner, now() + limits.ingest.leaseMs, kind) as JobRow | undefined,
    done: (id: number) => {
      database.prepare('DELETE FROM job WHERE id = ?').run(id);
    },
    fail: (id: number, code: string) => {
      database.prepare(`UPDATE job SET state = 'failed', code = ?, lease_owner = NULL WHERE id = ?`).run(code, id);
    },
    /** Puts a claimed job back; `again` keeps the attempt counted. */
    release: (id: number, again: boolean) => {
      database
        .prepare(`UPDATE job SET state = 'pending', lease_owner = NULL, attempts = attempts - ? WHERE id = ?`)
        .run(again ? 0 : 1, id);
    },
    /** Takes back what runs but is not in `kept`: its owner is gone, because the library is locked by us. */
    recover: (kept: readonly number[]): number =>
      database
        .prepare(`UPDATE job SET state = 'pending', lease_owner = NULL
          WHERE state = 'running' AND id NOT IN (SELECT value FROM json_each(?))`)
        .run(JSON.stringify(kept)).changes,
    removeFor: (kind: string, target: number) => {
      database.prepare('DELETE FROM job WHERE kind = ? AND target = ?').run(kind, target);
    },
    open: (kind: string) =>
      (
        database
          .prepare(`SELECT count(*) AS n FROM job WHERE kind = ? AND state IN ('pending', 'running')`)
          .get(kind) as { n: number }
      ).n,
  };
}
