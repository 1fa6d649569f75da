/** How much of the library can be searched. */
import type { Database } from 'better-sqlite3';
import type { Coverage, FileState } from '../../../preload/contract/shapes.ts';

type CountRow = { readonly state: FileState | null; readonly n: number };

/** States in which a file's text is searched. */
const searched: ReadonlySet<FileState | null> = new Set(['readable', 'ready', 'partly-read']);

/**
 * Counts shown files and members by what search can see of them; what can't be reached keeps its text and counts as what it was.
 * Every search asks for it: it is counted anew only when `version` says that something was written.
 */
export function createCoverage(database: Database, version: () => number): () => Coverage {
  // Answered from the index on states alone.
  const byState = database.prepare('SELECT state, count(*) AS n FROM file WHERE deleted_at IS NULL GROUP BY state');
  const keptTexts = database.prepare(`SELECT CASE WHEN held_state IS NOT NULL THEN held_state WHEN outdated THEN NULL
      WHEN content.outcome = 'complete' THEN content.stage ELSE content.outcome END AS state, count(*) AS n
    FROM file LEFT JOIN content ON content.id = file.content_id AND content.stage <> 'reading'
    WHERE file.deleted_at IS NULL AND file.state = 'unavailable' GROUP BY 1`);
  let known: { readonly version: number; readonly coverage: Coverage } | null = null;

  function count(): Coverage {
    const shown = byState.all() as CountRow[];
    const kept = shown.some(({ state }) => state === 'unavailable') ? (keptTexts.all() as CountRow[]) : [];
    const sum = (isCounted: (state: FileState | null) => boolean) =>
      [...shown, ...kept].reduce((total, { state, n }) => (isCounted(state) ? total + n : total), 0);
    return {
      readable: sum((state) => searched.has(state)),
      notReady: sum((state) => state === 'readable'),
      total: shown.reduce((total, { n }) => total + n, 0),
    };
  }

  return () => {
    const now = version();
    if (known?.version !== now) known = { version: now, coverage: count() };
    return known.coverage;
  };
}
