/** Numbers of the vector index, with unit and reason; the measurements behind them stand in ../README.md. */
export const indexLimits = {
  /** Form of the stored codes and lists; a higher number makes every index be built anew. */
  version: 1,
  /** The index is let go of when the library has shrunk to this share of that, so that it does not come and go. */
  letGoShare: 0.5,
  /** Lists per square root of the number of vectors: ranking the lists then costs a tenth of scanning them. */
  listsPerRoot: 2,
  mostLists: 8_192,
  /** Vectors per list that its centroid is learnt from; more of them change nothing that recall shows. */
  samplePerList: 32,
  /** Passes over the sample per level; the lists hardly move after the sixth. */
  rounds: 8,
  /** Groups of lists in which a vector's list is looked for: 95 % then find the nearest of all. */
  beam: 4,
  /** Times the vectors it was learnt from at which an index is learnt anew: all of it costs a third more than the last time alone. */
  growth: 4,
  /**
   * Candidates by estimate whose vectors are read, per result wanted and at least: of the true ten best, 99.8 % are among the best 200.
   * Further down a passage may stand some places off, which no ranking notices.
   */
  candidatesPerResult: 1.25,
  leastCandidates: 200,
  /** Where vectors held in memory order so many estimates per result once more, these are the least that are read then. */
  heldCandidatesPerResult: 5,
  leastHeldRead: 50,
  /** Vectors kept in memory once they were read, of some 1.5 kB each: those of some searches. */
  keptVectors: 2_000,
  /** Share of the nearest candidates that must pass a filter for it to count as wide; a narrower one is asked for all it lets pass. */
  wideShare: 0.1,
  /** Lists from which that share is told. */
  listsTried: 40,
  /** Times the candidates that a wide filter is tried on, and how many per result must pass for their order to be trusted. */
  triedForFilter: 8,
  passingPerResult: 1.5,
  /** Vectors of a filter that are compared exactly, one by one, without the index: some 5 ms. */
  fewVectors: 400,
  /** Times the vectors for which there must be room before more of each is held. */
  roomToHold: 1.1,
  /** Milliseconds of work without a break; a window's request waits behind it. */
  sliceMs: 8,
  /** Milliseconds between slices. */
  restMs: 1,
  /** Rows read per step of a walk: well under a slice. */
  rowsPerStep: 32,
  /** Rows of codes loaded per step. */
  loadedPerStep: 1_000,
  /** Vectors written between looks whether an index should be made or renewed. */
  lookEvery: 1_000,
  /** Vectors per block of sqlite-vec's table: with its own 1,024 one vector is read, and written, a third slower. */
  vectorsPerChunk: 128,
  /** Codes per page of memory, and pages per allocation of some 0.9 MB. */
  pageCodes: 64,
  segmentPages: 256,
} as const;
