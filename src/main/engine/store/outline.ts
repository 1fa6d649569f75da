/**
 * Lines and headings before an offset. Both need all units before it, and a page of hits often stands in one long document: what was
 * counted is kept per content, and only goes as far as somebody asked.
 */
import type { Database } from 'better-sqlite3';
import { limits } from '../limits.ts';
import { unpackBlocks } from './packed-blocks.ts';
import { unitSeparator } from './unit-separator.ts';

type Heading = { readonly offset: number; readonly level: number; readonly text: string };
type Counted = {
  /** Line breaks before each unit that was counted, separators included. */
  readonly linesBefore: number[];
  readonly headings: Heading[];
  /** Units whose headings are known. */
  headingUnits: number;
};
type PageRow = { readonly unit: number; readonly start: number; readonly text: string };

export function createOutline(database: Database) {
  const lastPageUpTo = database.prepare(`SELECT unit, start, text FROM page WHERE content_id = ? AND start <= ?
    ORDER BY start DESC, unit DESC LIMIT 1`);
  const breaks = database
    .prepare(`SELECT length(text) - length(replace(text, char(10), '')) FROM page
      WHERE content_id = ? AND unit >= ? AND unit < ? ORDER BY unit`)
    .pluck();
  const blocksOf = database.prepare(`SELECT unit, start, text, blocks FROM page
    WHERE content_id = ? AND unit >= ? AND unit <= ? ORDER BY unit`);
  const kept = new Map<number, Counted>();

  function countedOf(contentId: number): Counted {
    const known = kept.get(contentId);
    if (known) return known;
    if (kept.size >= limits.store.keptOutlines) kept.delete(kept.keys().next().value as number);
    const counted = { linesBefore: [0], headings: [], headingUnits: 0 };
    kept.set(contentId, counted);
    return counted;
  }

  return {
    /** 1-based line of the canonical text at an offset. SQL only counts here; nothing is cut in it. */
    lineAt(contentId: number, offset: number): number {
      const page = lastPageUpTo.get(contentId, offset) as PageRow | undefined;
      if (!page) return 1;
      const { linesBefore } = countedOf(contentId);
      const counted = breaks.all(contentId, linesBefore.length - 1, page.unit) as number[];
      for (const own of counted) linesBefore.push((linesBefore.at(-1) as number) + own + unitSeparator.length);
      const lines = (page.text + unitSeparator).slice(0, Math.max(0, offset - page.start)).split('\n').length;
      return (linesBefore[page.unit] ?? 0) + lines;
    },

    /** The headings an offset stands under, outermost first; a heading stands under itself. */
    headingPathAt(contentId: number, offset: number): string[] {
      const page = lastPageUpTo.get(contentId, offset) as PageRow | undefined;
      if (!page) return [];
      const counted = countedOf(contentId);
      const rows = blocksOf.all(contentId, counted.headingUnits, page.unit) as (PageRow & {
        readonly blocks: string;
      })[];
      for (const row of rows) {
        for (const { kind, level, start, end } of unpackBlocks(row.blocks)) {
          if (kind !== 'heading') continue;
          const text = row.text.slice(start, end).replace(/\s+/g, ' ');
          counted.headings.push({ offset: row.start + start, level, text });
        }
        counted.headingUnits = row.unit + 1;
      }
      let open: readonly Heading[] = [];
      for (const heading of counted.headings) {
        if (heading.offset > offset) break;
        open = [...open.filter(({ level }) => level < heading.level), heading];
      }
      return open.map(({ text }) => text);
    },

    /** To be called when units are added or a content is new, as its id may have been another's. */
    forget(contentId: number): void {
      kept.delete(contentId);
    },
  };
}
