/** What the doctor finds and what the bench measures. */

/** One thing looked at. `found` and `advice` are plain sentences or values; advice is null when there is nothing to do. */
export type DoctorLine = {
  readonly name: string;
  readonly state: 'ok' | 'warning' | 'problem';
  readonly found: string;
  readonly advice: string | null;
};

/** Speeds of this machine at one time; null where it could not be measured. */
export type BenchRecord = {
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly memoryBytes: number;
  readonly cores: number;
  /** Written with the chosen chat model. */
  readonly chat: {
    readonly model: string;
    readonly promptTokens: number;
    readonly promptTokensPerSecond: number;
    readonly generatedTokensPerSecond: number;
    readonly firstTokenMs: number;
  } | null;
  readonly embedding: {
    readonly model: string;
    readonly backend: 'transformers' | 'llama';
    /** Texts of about 150 tokens. */
    readonly textsPerSecond: number;
  } | null;
  readonly ocrPagesPerMinute: number | null;
  /** Median of whole searches in the library. */
  readonly searchMs: number | null;
};
