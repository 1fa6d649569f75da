/** The best `size` of many scored ids: a heap whose top is the worst one kept. */
export type BestOf = {
  /** Scores at or under this are not taken; -Infinity until full. */
  readonly least: () => number;
  /** Takes a score above `least()`. */
  add(score: number, id: number, place: number): void;
  /** Best first. `place` is what `add` was given. */
  sorted(): { readonly id: number; readonly place: number; readonly score: number }[];
};

export function createBestOf(size: number): BestOf {
  const scores = new Float64Array(size);
  const ids = new Float64Array(size);
  const places = new Float64Array(size);
  let held = 0;

  function put(at: number, score: number, id: number, place: number): void {
    scores[at] = score;
    ids[at] = id;
    places[at] = place;
  }
  const move = (from: number, to: number) =>
    put(to, scores[from] as number, ids[from] as number, places[from] as number);

  function sinkFrom(score: number, id: number, place: number): void {
    let at = 0;
    for (;;) {
      let child = at * 2 + 1;
      if (child >= held) break;
      if (child + 1 < held && (scores[child + 1] as number) < (scores[child] as number)) child += 1;
      if ((scores[child] as number) >= score) break;
      move(child, at);
      at = child;
    }
    put(at, score, id, place);
  }

  function riseFrom(start: number, score: number, id: number, place: number): void {
    let at = start;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if ((scores[parent] as number) <= score) break;
      move(parent, at);
      at = parent;
    }
    put(at, score, id, place);
  }

  return {
    least: () => (held < size ? Number.NEGATIVE_INFINITY : (scores[0] as number)),
    add(score, id, place) {
      if (held < size) {
        held += 1;
        riseFrom(held - 1, score, id, place);
      } else sinkFrom(score, id, place);
    },
    sorted: () =>
      Array.from({ length: held }, (_, at) => ({
        id: ids[at] as number,
        place: places[at] as number,
        score: scores[at] as number,
      })).sort((a, b) => b.score - a.score || a.id - b.id),
  };
}
