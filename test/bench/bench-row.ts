/** One measured ratio. `goal` says what it must reach; a row without one is for information. */
export type BenchRow = {
  readonly name: string;
  readonly ratio: number;
  readonly goal: { readonly atLeast: number } | { readonly atMost: number } | null;
  /** The numbers behind the ratio, in words. */
  readonly detail: string;
};

/** A row that could not be measured here, and why. */
export type NotMeasured = { readonly name: string; readonly reason: string };
