/** What an answer over the whole collection says by itself, in one language; names, quotes and titles stay as they are. */
export type CollectionWords = {
  /** Singular and plural by concept; `file` is always there. */
  readonly nouns: Readonly<Record<string, readonly [one: string, many: string]>> & {
    readonly file: readonly [one: string, many: string];
  };
  /** `asked` is " (…)" or ''; `copies` what `copies` said, or ''. */
  readonly matches: (counted: string, count: number, asked: string, copies: string) => string;
  readonly noneMatches: (one: string, asked: string) => string;
  readonly says: (counted: string, count: number, asked: string, copies: string) => string;
  /** What the totals of the documents come to, already as money in bold. */
  readonly total: (sum: string, counted: string, asked: string) => string;
  /** Documents that match and state no clear total. */
  readonly noTotal: (counted: string, count: number, named: string) => string;
  readonly copies: (files: string, copies: number) => string;
  /** How many of the files read are of the kind asked for; begins with a space. */
  readonly ofKind: (files: string, count: number, one: string, many: string) => string;
  readonly silent: (files: string, count: number, named: string) => string;
  readonly andMore: (count: number) => string;
  readonly moreInTable: (count: number) => string;
  readonly also: (names: string) => string;
  /** Before the sentences an end was worked out from. */
  readonly computedEnd: (day: string) => string;
  /** Documents that say neither when they end nor from when and for how long they run. */
  readonly endUnsaid: (counted: string, count: number, named: string) => string;
  /** `read` and `files` of coverage, then what makes them up, then what was not read. */
  readonly nothingToRead: string;
  readonly readAll: (files: string) => string;
  readonly readSome: (read: number, files: string) => string;
  readonly inFull: string;
  readonly byPassages: (whole: number, passages: number) => string;
  readonly empty: (count: number) => string;
  readonly partly: (count: number) => string;
  readonly unread: (count: number, named: string) => string;
  readonly waiting: (count: number) => string;
  readonly gone: (count: number) => string;
  readonly left: (count: number) => string;
  /** By file state. */
  readonly states: Readonly<Record<string, string>>;
  readonly conditions: {
    readonly date: Readonly<Record<'start' | 'end' | 'signed' | 'due' | 'dated' | 'other', string>>;
    readonly relation: Readonly<Record<'in' | 'before' | 'after', string>>;
    readonly name: Readonly<Record<'from' | 'to' | 'with' | 'any', string>>;
    readonly topic: Readonly<Record<'mention' | 'about' | 'without', string>>;
  };
};
