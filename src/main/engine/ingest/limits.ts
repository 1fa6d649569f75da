/** Numbers of a change of the embedding model, with unit and reason. */
export const changeLimits = {
  /** Finished contents looked at per step for vectors of the new model that are missing. */
  walkContents: 200,
  /**
   * Documents waiting for vectors up to which they also get them from the model that still answers while another is being prepared:
   * a few minutes of double work. With more, only the new one embeds them.
   */
  doubleDocuments: 200,
  /** Vectors of a model no longer used that are taken away per transaction: some 20 ms, which a search may have to wait. */
  dropBatch: 500,
} as const;

/** Numbers of places in a folder that the system does not let us look at. */
export const closedLimits = {
  /** Places kept by name; a folder that holds more of them is closed in a way nobody mends one by one. */
  kept: 500,
  /** Places that a status names. */
  named: 20,
  /** Milliseconds between looks whether one of them can be seen now: a permission that was given should be noticed soon. */
  lookMs: 5_000,
} as const;
