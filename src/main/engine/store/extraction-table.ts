/** Templates, corrected and locked cells. Runs and rows are batch runs and items. */
import type { Database } from 'better-sqlite3';
import { v7 as uuidv7 } from 'uuid';
import { createExtractionMoves } from './extraction-moves.ts';
import { createExtractionWishes } from './extraction-wish-table.ts';
import type { PersonalText } from './personal-text.ts';

export type TemplateRow = { readonly id: string; readonly text: string; readonly changedAt: number };
/** What a person said of one cell; `text` null: it is locked and not corrected. */
export type CellMark = {
  readonly target: string;
  readonly field: number;
  readonly text: string | null;
  readonly locked: boolean;
};
type MeanQuality = {
  readonly score: number;
  readonly completeness: number;
  readonly grounding: number;
  readonly agreement: number | null;
  readonly violations: number;
};
type RawMark = Omit<CellMark, 'locked'> & { readonly locked: number };

export function createExtractionTable(database: Database, now: () => number, sealing: PersonalText) {
  const cellId = (runId: string, target: string, field: number) => `${runId}/${target}/${field}`;
  const toMark = (runId: string, { target, field, text, locked }: RawMark): CellMark => ({
    ...{ target, field, locked: locked === 1 },
    text: sealing.open('extraction_cell', 'cell_text', cellId(runId, target, field), text),
  });
  const wishes = createExtractionWishes(database);
  return {
    wishes,
    moves: createExtractionMoves(database, sealing),
    /** By their time; none while they are locked. */
    templates: (): TemplateRow[] =>
      sealing.isLocked()
        ? []
        : (
            database
              .prepare(
                'SELECT id, template_text AS text, changed_at AS changedAt FROM extraction_template ORDER BY created_at, id',
              )
              .all() as TemplateRow[]
          ).map((row) => ({ ...row, text: sealing.open('extraction_template', 'template_text', row.id, row.text) })),
    createTemplate(text: string): string {
      const id = uuidv7();
      database
        .prepare('INSERT INTO extraction_template (id, template_text, created_at, changed_at) VALUES (?, ?, ?, ?)')
        .run(id, sealing.seal('extraction_template', 'template_text', id, text), now(), now());
      return id;
    },
    changeTemplate: (id: string, text: string): boolean =>
      database
        .prepare('UPDATE extraction_template SET template_text = ?, changed_at = ? WHERE id = ?')
        .run(sealing.seal('extraction_template', 'template_text', id, text), now(), id).changes > 0,
    removeTemplate: (id: string): boolean =>
      database.prepare('DELETE FROM extraction_template WHERE id = ?').run(id).changes > 0,

    marks: (runId: string): CellMark[] =>
      (
        database
          .prepare('SELECT target, field, cell_text AS text, locked FROM extraction_cell WHERE run_id = ?')
          .all(runId) as RawMark[]
      ).map((row) => toMark(runId, row)),
    /** Every corrected cell, by run, oldest first. */
    corrections: (): (CellMark & { readonly runId: string })[] =>
      (
        database
          .prepare(`SELECT run_id AS runId, target, field, cell_text AS text, locked FROM extraction_cell
            WHERE cell_text IS NOT NULL ORDER BY run_id, target, field`)
          .all() as (RawMark & { readonly runId: string })[]
      ).map((row) => ({ runId: row.runId, ...toMark(row.runId, row) })),
    /** Keeps what a person says; a mark that says nothing is removed. */
    mark(runId: string, { target, field, text, locked }: CellMark): void {
      if (text === null && !locked) {
        database
          .prepare('DELETE FROM extraction_cell WHERE run_id = ? AND target = ? AND field = ?')
          .run(runId, target, field);
        return;
      }
      database
        .prepare(`INSERT INTO extraction_cell (run_id, target, field, cell_text, locked, changed_at) VALUES (?, ?, ?, ?, ?, ?)
          ON CONFLICT (run_id, target, field) DO UPDATE SET cell_text = excluded.cell_text, locked = excluded.locked,
          changed_at = excluded.changed_at`)
        .run(
          runId,
          target,
          field,
          sealing.seal('extraction_cell', 'cell_text', cellId(runId, target, field), text),
          Number(locked),
          now(),
        );
    },

    /**
     * The mean quality of a run's rows, counted where they lie instead of opening each; null without any, undefined where they are sealed and
     * cannot be counted so.
     */
    meanQuality(runId: string): MeanQuality | null | undefined {
      if (sealing.target() !== 0 || sealing.hasKeys()) return undefined;
      const row = database
        .prepare(`SELECT count(quality) AS of, avg(quality ->> 'score') AS score, avg(quality ->> 'completeness') AS completeness,
          avg(quality ->> 'grounding') AS grounding, avg(quality ->> 'agreement') AS agreement,
          total(quality ->> 'violations') AS violations
          FROM (SELECT result -> '$.row.quality' AS quality FROM batch_item WHERE run_id = ? AND result IS NOT NULL)`)
        .get(runId) as MeanQuality & { readonly of: number };
      const { of, ...mean } = row;
      return of === 0 ? null : mean;
    },

    appends: (runId: string): boolean =>
      database.prepare('SELECT append FROM extraction_setting WHERE run_id = ?').pluck().get(runId) === 1,
    setAppend: (runId: string, append: boolean): void =>
      void database
        .prepare(
          'INSERT INTO extraction_setting (run_id, append) VALUES (?, ?) ON CONFLICT (run_id) DO UPDATE SET append = excluded.append',
        )
        .run(runId, Number(append)),
    /** Marks about these files go, and those that quote one of these documents. `documentOf` reads it from the mark's text. */
    erase(
      targets: ReadonlySet<string>,
      documents: ReadonlySet<string>,
      documentOf: (text: string) => string | null,
    ): number {
      const remove = database.prepare('DELETE FROM extraction_cell WHERE run_id = ? AND target = ? AND field = ?');
      const rows = database
        .prepare('SELECT run_id AS runId, target, field, cell_text AS text, locked FROM extraction_cell')
        .all() as (RawMark & { readonly runId: string })[];
      const gone = rows.filter((row) => {
        if (targets.has(row.target)) return true;
        const { text } = toMark(row.runId, row);
        const document = text === null ? null : documentOf(text);
        return document !== null && documents.has(document);
      });
      wishes.erase(targets);
      for (const { runId, target, field } of gone) remove.run(runId, target, field);
      return gone.length;
    },
  };
}
