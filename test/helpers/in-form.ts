/** `npm test -- --long` sets it: as many tries as the issue of a test asks for, where the usual run makes fewer of the same. */
const isLong = process.env.DOCENT_TEST_LONG === '1';

/** How many tries a test makes: `long` ones with `--long`, else `short` ones, drawn from the same seed. */
export function inForm({ short, long }: { readonly short: number; readonly long: number }): number {
  return isLong ? long : short;
}
