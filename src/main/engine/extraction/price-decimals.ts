/** How many digits the prices of a document have behind their mark, and totals that lost it in recognition. Pure. */

type Price = {
  readonly value: unknown;
  readonly decimals: number;
  readonly currency: string | null;
  readonly context: unknown;
  readonly line: number;
};

/** Numbers with two decimals from which prices have them, however many others have none. */
const fewPrices = 3;

/** Digits behind the mark of a price, 2 or 0. `isTold`: whether an amount is labelled as one. */
export function usualDecimals<Own extends Price>(all: readonly Own[], isTold: (one: Own) => boolean): number {
  const exact = all.filter(({ decimals }) => decimals === 2);
  const whole = all.filter(({ decimals }) => decimals === 0);
  // A slip has more quantities and codes than prices; where nothing has cents, hardly anything is written with two digits behind a point.
  if (exact.length >= fewPrices || exact.length * 2 >= whole.length) return 2;
  // Of a slip with one item that which has a currency or a label tells how prices are written.
  const isPrice = (one: Own) => one.currency !== null || isTold(one);
  return exact.some(isPrice) && !whole.some(isPrice) ? 2 : 0;
}

/** Times the largest other price from which a total without a point lost it. */
const lostPoint = 4;
/** Digits without a point from which there may have been one. */
const leastPointless = 100;

/**
 * The amounts, those labelled as a total in full that lost their point (`TOTAL RM 3090` under a 13.10) with it. Only where it is far above every
 * price as it stands and above every item with its point, so that a total of hundreds stays one. Where the sum stands with its point elsewhere, that
 * is its place; else its place holds no such value, and it is never verified.
 * @param isTotal whether an amount is labelled as a total
 * @param isGiven whether it is labelled as what was given for it, or back
 */
export function withPoint<Own extends Price>(
  all: readonly Own[],
  isTotal: (one: Own) => boolean,
  isGiven: (one: Own) => boolean,
): readonly Own[] {
  const exact = all.filter(({ decimals }) => decimals === 2);
  if (exact.length === 0 || exact.length * 2 < all.filter(isTotal).length) return all;
  const places = new Map(exact.map((one) => [one.value as number, one]));
  const largest = Math.max(...places.keys());
  const dearest = Math.max(0, ...exact.filter((one) => !isGiven(one)).map(({ value }) => value as number));
  return all.map((one) => {
    const value = one.value as number;
    const printed = value / 100;
    const other = places.get(printed);
    if (one.decimals !== 0 || value < leastPointless || value < largest * lostPoint || !isTotal(one)) return one;
    if (!other && printed < dearest) return one;
    const { context, line } = one;
    return other ? { ...other, context, line } : { ...one, value: printed, decimals: 2 };
  });
}
