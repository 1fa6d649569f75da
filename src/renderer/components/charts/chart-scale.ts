/** Places on a chart. Units of its own view box, which is as wide as a card on the page. */
export const frame = { width: 400, height: 138, left: 44, right: 6, top: 8, bottom: 20 } as const;

/** A round number at or above the greatest value, and the lines below it: 0, half, all. 1 when there is nothing. */
export function niceTop(greatest: number): number {
  if (!(greatest > 0)) return 1;
  const power = 10 ** Math.floor(Math.log10(greatest));
  const step = [1, 2, 4, 5, 10].find((each) => each * power >= greatest) ?? 10;
  return step * power;
}

export const xOf = (index: number, count: number): number =>
  frame.left + ((index + 0.5) * (frame.width - frame.left - frame.right)) / Math.max(1, count);
export const yOf = (value: number, top: number): number =>
  frame.height - frame.bottom - (Math.min(value, top) / top) * (frame.height - frame.top - frame.bottom);

/** `count` days up to `last`, as `2026-11-28`. */
export function daysUpTo(last: string, count: number): string[] {
  const end = Date.parse(`${last}T12:00:00Z`);
  const dayMs = 86_400_000;
  return Array.from({ length: count }, (_, index) =>
    new Date(end - (count - 1 - index) * dayMs).toISOString().slice(0, 10),
  );
}
