/**
 * How hard Docent works now: one pure function of the machine, of what waits and of what a person wishes.
 *
 * What a Mac user expects decides: reading a large folder rests on battery and in low power mode, yet the few files just
 * saved are read at once; heat and scarce memory slow it down before they stop it; "index now" overrules all but critical
 * heat and sleep, and scarce memory still slows it.
 */
import type { PauseReason, WorkPlan } from '../../../preload/contract/shapes.ts';
import type { MachineState } from '../ports.ts';
import { planLimits } from './limits.ts';
import { boundOf, isShortOfMemory, isSmallMachine } from './short-memory.ts';

/** What matters of the library; counts may stop at the bound they are compared with. */
export type WorkLoad = {
  /** Files that wait or are read, and their bytes. */
  readonly files: number;
  readonly bytes: number;
  /** Of these, what came in lately (`planLimits.freshMs`). */
  readonly freshFiles: number;
  readonly freshBytes: number;
  /** Documents that can be read but not yet be found by meaning. */
  readonly unembedded: number;
  /** UTF-16 units of their text. */
  readonly unembeddedCharacters: number;
  /** True while all passages get the vectors of another model. */
  readonly changing: boolean;
  /** False while the embedder is out of order: then reading does not wait for it. */
  readonly embedding: boolean;
  /** True while a person waits for an answer or a search. */
  readonly asking: boolean;
};

/** Under it the wish is kept. */
export const paceKey = 'reading';
/** `insisted`: a person said "index now", or the command line waits. */
export type WorkWish = { readonly paused: boolean; readonly insisted: boolean };

export type WorkNumbers = WorkPlan & {
  /** Which waiting files may be started: `wished` what a person asked for, `fresh` also what came in lately. */
  readonly reads: 'all' | 'fresh' | 'wished' | 'none';
  readonly embeds: boolean;
  /** Whether passages get the vectors of a newly chosen model beside those they have. */
  readonly reembeds: boolean;
  /** Passages per embedding request. */
  readonly embedBatch: number;
};

export function plan(machine: MachineState, load: WorkLoad, wish: WorkWish): WorkNumbers {
  const hard = hardPause(machine, wish);
  const soft = hard || wish.insisted ? null : softPause(machine);
  const isSmall = load.files <= planLimits.smallFiles && load.bytes <= planLimits.smallBytes;
  const freshIsSmall = load.freshFiles <= planLimits.smallFiles && load.freshBytes <= planLimits.smallBytes;
  // Little work is done under way; a mountain rests, but for what was saved just now.
  const rests = soft !== null && !(isSmall && load.unembedded <= planLimits.smallFiles && !load.changing);
  // A chat model takes all the memory such a machine can spare: reading waits until the answer is written.
  const lent = load.asking && isSmallMachine(machine);
  const slowed = slowedBy(machine, soft, wish.insisted);
  const paused = hard ?? (rests ? soft : null);
  const { readers, pictureWorkers } = workers(machine, slowed ?? (rests ? soft : null), load.asking);
  return {
    readers,
    pictureWorkers,
    paused,
    slowed: paused ? null : slowed,
    insisted: wish.insisted,
    reads: hard || lent ? 'none' : rests ? (freshIsSmall ? 'fresh' : 'wished') : lags(load) ? 'wished' : 'all',
    embeds: !hard && !lent && (!rests || load.unembedded <= planLimits.smallFiles),
    reembeds: !hard && !lent && !rests,
    embedBatch: slowed || isSmallMachine(machine) ? planLimits.smallEmbedBatch : planLimits.embedBatch,
  };
}

/** Reading runs ahead of the embedder only so far: what nobody can find by meaning fills the disk. */
function lags(load: WorkLoad): boolean {
  const { lagDocuments, lagCharacters } = planLimits;
  return load.embedding && (load.unembedded > lagDocuments || load.unembeddedCharacters > lagCharacters);
}

/** What no wish overrules, and the person's own pause. */
function hardPause(machine: MachineState, wish: WorkWish): PauseReason | null {
  if (machine.asleep) return 'sleep';
  if (wish.paused) return 'person';
  if (machine.thermal === 'critical') return 'heat';
  // Who insists goes on, with one reader.
  return isShortOfMemory(machine) && !wish.insisted ? 'memory' : null;
}

function softPause(machine: MachineState): 'low-power' | 'battery' | null {
  if (machine.lowPower) return 'low-power';
  if (machine.onBattery) return 'battery';
  return null;
}

/** Scarce memory slows even those who insist: swapping would make it slower still. */
function slowedBy(machine: MachineState, soft: 'low-power' | 'battery' | null, insisted: boolean): WorkPlan['slowed'] {
  if (machine.freeMemoryBytes < boundOf(machine, planLimits.lowMemory, planLimits.lowMemoryShare)) return 'memory';
  if (machine.thermal === 'serious' && !insisted) return 'heat';
  return soft;
}

function workers(machine: MachineState, slowed: PauseReason | null, asking: boolean) {
  const { memoryPerReader, memoryShare, usualReader, pictureWorker, coresPerReader } = planLimits;
  const performance = Math.max(1, machine.cores - machine.efficiencyCores);
  const readers = clamp(
    Math.min(Math.floor(machine.memoryBytes / memoryPerReader), Math.floor(performance / coresPerReader)),
    planLimits.maxReaders,
  );
  const forPictures = machine.memoryBytes * memoryShare - readers * usualReader;
  const cores = performance + machine.efficiencyCores * planLimits.efficiencyShare;
  const pictureWorkers = clamp(
    Math.min(Math.floor(forPictures / pictureWorker), Math.floor(cores)),
    planLimits.maxPictureWorkers,
  );
  if (slowed === 'battery' || slowed === 'low-power' || slowed === 'memory') return { readers: 1, pictureWorkers: 1 };
  // Who waits for an answer gets half of the machine.
  if (slowed || asking) return { readers: half(readers), pictureWorkers: half(pictureWorkers) };
  return { readers, pictureWorkers };
}

const clamp = (count: number, most: number) => Math.max(1, Math.min(most, count));
const half = (count: number) => Math.max(1, Math.floor(count / 2));
