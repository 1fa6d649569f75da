/**
 * What fits into this machine at once: the system and the person's own programs, Docent's processes, the library, the embedder
 * and one chat model. One pure function; nothing it plans ever adds up to more than there is.
 */
import type { MemoryPlan } from '../../../preload/contract/shapes.ts';
import type { MachineState } from '../ports.ts';
import type { StorePlan } from '../types.ts';
import { memoryLimits, planLimits } from './limits.ts';
import { type CachePrecision, chatMemory, encoderMemory, type ModelFacts, type ModelMemory } from './model-memory.ts';
import { plan } from './plan.ts';
import { storePlan } from './store-plan.ts';

/** Size of the library: passages with a vector, and how many numbers one has. */
export type LibrarySize = { readonly vectors: number; readonly dimensions: number };

export type ModelFit = {
  /** `tight`: only while reading and embedding rest, or with hardly anything left over. */
  readonly verdict: 'fits' | 'tight' | 'no';
  readonly contextTokens: number;
  readonly cachePrecision: CachePrecision;
  readonly memory: ModelMemory;
  /** What it was held against. */
  readonly roomBytes: number;
  /** True when the file was not there to tell how much it keeps per token. */
  readonly guessed: boolean;
};

export function memoryPlan(machine: MachineState, library: LibrarySize, embedder: ModelFacts): MemoryPlan {
  const { memoryBytes } = machine;
  const { fixedBytes, share, mostBytes } = memoryLimits.system;
  const systemBytes = Math.min(
    memoryBytes * memoryLimits.system.mostShare,
    fixedBytes + share * memoryBytes,
    mostBytes,
  );
  const store = storePlan(machine, library);
  const work = plan(calm(machine), idle, insisting);
  const beside = plan(calm(machine), { ...idle, asking: true }, insisting);
  const takesTurns = memoryBytes <= planLimits.smallMachine;
  const appBytes = memoryLimits.appBytes + 1024 * store.pageCacheKibibytes + vectorBytes(library, store);
  const embedderBytes = encoderMemory(embedder, work.embedBatch, windowOf(embedder)).total;
  const left = Math.max(0, memoryBytes - systemBytes - appBytes);
  const roomAloneBytes = Math.max(0, Math.min(left - embedderBytes, graphicsBytes(machine)));
  const readingBeside = readingBytes(beside.readers, beside.pictureWorkers);
  const roomBytes = takesTurns
    ? roomAloneBytes * memoryLimits.comfortableShare
    : Math.max(0, Math.min(left - embedderBytes - readingBeside, graphicsBytes(machine)));
  return {
    memoryBytes,
    systemBytes,
    graphicsBytes: graphicsBytes(machine),
    appBytes,
    embedderBytes,
    readingBytes: readingBytes(work.readers, work.pictureWorkers),
    roomBytes,
    roomAloneBytes,
    takesTurns,
    readers: work.readers,
    pictureWorkers: work.pictureWorkers,
    embedBatch: work.embedBatch,
    pageCacheKibibytes: store.pageCacheKibibytes,
    vectorPrecision: store.vectorPrecision,
  };
}

/**
 * How a chat model fits. The longest context is taken that still fits beside the reading of files, at 16 bits before 8; a person's own
 * `wishedTokens` is kept if it can be, at whatever price.
 */
export function fitModel(memory: MemoryPlan, model: ModelFacts, wishedTokens: number | null = null): ModelFit {
  const choices = contexts(model, wishedTokens).flatMap((contextTokens) =>
    precisions.map((cachePrecision) => ({
      contextTokens,
      cachePrecision,
      memory: chatMemory(model, contextTokens, cachePrecision),
      guessed: model.network === null,
    })),
  );
  const [longest] = choices;
  if (!longest) throw new Error('A model always has a context to choose.');
  const graphics = (choice: (typeof choices)[number]) => choice.memory.total - choice.memory.runtime;
  const within = (bytes: number) =>
    choices.find((choice) => choice.memory.total <= bytes && graphics(choice) <= memory.graphicsBytes);
  const comfortable = within(memory.roomBytes);
  if (comfortable) return { ...comfortable, verdict: 'fits', roomBytes: memory.roomBytes };
  const tight = within(memory.roomAloneBytes);
  if (tight) return { ...tight, verdict: 'tight', roomBytes: memory.roomAloneBytes };
  const smallest = choices.at(-1) ?? longest;
  return { ...smallest, verdict: 'no', roomBytes: memory.roomAloneBytes };
}

/** What an embedder or reranker takes at the plan's batch. */
export function fitEncoder(memory: MemoryPlan, model: ModelFacts): ModelFit {
  const contextTokens = windowOf(model);
  const needs = encoderMemory(model, memory.embedBatch, contextTokens);
  // It takes the place of the embedder in use.
  const room = memory.roomAloneBytes + memory.embedderBytes;
  const comfortable = room * memoryLimits.encoderShare;
  const verdict = needs.total <= comfortable ? 'fits' : needs.total <= room ? 'tight' : 'no';
  return {
    verdict,
    contextTokens,
    cachePrecision: 'f16',
    memory: needs,
    roomBytes: verdict === 'fits' ? comfortable : room,
    guessed: model.network === null,
  };
}

const precisions: readonly CachePrecision[] = ['f16', 'q8_0'];
const idle = {
  files: 0,
  bytes: 0,
  freshFiles: 0,
  freshBytes: 0,
  unembedded: 0,
  unembeddedCharacters: 0,
  changing: false,
  embedding: true,
  asking: false,
} as const;
const insisting = { paused: false, insisted: true } as const;

/** Battery, heat and free memory change by the minute; what is planned here is what the machine holds. */
function calm(machine: MachineState): MachineState {
  const { memoryBytes } = machine;
  return { ...machine, freeMemoryBytes: memoryBytes, onBattery: false, lowPower: false, thermal: null, asleep: false };
}

/** Contexts to try, longest first; never more than the model was trained on. */
function contexts({ contextTokens: trained }: ModelFacts, wished: number | null): readonly number[] {
  const { usualContextTokens, contextSteps, leastContextTokens } = memoryLimits;
  const most = trained ?? usualContextTokens;
  if (wished !== null) return [Math.max(Math.min(leastContextTokens, most), Math.min(wished, most))];
  const target = Math.min(most, usualContextTokens);
  return [target, ...contextSteps.filter((tokens) => tokens < target)];
}

/**
 * Apple's default for `MTLDevice.recommendedMaxWorkingSetSize`: two thirds of unified memory up to 36 GB, three quarters above. Newer
 * systems allow more (11.84 GB of 16 on an M3: github.com/AlexsJones/llmfit/pull/754; 107.52 GiB of 128 on an M5 Max:
 * github.com/antirez/ds4/pull/893; 10.67 GB of 16 on an M1 is two thirds), so this errs on the safe side; `iogpu.wired_limit_mb` overrides it.
 */
function graphicsBytes({ memoryBytes, graphicsLimitBytes }: MachineState): number {
  const { smallShare, largeShare, smallMachine } = memoryLimits.graphics;
  const usual = memoryBytes * (memoryBytes <= smallMachine ? smallShare : largeShare);
  return Math.min(memoryBytes, graphicsLimitBytes || usual);
}

function readingBytes(readers: number, pictureWorkers: number): number {
  return readers * planLimits.usualReader + pictureWorkers * planLimits.pictureWorker;
}

function vectorBytes({ vectors, dimensions }: LibrarySize, { vectorPrecision }: StorePlan): number {
  const perNumber = { float32: 4, int8: 1, 'binary+rescore': 0 }[vectorPrecision];
  return vectors * (dimensions * (perNumber + 1 / 8) + memoryLimits.bytesPerVectorRow);
}

function windowOf({ contextTokens }: ModelFacts): number {
  return Math.min(contextTokens ?? memoryLimits.encoderWindowTokens, memoryLimits.encoderWindowTokens);
}
