/**
 * How long the rest takes: bytes that wait, per kind of file, at the pace such files were read so far, and passages at the
 * pace they were embedded. Reading and embedding go on side by side, so the longer one counts.
 */
import { limits } from './limits.ts';

export type WorkLeft = {
  /** Files that are not read yet, by kind. */
  readonly kinds: readonly { readonly kind: string; readonly files: number; readonly bytes: number }[];
  /** Passages there are, and how many have their vector. */
  readonly passages: { readonly done: number; readonly total: number };
  /** Files read at once. */
  readonly readers: number;
};

export type TimeLeft = {
  /** A file of this kind and size took so long. */
  fileRead(kind: string, bytes: number, milliseconds: number): void;
  /** Seconds, or null while nothing can be said; `embedMs` is the time spent embedding so far. */
  seconds(left: WorkLeft, embedMs: number): number | null;
};

type Pace = { files: number; bytes: number; milliseconds: number };

/** Bytes a file costs beyond its own: opening and storing take their time even for a note. */
const bytesPerFile = 4096;

export function createTimeLeft(now: () => number): TimeLeft {
  const paces = new Map<string, Pace>();
  const all: Pace = { files: 0, bytes: 0, milliseconds: 0 };
  let embedStart: { readonly done: number; readonly total: number; readonly milliseconds: number } | null = null;
  let shown: { readonly time: number; readonly seconds: number } | null = null;

  const perByte = (pace: Pace) => pace.milliseconds / (pace.bytes + pace.files * bytesPerFile);

  function readingMs(left: WorkLeft): number | null {
    if (left.kinds.length === 0) return 0;
    if (all.milliseconds < limits.status.leastRateMs) return null;
    const weight = left.kinds.reduce((total, { files, bytes }) => total + bytes + files * bytesPerFile, 0);
    if (weight > limits.status.mostForetold * (all.bytes + all.files * bytesPerFile)) return null;
    const sum = left.kinds.reduce((total, { kind, files, bytes }) => {
      // A kind that was not met yet is taken for an average one.
      const pace = paces.get(kind) ?? all;
      return total + (bytes + files * bytesPerFile) * perByte(pace);
    }, 0);
    return sum / Math.max(1, left.readers);
  }

  function embeddingMs(left: WorkLeft, embedMs: number): number | null {
    const { done, total } = left.passages;
    if (!embedStart || done < embedStart.done) embedStart = { done, total, milliseconds: embedMs };
    const unreadBytes = left.kinds.reduce((sum, { bytes }) => sum + bytes, 0);
    const expected = all.bytes > 0 ? (unreadBytes * Math.max(0, total - embedStart.total)) / all.bytes : 0;
    const passages = total - done + expected;
    if (passages === 0) return 0;
    const spent = embedMs - embedStart.milliseconds;
    if (spent < limits.status.leastRateMs || done === embedStart.done) return null;
    return (passages * spent) / (done - embedStart.done);
  }

  return {
    fileRead(kind, bytes, milliseconds) {
      const pace = paces.get(kind) ?? { files: 0, bytes: 0, milliseconds: 0 };
      paces.set(kind, pace);
      for (const each of [pace, all]) {
        each.files += 1;
        each.bytes += bytes;
        each.milliseconds += milliseconds;
      }
    },
    seconds(left, embedMs) {
      const reading = readingMs(left);
      const embedding = embeddingMs(left, embedMs);
      if (reading === null || embedding === null) return null;
      const estimate = Math.max(reading, embedding) / 1000;
      const time = now();
      // A clock that jumps about tells a person nothing: the last one runs down and is bent towards the newest.
      const before = shown && Math.max(0, shown.seconds - (time - shown.time) / 1000);
      const kept = shown ? 0.5 ** ((time - shown.time) / limits.status.estimateHalfMs) : 0;
      const seconds = (before ?? 0) * kept + estimate * (1 - kept);
      shown = { time, seconds };
      return Math.ceil(seconds);
    },
  };
}
