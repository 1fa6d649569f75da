/** What a slip comes to, in cents. */
type Drawn = {
  readonly items: readonly { readonly count: number; readonly cents: number }[];
  readonly one: <Own>(list: readonly Own[]) => Own;
};

/**
 * The sums of a till: tax within the prices or on top of them, service before it, rounding to five cents where a country has no smaller coin, and the
 * money that was given.
 */
export function slipSums(
  { items, one }: Drawn,
  {
    isIncluded,
    rounds,
    service: rate = 0,
  }: { readonly isIncluded: boolean; readonly rounds: boolean; readonly service?: number },
) {
  const sum = items.reduce((all, { cents }) => all + cents, 0);
  const net = isIncluded ? Math.round(sum / 1.06) : sum;
  const service = Math.round(net * rate);
  const tax = isIncluded ? sum - net : Math.round((net + service) * 0.06);
  const gross = net + service + tax;
  const rounding = rounds ? Math.round(gross / 5) * 5 - gross : 0;
  const total = gross + rounding;
  const note = one([500, 1000, 5000]);
  return {
    count: items.reduce((all, { count }) => all + count, 0),
    ...{ net, service, tax, gross, rounding, total },
    cash: one([total, Math.ceil(total / note) * note, Math.ceil(total / note) * note]),
  };
}
