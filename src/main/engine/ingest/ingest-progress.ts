/** What is being read right now. */
import type { LibraryStatus } from '../../../preload/contract/shapes.ts';
import type { FileRow } from '../store/file-table.ts';

export type CurrentFile = LibraryStatus['current'][number];

export type CurrentReading = {
  setUnits(units: number | null): void;
  unitDone(unitsRead: number): void;
  /** `recognising` while letters are read from its pictures. */
  setStep(step: CurrentFile['step']): void;
  end(): void;
};

export type IngestProgress = {
  begin(file: Pick<FileRow, 'id' | 'publicId' | 'path'>, unitsRead: number, units: number | null): CurrentReading;
  /** At most a handful, those that began first. */
  current(): CurrentFile[];
};

/** Files shown at once: as many as fit under a progress bar. */
const shown = 8;

/** `onUnits` hears how many units were read since the last call. */
export function createIngestProgress(onChange: () => void, onUnits: (units: number) => void): IngestProgress {
  const files = new Map<number, { -readonly [Key in keyof CurrentFile]: CurrentFile[Key] }>();
  return {
    begin(file, unitsRead, units) {
      const entry = {
        fileId: file.publicId,
        path: file.path,
        step: 'reading' as CurrentFile['step'],
        unitsRead,
        units,
      };
      files.set(file.id, entry);
      onChange();
      return {
        setUnits: (count) => {
          entry.units = count ?? entry.units;
          onChange();
        },
        unitDone: (count) => {
          onUnits(Math.max(0, count - entry.unitsRead));
          entry.unitsRead = count;
          onChange();
        },
        setStep: (step) => {
          if (entry.step === step) return;
          entry.step = step;
          onChange();
        },
        end: () => {
          files.delete(file.id);
          onChange();
        },
      };
    },
    current: () => [...files.values()].slice(0, shown).map((entry) => ({ ...entry })),
  };
}
