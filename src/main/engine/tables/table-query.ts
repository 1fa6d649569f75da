/** What is computed over one table: rows that pass all conditions, in an order, and what is taken of them. */
export type Condition = {
  readonly column: number;
  readonly is: 'equals' | 'contains' | 'above' | 'below' | 'at-least' | 'at-most' | 'not-equals' | 'not-contains';
  readonly value: string | number;
};
export type Pick =
  | { readonly kind: 'cells'; readonly column: number }
  | { readonly kind: 'count'; readonly distinct: number | null }
  /** `negated`: of a sum, told without its minus: what was spent. */
  | { readonly kind: 'sum'; readonly column: number; readonly negated?: true }
  /** Whether a row passes these as well ("Yes", "No"). */
  | { readonly kind: 'whether'; readonly of: readonly (readonly Condition[])[] }
  /** How many more rows (or how much more of a column) meet the one than the other; `plain`: without its sign. */
  | {
      readonly kind: 'difference';
      readonly one: readonly Condition[];
      readonly other: readonly Condition[];
      readonly of: number | null;
      readonly plain: boolean;
    }
  | { readonly kind: 'average' | 'least' | 'most' | 'spread'; readonly column: number }
  /** The value of `column` that most (or fewest) rows share, or whose `of` sums up to most. */
  | { readonly kind: 'commonest'; readonly column: number; readonly of: number | null; readonly descending: boolean };
export type TableQuery = {
  /** Every list must be met by one of its conditions. */
  readonly all: readonly (readonly Condition[])[];
  /** `lastRow`: of rows that are alike in it the one that stands last (or first) comes first; left out: with a limit of 1 all of them are meant. */
  readonly order: {
    readonly column: number | 'row';
    readonly descending: boolean;
    readonly lastRow?: boolean;
  } | null;
  readonly limit: number | null;
  readonly offset: number;
  /** Rows after (1) or before (-1) the first that passes, instead of it. */
  readonly step: 1 | -1 | 0;
  readonly pick: Pick;
};
