/** A sign that was read, how likely it is (0-1), and the first and last step of the line it was seen in. */
export type ReadSign = {
  readonly sign: string;
  readonly confidence: number;
  readonly first: number;
  readonly last: number;
};

/**
 * The signs of a line from how likely each is at every step, the likeliest of each step (connectionist temporal classification, Graves et al.
 * 2006): the same sign in following steps is one, and class 0 is none.
 * @param likely steps times classes, 0-1
 * @param signs of classes from 1 on
 */
export function decodeLine(likely: Float32Array, classes: number, signs: readonly string[]): ReadSign[] {
  const read: { sign: string; confidence: number; first: number; last: number }[] = [];
  let before = 0;
  for (let step = 0; step < likely.length / classes; step += 1) {
    let best = 0;
    for (let at = 1; at < classes; at += 1) {
      if ((likely[step * classes + at] as number) > (likely[step * classes + best] as number)) best = at;
    }
    const confidence = likely[step * classes + best] as number;
    const last = read.at(-1);
    if (best !== 0 && best === before && last) {
      last.last = step;
      last.confidence = Math.max(last.confidence, confidence);
    } else if (best !== 0) read.push({ sign: signs[best - 1] ?? '', confidence, first: step, last: step });
    before = best;
  }
  return read;
}
