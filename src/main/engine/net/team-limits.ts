/** Numbers of the connection to a team library, each with its unit and reason. */
export const teamNetLimits = {
  /** Milliseconds until a database must have answered. */
  connectMs: 15_000,
  /** Milliseconds a statement may take: an exact search over a large team library takes some seconds. */
  statementMs: 120_000,
} as const;
