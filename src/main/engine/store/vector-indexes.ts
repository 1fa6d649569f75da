/**
 * Keeps the vector indexes: each vector's code is written with the vector; learning, loading and renewing happen in the background.
 * While an index is loaded or built, exact scan or the index before it answers.
 */
import type { StorePlanner } from '../types.ts';
import type { Commits } from './after-commit.ts';
import { checksumOf, type IndexRow, type VectorCodeTable } from './vector-code-table.ts';
import { assignList, type CentroidLists, listCount, packLists, unpackLists } from './vector-index/centroid-lists.ts';
import type { HeldPrecision } from './vector-index/held-values.ts';
import { inSlices } from './vector-index/in-slices.ts';
import { type Code, createInvertedIndex, type InvertedIndex } from './vector-index/inverted-index.ts';
import { indexLimits } from './vector-index/limits.ts';
import { codeBytes, encodeSigns } from './vector-index/sign-code.ts';
import { trainLists } from './vector-index/train-lists.ts';
import type { EmbeddingRow } from './vector-table.ts';

/** `loadedTo`: the vector id up to which memory holds what the database holds; Infinity once all is loaded. */
type Live = { row: IndexRow; readonly embedding: EmbeddingRow; readonly memory: InvertedIndex; loadedTo: number };
type Work = Generator<void, void>;
type WorkOn = { readonly embedding: EmbeddingRow | null; readonly work: Work };

export type VectorIndexes = ReturnType<typeof createVectorIndexes>;

export function createVectorIndexes(options: {
  readonly codes: VectorCodeTable;
  readonly commits: Commits;
  readonly embeddings: () => readonly EmbeddingRow[];
  readonly planFor: StorePlanner;
}) {
  const { codes, commits, embeddings, planFor } = options;
  const live = new Map<number, Live>();
  let running: Promise<void> | null = null;
  /** The embedding that is worked on; null once its vectors are being dropped. */
  let working: number | null = null;
  let stopped = false;
  let onError: ((error: unknown) => void) | null = null;
  let written = 0;

  for (const row of codes.rows()) open(row);

  /** Takes an index into use; one that is not what we would write is marked as leaving. */
  function open(row: IndexRow): void {
    if (row.state === 'leaving') return;
    const embedding = embeddings().find(({ id }) => id === row.embedding);
    const lists = embedding && isTrusted(row, embedding) ? unpackLists(row.lists, embedding.dimensions) : null;
    if (!embedding || !lists) codes.setState(row.id, 'leaving');
    else live.set(row.id, { row, embedding, memory: createInvertedIndex(lists), loadedTo: 0 });
  }

  const liveOf = (embedding: EmbeddingRow) => [...live.values()].filter((one) => one.embedding.id === embedding.id);
  const isReady = (one: Live) => one.row.state === 'ready' && one.loadedTo === Number.POSITIVE_INFINITY;
  const readyOf = (embedding: EmbeddingRow) => liveOf(embedding).find(isReady) ?? null;

  function writeCode(one: Live, vectorId: number, vector: Float32Array): void {
    const code = encode(one.memory.lists, vector);
    codes.add(one.row.id, vectorId, code);
    commits.after(() => {
      // What lies beyond is read by the loader.
      if (vectorId <= one.loadedTo) one.memory.add(vectorId, code, vector);
    });
  }

  function leave(one: Live): void {
    commits.transaction(() => codes.setState(one.row.id, 'leaving'));
    live.delete(one.row.id);
  }

  /** Reads an index's codes into memory. A vector without a code, or with one that cannot be, puts the whole index in doubt. */
  function* load(one: Live): Work {
    const { embedding, row, memory } = one;
    for (;;) {
      const part = codes.codesAfter(row.id, embedding, one.loadedTo, indexLimits.loadedPerStep);
      for (const { id, code } of part) {
        if (code && isPossible(code, memory.lists)) memory.add(id, code, null);
        else if (code || row.state === 'ready') return leave(one);
      }
      if (part.length < indexLimits.loadedPerStep) break;
      one.loadedTo = (part.at(-1) as { id: number }).id;
      yield;
    }
    one.loadedTo = Number.POSITIVE_INFINITY;
  }

  /** Learns lists from a sample, spread evenly over the library, and begins an index with them. */
  function* learn(embedding: EmbeddingRow): Work {
    const ids: number[] = [];
    for (let part: number[] = []; ; ) {
      part = codes.idsAfter(embedding, ids.at(-1) ?? 0, indexLimits.loadedPerStep);
      for (const id of part) ids.push(id);
      if (part.length < indexLimits.loadedPerStep) break;
      yield;
    }
    const { dimensions } = embedding;
    const wanted = Math.min(indexLimits.mostLists, Math.round(indexLimits.listsPerRoot * Math.sqrt(ids.length)));
    const sampled = Math.min(ids.length, wanted * indexLimits.samplePerList);
    const sample = new Float32Array(sampled * dimensions);
    let filled = 0;
    for (let index = 0; index < sampled; index += 1) {
      const vector = codes.value(embedding, ids[Math.floor((index * ids.length) / sampled)] as number);
      if (vector) sample.set(vector, dimensions * filled++);
      yield;
    }
    if (filled === 0) return;
    const lists = yield* trainLists(sample.subarray(0, filled * dimensions), dimensions, wanted);
    const row = commits.transaction(() => codes.open(embedding, packLists(lists), ids.length));
    live.set(row.id, { row, embedding, memory: createInvertedIndex(lists), loadedTo: Number.POSITIVE_INFINITY });
  }

  /** Gives every vector its code; then the index takes over from the one before. */
  function* build(one: Live): Work {
    const { embedding, row } = one;
    let last = 0;
    for (;;) {
      const part = codes.codesAfter(row.id, embedding, last, indexLimits.rowsPerStep);
      if (part.length === 0) break;
      last = (part.at(-1) as { id: number }).id;
      const lacking = part.filter(({ code }) => code === null);
      if (lacking.length > 0) {
        commits.transaction(() => {
          for (const { id } of lacking) {
            const vector = codes.value(embedding, id);
            if (vector) writeCode(one, id, vector);
          }
        });
      }
      yield;
    }
    // Nothing came in between the last look and this: a step is not interrupted.
    const former = liveOf(embedding).filter((other) => other !== one);
    commits.transaction(() => {
      for (const other of former) codes.setState(other.row.id, 'leaving');
      codes.setState(row.id, 'ready');
    });
    one.row = { ...row, state: 'ready' };
    for (const other of former) live.delete(other.row.id);
  }

  function* removeLeaving(indexId: number): Work {
    for (let after = 0; ; after += indexLimits.loadedPerStep) {
      if (commits.transaction(() => codes.removePart(indexId, after, indexLimits.loadedPerStep))) return;
      yield;
    }
  }

  /** Keeps vectors in memory as the plan allows. */
  function* hold(one: Live): Work {
    for (let list = 0; list < listCount(one.memory.lists); list += 1) {
      for (const id of one.memory.unheld(list)) {
        const vector = codes.value(one.embedding, id);
        if (vector) one.memory.hold(id, list, vector);
        yield;
      }
    }
    one.memory.allHeld();
  }

  function nextWork(): WorkOn | null {
    const on = (embedding: EmbeddingRow | null, work: Work): WorkOn => ({ embedding, work });
    const rows = codes.rows();
    for (const [id] of live) if (!rows.some((row) => row.id === id)) live.delete(id);
    const leaving = rows.find(({ state }) => state === 'leaving');
    const unloaded = [...live.values()].find(({ loadedTo }) => loadedTo !== Number.POSITIVE_INFINITY);
    if (unloaded) return on(unloaded.embedding, load(unloaded));
    for (const embedding of embeddings()) {
      const building = liveOf(embedding).find(({ row }) => row.state === 'building');
      if (building) return on(embedding, build(building));
      const ready = readyOf(embedding);
      if (!ready) {
        const least = Math.max(1, planFor(0, embedding.dimensions).exactBelow);
        if (codes.countUpTo(embedding, least) >= least) return on(embedding, learn(embedding));
        continue;
      }
      const size = ready.memory.size();
      if (size < planFor(size, embedding.dimensions).exactBelow * indexLimits.letGoShare) {
        leave(ready);
        return nextWork();
      }
      if (size >= ready.row.learntFrom * indexLimits.growth) return on(embedding, learn(embedding));
      ready.memory.keep(precisionFor(ready));
      if (ready.memory.lacksHeld()) return on(embedding, hold(ready));
    }
    return leaving ? on(null, removeLeaving(leaving.id)) : null;
  }

  /** What the plan allows; more than is held now only where it also would for some more vectors, or it would come and go. */
  function precisionFor({ memory, embedding }: Live): HeldPrecision | null {
    const allowed = (size: number) => {
      const { vectorPrecision } = planFor(size, embedding.dimensions);
      return vectorPrecision === 'binary+rescore' ? null : vectorPrecision;
    };
    return allowed(memory.size()) === memory.kept() ? memory.kept() : allowed(memory.size() * indexLimits.roomToHold);
  }

  async function run(): Promise<void> {
    while (!stopped) {
      const next = nextWork();
      if (!next) return;
      working = next.embedding?.id ?? null;
      await inSlices(next.work, () => stopped || (next.embedding !== null && working === null));
    }
  }

  function look(): Promise<void> {
    running ??= run().finally(() => {
      running = null;
    });
    return running;
  }

  return {
    /** The index that answers for an embedding; null: scan exactly. */
    ready: (embedding: EmbeddingRow): InvertedIndex | null => readyOf(embedding)?.memory ?? null,
    /** Writes a new vector's codes, in the same transaction. */
    added(embedding: EmbeddingRow, vectorId: number, vector: Float32Array): void {
      for (const one of liveOf(embedding)) writeCode(one, vectorId, vector);
      written += 1;
      if (onError && written % indexLimits.lookEvery === 0) look().catch(onError);
    },
    /** To be called before a vector's row is deleted, in the same transaction; its codes go with the row. */
    removing(vectorId: number): void {
      for (const { indexId, list } of codes.ofVector(vectorId)) {
        commits.after(() => {
          const one = live.get(indexId);
          if (one && vectorId <= one.loadedTo) one.memory.remove(vectorId, list);
        });
      }
    },
    /** To be called before an embedding's vectors are dropped: its indexes are of no use any more, and its id may be given again. */
    dropping(embedding: EmbeddingRow): void {
      for (const one of liveOf(embedding)) leave(one);
      if (working === embedding.id) working = null;
    },
    /** Works in the background from now on; `report` hears what stopped it until the next look. */
    start(report: (error: unknown) => void): void {
      onError = report;
      look().catch(report);
    },
    /** Resolves when nothing is left to build, load or remove. */
    settle: look,
    stop(): void {
      stopped = true;
      onError = null;
    },
  };
}

function encode(lists: CentroidLists, vector: Float32Array): Code {
  const list = assignList(lists, vector);
  const signs = new Uint8Array(codeBytes(lists.dimensions));
  const factor = encodeSigns(vector, lists.centroids, list * lists.dimensions, signs, 0);
  return { list, factor, signs };
}

function isTrusted(row: IndexRow, { dimensions }: EmbeddingRow): boolean {
  return row.version === indexLimits.version && Buffer.from(checksumOf(dimensions, row.lists)).equals(row.checksum);
}

function isPossible({ list, factor, signs }: Code, lists: CentroidLists): boolean {
  return list < listCount(lists) && signs.length === codeBytes(lists.dimensions) && Number.isFinite(factor);
}
