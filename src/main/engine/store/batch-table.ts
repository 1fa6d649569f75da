/** Runs over many items and how far they are: nothing twice, nothing lost, whenever the program ends. */
import type { Database } from 'better-sqlite3';
import { v7 as uuidv7 } from 'uuid';
import { AppError, type AppErrorCode } from '../../../preload/contract/errors.ts';
import type { AnswerMode, BatchItemState, BatchKind, BatchState, Reason } from '../../../preload/contract/shapes.ts';
import type { PersonalText } from './personal-text.ts';
import { reasonOf, reasonValues } from './reason-columns.ts';

type Run = {
  readonly id: string;
  readonly kind: BatchKind;
  readonly state: BatchState;
  readonly title: string;
  readonly mode: AnswerMode;
  readonly model: string | null;
  readonly reason: Reason | null;
  readonly conversationId: string | null;
  readonly messageId: string | null;
  readonly workedMs: number;
  readonly createdAt: number;
};
type NewRun = Omit<Run, 'id' | 'workedMs' | 'createdAt' | 'reason'> & { readonly request: unknown };
type NewItem = { readonly target: string; readonly question: string | null; readonly weight: number };
type Item = NewItem & {
  readonly ordinal: number;
  readonly state: BatchItemState;
  readonly attempts: number;
  readonly reason: Reason | null;
  readonly document: string | null;
  readonly found: boolean;
  readonly result: unknown;
  readonly milliseconds: number;
};
type Ended = Pick<Item, 'ordinal' | 'reason' | 'document' | 'found' | 'result' | 'milliseconds'> & {
  readonly state: 'done' | 'failed' | 'skipped' | 'pending';
  readonly notBefore: number;
};
type Query = { readonly only?: 'found' | 'failed' | undefined; readonly from: number; readonly limit: number };
type Reasoned = { readonly reasonCode: AppErrorCode | null; readonly reasonValues: string | null };
type Counts = {
  total: number;
  done: number;
  failed: number;
  skipped: number;
  found: number;
  left: number;
  leftWeight: number;
};

const runColumns = `id, kind, state, title, mode, model, conversation_id AS conversationId, message_id AS messageId,
  worked_ms AS workedMs, created_at AS createdAt, reason_code AS reasonCode, reason_values AS reasonValues`;
const itemColumns = `run_id AS runId, ordinal, target, question, weight, state, attempts, reason_code AS reasonCode, reason_values AS reasonValues,
  document, found, result, milliseconds`;
/** Rows of one part. */
const rowsAtOnce = 500;
const onlySql = { found: 'AND found = 1', failed: `AND state = 'failed'` } as const;

export function createBatchTable(database: Database, now: () => number, sealing: PersonalText) {
  const openRun = (column: 'title' | 'request' | 'outcome', id: string, text: string | null) =>
    sealing.open('batch_run', column, id, text);
  const itemId = (runId: string, ordinal: number) => `${runId}/${ordinal}`;
  const sealItem = (column: 'question' | 'result', runId: string, ordinal: number, text: string | null) =>
    sealing.seal('batch_item', column, itemId(runId, ordinal), text);
  const openItem = (column: 'question' | 'result', runId: string, ordinal: number, text: string | null) =>
    sealing.open('batch_item', column, itemId(runId, ordinal), text);
  /** One title somebody tampered with must not hide the others. */
  const shownTitle = (id: string, stored: string) => {
    try {
      return openRun('title', id, stored) ?? '';
    } catch (error) {
      if (error instanceof AppError && error.code === 'record-damaged') return 'Damaged list';
      throw error;
    }
  };
  const toRun = (row: unknown): Run => {
    const { reasonCode, reasonValues: values, ...run } = row as Omit<Run, 'reason'> & Reasoned;
    // Without the key a run can be put in order, and not be named.
    const title = sealing.isLocked() ? '' : shownTitle(run.id, run.title);
    return { ...run, title, reason: reasonOf(reasonCode, values) };
  };
  const toItem = (row: unknown): Item => {
    type Raw = Omit<Item, 'reason' | 'found' | 'result'> &
      Reasoned & { found: number; result: string | null; runId: string };
    const { reasonCode, reasonValues: values, found, result: sealed, runId, ...item } = row as Raw;
    const result = openItem('result', runId, item.ordinal, sealed);
    return {
      ...item,
      question: openItem('question', runId, item.ordinal, item.question),
      found: found === 1,
      result: result === null ? null : JSON.parse(result),
      reason: reasonOf(reasonCode, values),
    };
  };
  /** Results kept by this process: an item done twice may look the same by every number it has. */
  const kept = new Map<string, number>();
  const insertItem = database.prepare(
    `INSERT OR IGNORE INTO batch_item (run_id, ordinal, target, question, weight)
      VALUES (?, ?, ?, ?, ?)`,
  );
  const nextOrdinal = database.prepare('SELECT ifnull(max(ordinal) + 1, 0) FROM batch_item WHERE run_id = ?').pluck();
  /** A sealed question is bound to its number, which is why that is known before. True when it is new. */
  const putItem = (runId: string, { target, question, weight }: NewItem): boolean => {
    const ordinal = nextOrdinal.get(runId) as number;
    return insertItem.run(runId, ordinal, target, sealItem('question', runId, ordinal, question), weight).changes > 0;
  };
  const endItem =
    // Without a new result the one before stays, with what it is about.
    database.prepare(`UPDATE batch_item SET state = $state, reason_code = $code, reason_values = $values,
    document = iif($result IS NULL AND result IS NOT NULL, document, $document),
    found = iif($result IS NULL AND result IS NOT NULL, found, $found), result = coalesce($result, result),
    milliseconds = $milliseconds, not_before = $notBefore
    WHERE run_id = $runId AND ordinal = $ordinal AND state = 'running'`);
  const stateOf = database.prepare('SELECT state FROM batch_run WHERE id = ?').pluck();
  const next = database
    .prepare(`SELECT ordinal FROM batch_item WHERE run_id = ? AND state = 'pending' AND not_before <= ?
    ORDER BY ordinal LIMIT ?`)
    .pluck();
  const take = database.prepare(`UPDATE batch_item SET state = 'running', attempts = attempts + 1
    WHERE run_id = ? AND ordinal = ? RETURNING ${itemColumns}`);
  const soonest = database
    .prepare(`SELECT min(not_before) FROM batch_item WHERE run_id = ? AND state = 'pending'`)
    .pluck();
  const count =
    database.prepare(`SELECT count(*) AS total, total(state = 'done') AS done, total(state = 'failed') AS failed,
    total(state = 'skipped') AS skipped, total(found) AS found, total(state IN ('pending', 'running')) AS left,
    total(CASE WHEN state IN ('pending', 'running') THEN weight ELSE 0 END) AS leftWeight FROM batch_item WHERE run_id = ?`);
  const change = (sql: string, ...values: readonly unknown[]) => database.prepare(sql).run(...values).changes;

  return {
    create(run: NewRun, items: readonly NewItem[]): string {
      const id = uuidv7();
      database.transaction(() => {
        database
          .prepare(`INSERT INTO batch_run (id, kind, state, title, request, mode, model, conversation_id, message_id, created_at,
            updated_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`)
          .run(
            ...[id, run.kind, run.state, sealing.seal('batch_run', 'title', id, run.title)],
            ...[sealing.seal('batch_run', 'request', id, JSON.stringify(run.request)), run.mode, run.model],
            ...[run.conversationId, run.messageId, now(), now()],
          );
        for (const item of items) putItem(id, item);
      })();
      return id;
    },

    get(runId: string): Run | undefined {
      const row = database.prepare(`SELECT ${runColumns} FROM batch_run WHERE id = ?`).get(runId);
      return row ? toRun(row) : undefined;
    },
    request<Request>(runId: string): Request | undefined {
      const text = database.prepare('SELECT request FROM batch_run WHERE id = ?').pluck().get(runId);
      return typeof text === 'string' ? (JSON.parse(openRun('request', runId, text) ?? 'null') as Request) : undefined;
    },
    /** What came of it; null while it goes on, undefined when there is no such run. */
    outcome<Outcome>(runId: string): Outcome | null | undefined {
      const text = database.prepare('SELECT outcome FROM batch_run WHERE id = ?').pluck().get(runId);
      return typeof text === 'string'
        ? (JSON.parse(openRun('outcome', runId, text) ?? 'null') as Outcome)
        : (text as null | undefined);
    },
    list: (): Run[] =>
      database.prepare(`SELECT ${runColumns} FROM batch_run ORDER BY created_at DESC, id DESC`).all().map(toRun),
    counts: (runId: string) => count.get(runId) as Counts,

    items(runId: string, { only, from, limit }: Query): { readonly items: Item[]; readonly total: number } {
      const where = `FROM batch_item WHERE run_id = ? ${only ? onlySql[only] : ''}`;
      const order = only === 'found' ? 'ordinal DESC' : 'ordinal';
      return {
        items: database
          .prepare(`SELECT ${itemColumns} ${where} ORDER BY ${order} LIMIT ? OFFSET ?`)
          .all(runId, limit, from)
          .map(toItem),
        total: database.prepare(`SELECT count(*) ${where}`).pluck().get(runId) as number,
      };
    },
    /** Milliseconds per unit of weight of the last run of this kind that is done; null when there is none. */
    paceOf(kind: BatchKind, mode: AnswerMode): number | null {
      const row = database
        .prepare(`SELECT worked_ms AS worked, (SELECT total(weight) FROM batch_item WHERE run_id = batch_run.id) AS weight
          FROM batch_run WHERE kind = ? AND mode = ? AND state = 'done' ORDER BY updated_at DESC, id DESC LIMIT 1`)
        .get(kind, mode) as { readonly worked: number; readonly weight: number } | undefined;
      return row && row.weight > 0 ? row.worked / row.weight : null;
    },
    /** An unfinished run of the same request outside a conversation, newest first. */
    unfinished(kind: BatchKind, request: unknown): string | undefined {
      const wanted = JSON.stringify(request);
      // A sealed request can't be compared by SQL; there are few of these.
      const rows = database
        .prepare(`SELECT id, request FROM batch_run WHERE kind = ? AND conversation_id IS NULL
          AND state IN ('proposed', 'queued', 'running', 'paused', 'cancelled') ORDER BY created_at DESC, id DESC`)
        .all(kind) as { readonly id: string; readonly request: string }[];
      return rows.find(({ id, request: stored }) => openRun('request', id, stored) === wanted)?.id;
    },
    /** The run whose answer this message is. */
    ofMessage: (messageId: string): string | undefined =>
      database.prepare('SELECT id FROM batch_run WHERE message_id = ?').pluck().get(messageId) as string | undefined,
    /** In parts, so that results of a hundred thousand files are not in memory at once. */
    *every(runId: string): IterableIterator<Item> {
      const part = database.prepare(
        `SELECT ${itemColumns} FROM batch_item WHERE run_id = ? AND ordinal > ? ORDER BY ordinal LIMIT ${rowsAtOnce}`,
      );
      for (let after = -1; ; ) {
        const items = part.all(runId, after).map(toItem);
        yield* items;
        const last = items.at(-1);
        if (!last) return;
        after = last.ordinal;
      }
    },
    resultFor(runId: string, document: string): Item | undefined {
      const row = database
        .prepare(`SELECT ${itemColumns} FROM batch_item WHERE run_id = ? AND document = ? AND state = 'done' LIMIT 1`)
        .get(runId, document);
      return row ? toItem(row) : undefined;
    },
    /** Changes whenever an item of the run begins or ends. */
    stamp: (runId: string): string =>
      database
        .prepare(`SELECT count(*) || '/' || total(attempts) || '/' || total(milliseconds) || '/' || total(state = 'done')
          || '/' || total(state = 'running') || '/' || total(state = 'pending') FROM batch_item WHERE run_id = ?`)
        .pluck()
        .get(runId) as string,
    /** Every item by its number with what changes whenever it does, without opening its result. */
    stamps: (runId: string): { readonly ordinal: number; readonly target: string; readonly stamp: string }[] =>
      (
        database
          .prepare(`SELECT ordinal, target, state || '/' || attempts || '/' || milliseconds || '/' || (result IS NULL) || '/'
            || ifnull(document, '') || '/' || ifnull(reason_code, '') || '/' || ifnull(reason_values, '') AS stamp
            FROM batch_item WHERE run_id = ? ORDER BY ordinal`)
          .all(runId) as { ordinal: number; target: string; stamp: string }[]
      ).map((row) => ({ ...row, stamp: `${row.stamp}/${kept.get(itemId(runId, row.ordinal)) ?? 0}` })),
    itemOf(runId: string, target: string): Item | undefined {
      const row = database
        .prepare(`SELECT ${itemColumns} FROM batch_item WHERE run_id = ? AND target = ?`)
        .get(runId, target);
      return row ? toItem(row) : undefined;
    },
    skipped: (runId: string) =>
      database.prepare(`SELECT ordinal, target FROM batch_item WHERE run_id = ? AND state = 'skipped'`).all(runId) as {
        readonly ordinal: number;
        readonly target: string;
      }[],
    targets: (runId: string): ReadonlySet<string> =>
      new Set(database.prepare('SELECT target FROM batch_item WHERE run_id = ?').pluck().all(runId) as string[]),
    addItems: (runId: string, items: readonly NewItem[]): number =>
      database.transaction(() => items.reduce((sum, item) => sum + (putItem(runId, item) ? 1 : 0), 0))(),

    step: (runId: string, ended: readonly Ended[], want: number) =>
      database.transaction(() => {
        for (const { ordinal, state, reason, document, found, result, milliseconds, notBefore } of ended) {
          if (result !== null) kept.set(itemId(runId, ordinal), (kept.get(itemId(runId, ordinal)) ?? 0) + 1);
          endItem.run({
            ...{ runId, ordinal, state, document, notBefore, found: Number(found) },
            ...{ code: reason?.code ?? null, values: reasonValues(reason), milliseconds: Math.round(milliseconds) },
            result: sealItem('result', runId, ordinal, result === null ? null : JSON.stringify(result)),
          });
        }
        if (stateOf.get(runId) !== 'running') return null;
        const ordinals = next.all(runId, now(), want) as number[];
        const items = ordinals.map((ordinal) => toItem(take.get(runId, ordinal)));
        return { items, waitUntil: (soonest.get(runId) as number | null) ?? null };
      })(),

    setState: (runId: string, state: BatchState, from: readonly BatchState[], reason: Reason | null = null): boolean =>
      change(
        `UPDATE batch_run SET state = ?, reason_code = ?, reason_values = ?, updated_at = ? WHERE id = ?
          AND state IN (SELECT value FROM json_each(?))`,
        ...[state, reason?.code ?? null, reasonValues(reason), now(), runId, JSON.stringify(from)],
      ) > 0,
    finish(runId: string, state: 'done' | 'failed', outcome: unknown, reason: Reason | null): void {
      change(
        'UPDATE batch_run SET state = ?, outcome = ?, reason_code = ?, reason_values = ?, updated_at = ? WHERE id = ?',
        state,
        sealing.seal('batch_run', 'outcome', runId, outcome === null ? null : JSON.stringify(outcome)),
        ...[reason?.code ?? null, reasonValues(reason)],
        ...[now(), runId],
      );
    },
    addWorked: (runId: string, milliseconds: number): void =>
      void change('UPDATE batch_run SET worked_ms = worked_ms + ? WHERE id = ?', Math.round(milliseconds), runId),
    release: (runId: string): void =>
      void change(
        `UPDATE batch_item SET state = 'pending', attempts = max(0, attempts - 1) WHERE run_id = ? AND state = 'running'`,
        runId,
      ),
    retryFailed: (runId: string): number =>
      change(
        `UPDATE batch_item SET state = 'pending', attempts = 0, deaths = 0, not_before = 0, reason_code = NULL,
          reason_values = NULL, document = iif(result IS NULL, NULL, document) WHERE run_id = ? AND state = 'failed'`,
        runId,
      ),
    renew: (runId: string, ordinals: readonly number[]): void =>
      void change(
        `UPDATE batch_item SET state = 'pending', attempts = 0, not_before = 0, found = 0, result = NULL, document = NULL,
          reason_code = NULL, reason_values = NULL
          WHERE run_id = ? AND ordinal IN (SELECT value FROM json_each(?))`,
        runId,
        JSON.stringify(ordinals),
      ),
    again: (runId: string, ordinals: readonly number[]): void =>
      void change(
        `UPDATE batch_item SET state = 'pending', attempts = 0, deaths = 0, not_before = 0, reason_code = NULL,
          reason_values = NULL WHERE run_id = ? AND ordinal IN (SELECT value FROM json_each(?)) AND state <> 'running'`,
        runId,
        JSON.stringify(ordinals),
      ),
    forgive: (runId: string): void =>
      void change(`UPDATE batch_item SET attempts = 0, not_before = 0 WHERE run_id = ? AND state = 'pending'`, runId),
    recover: (crashed: boolean, mostDeaths: number): void =>
      database.transaction(() => {
        if (crashed) change(`UPDATE batch_item SET deaths = deaths + 1 WHERE state = 'running'`);
        change(
          `UPDATE batch_item SET state = 'failed', reason_code = 'batch-crashed', reason_values = '{}'
            WHERE state = 'running' AND deaths >= ?`,
          mostDeaths,
        );
        change(`UPDATE batch_item SET state = 'pending', attempts = max(0, attempts - 1) WHERE state = 'running'`);
      })(),
    remove: (runId: string): boolean => change('DELETE FROM batch_run WHERE id = ?', runId) > 0,
  };
}
