/** Small pictures of pages: drawn one after another, kept up to a number, let go of when nobody looks any more. */
export type Drawn = { readonly address: string; readonly release: () => void };

type Wanted<Source> = {
  readonly key: string;
  readonly source: Source;
  readonly signal: AbortSignal;
  readonly done: (address: string | null) => void;
};

export type Thumbnails<Source> = {
  /** The picture if it is there, null if there is none to be had, undefined if it was not asked for. */
  readonly known: (key: string) => string | null | undefined;
  /** Draws it when its turn comes; null when it can't be drawn. Never settles once `signal` is aborted. */
  readonly want: (key: string, source: Source, signal: AbortSignal) => Promise<string | null>;
};

/** @param draw makes one picture; null or a rejection means that there is none. @param capacity pictures kept */
export function createThumbnails<Source>(
  draw: (source: Source) => Promise<Drawn | null>,
  capacity: number,
): Thumbnails<Source> {
  const kept = new Map<string, Drawn | null>();
  const waiting: Wanted<Source>[] = [];
  let isDrawing = false;

  function keep(key: string, drawn: Drawn | null): void {
    kept.set(key, drawn);
    for (const [oldest, picture] of kept) {
      if (kept.size <= capacity) break;
      kept.delete(oldest);
      picture?.release();
    }
  }
  async function drawNext(): Promise<void> {
    if (isDrawing) return;
    const next = waiting.shift();
    if (!next) return;
    if (!next.signal.aborted) {
      isDrawing = true;
      if (!kept.has(next.key)) keep(next.key, await draw(next.source).catch(() => null));
      isDrawing = false;
      if (!next.signal.aborted) next.done(kept.get(next.key)?.address ?? null);
    }
    await drawNext();
  }

  return {
    known(key) {
      const drawn = kept.get(key);
      if (drawn === undefined) return undefined;
      // Looked at again: the last to go.
      kept.delete(key);
      kept.set(key, drawn);
      return drawn?.address ?? null;
    },
    want: (key, source, signal) =>
      new Promise((done) => {
        waiting.push({ key, source, signal, done });
        void drawNext();
      }),
  };
}
