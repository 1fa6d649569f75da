/** What is being read right now and how long the rest may take. */
import type { FileRow } from '../store/file-table.ts';

export type CurrentFile = { readonly path: string; readonly unitsRead: number; readonly units: number | null };

export type IngestProgress = {
  begin(
    file: Pick<FileRow, 'id' | 'path'>,
    unitsRead: number,
    units: number | null,
  ): { setUnits(units: number | null): void; unitDone(unitsRead: number): void; end(): void };
  current(): CurrentFile[];
};

export function createIngestProgress(onChange: () => void): IngestProgress {
  const files = new Map<number, { path: string; unitsRead: number; units: number | null }>();
  return {
    begin(file, unitsRead, units) {
      const entry = { path: file.path, unitsRead, units };
      files.set(file.id, entry);
      onChange();
      return {
        setUnits: (count) => {
          entry.units = count ?? entry.units;
          onChange();
        },
        unitDone: (count) => {
          entry.unitsRead = count;
          onChange();
        },
        end: () => {
          files.delete(file.id);
          onChange();
        },
      };
    },
    current: () => [...files.values()].map((entry) => ({ ...entry })),
  };
}
