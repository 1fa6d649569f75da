/** What working processes said is saved, held against what a later one finds. */
import type { Working } from './start-working.ts';

export function createPromised() {
  const saved = new Set<string>();
  const ready = new Set<string>();
  return {
    saved,
    ready,
    /** Adds what this one has promised. */
    hear({ lines }: Working): void {
      for (const line of lines) {
        if ('saved' in line) saved.add(line.saved);
        if ('ready' in line) for (const name of line.ready) ready.add(name);
      }
    },
    /** What it should have found when it opened the library and did not; empty too when it was killed before. */
    missing({ lines }: Working): string[] {
      const found = lines.find((line) => 'holds' in line);
      if (!found || !('holds' in found)) return [];
      const { holds, ready: read, repairs } = found;
      const held = new Set(holds);
      const readNow = new Set(read);
      return [
        ...[...saved].filter((question) => !held.has(question)).map((question) => `"${question}" was saved`),
        ...[...ready].filter((name) => !readNow.has(name)).map((name) => `${name} was ready`),
        ...repairs.map((kind) => `the library was damaged: ${kind}`),
      ];
    },
    forget(): void {
      saved.clear();
      ready.clear();
    },
  };
}
