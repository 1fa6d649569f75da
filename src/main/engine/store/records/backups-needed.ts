/** Which backups alone still hold, as it was written, what changed in a personal.db: none of them may go before that is put back. */
import { type ChangedRecord, changedRecords } from './changed-records.ts';
import { differingColumns, sumBytes, sumsOf } from './column-sums.ts';
import { type Copies, createCopies } from './copies.ts';
import { openToRead } from './open-to-read.ts';

/**
 * `file`: a closed personal.db. `backups`: files, the newest first; one that cannot be read holds nothing. Of several that hold the same the
 * newest is named. Throws SQLite's errors about `file`.
 */
export function backupsNeeded(file: string, backups: readonly string[]): ReadonlySet<string> {
  let wishes = wishesOf(file);
  const needed = new Set<string>();
  for (const backup of backups) {
    if (wishes.length === 0) break;
    const copies = createCopies([backup]);
    try {
      const left = wishes.filter((isIn) => !isIn(copies));
      if (left.length < wishes.length) needed.add(backup);
      wishes = left;
    } finally {
      copies.close();
    }
  }
  return needed;
}

/** One thing that is looked for. */
type Wish = (copies: Copies) => boolean;

function wishesOf(file: string): Wish[] {
  const database = openToRead(file);
  try {
    return [...changedRecords(database)].flat().flatMap(wishesFor);
  } finally {
    database.close();
  }
}

function wishesFor({ table, id, found, noted }: ChangedRecord): Wish[] {
  // A record that is gone, or that nobody wrote: a backup that has it says what it was, or that it is none of the disk's making.
  if (found === null || noted === null) {
    const wanted = found ?? noted;
    return [(copies) => copies.record(table, id, (values) => sumsOf(values).equals(wanted as Uint8Array)) !== null];
  }
  return differingColumns(found, noted).map((index) => (copies) => {
    const sum = noted.subarray(index * sumBytes, (index + 1) * sumBytes);
    const column = table.columns[index];
    const isCopied = column !== undefined && copies.column(table, id, column, sum) !== undefined;
    return isCopied || (column !== undefined && copies.holds(table, id, found, index));
  });
}
