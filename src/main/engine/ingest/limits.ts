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
