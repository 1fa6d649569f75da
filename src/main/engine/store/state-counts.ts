/** Counts of files by state, every state present. */
import { type FileState, fileStates } from '../../../preload/contract/shapes.ts';

export type StateCounts = Record<FileState, number>;

export function emptyCounts(): StateCounts {
  return Object.fromEntries(fileStates.map((state) => [state, 0])) as StateCounts;
}

export function addCounts(into: StateCounts, from: StateCounts): void {
  for (const state of fileStates) into[state] += from[state];
}
