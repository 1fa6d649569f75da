/** What every test of the harness is: so many tries from one seed, each of which ends well or loses something. */
export type TortureOptions = {
  readonly count: number;
  /** False once its time is over: no other try begins. */
  readonly hasTime: () => boolean;
  readonly seed: number;
  /** An empty folder of its own; gone afterwards. */
  readonly folder: string;
  /** One line for whoever watches. */
  readonly tell: (line: string) => void;
};
export type TortureResult = {
  readonly tried: number;
  readonly passed: number;
  /** Tries that lost or spoilt something that had been acknowledged. */
  readonly lost: number;
  /** What went wrong, one line each. */
  readonly trouble: readonly string[];
  /** Figures beside the table. */
  readonly note: string;
};
export type TortureTest = {
  readonly name: string;
  readonly title: string;
  /** Tries in `npm test`, in the short and in the long form. */
  readonly counts: { readonly quick: number; readonly short: number; readonly long: number };
  /** Seconds after which the short form begins no other try. */
  readonly shortSeconds: number;
  /** Why it cannot run here; null: it can. */
  readonly missing: () => string | null;
  readonly run: (options: TortureOptions) => Promise<TortureResult>;
};

/** Counts tries: nothing said means that all went well. */
export function createTally() {
  let tried = 0;
  let passed = 0;
  let lost = 0;
  const trouble: string[] = [];
  return {
    /** `losses`: what is gone or spoilt; `failures`: what did not work but lost nothing. */
    count(name: string, losses: readonly string[], failures: readonly string[] = []): void {
      tried += 1;
      if (losses.length > 0) lost += 1;
      if (losses.length + failures.length === 0) passed += 1;
      for (const each of losses) trouble.push(`${name}: LOST ${each}`);
      for (const each of failures) trouble.push(`${name}: ${each}`);
    },
    result: (note = ''): TortureResult => ({ tried, passed, lost, trouble, note }),
  };
}
