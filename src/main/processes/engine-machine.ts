/** The machine as the engine sees it: what the system tells this process, and what its shell hears of power and sleep. */
import { execFile } from 'node:child_process';
import type { Machine, MachineState } from '../engine/ports.ts';
import { processLimits } from './limits.ts';

const mebibyte = 1024 * 1024;

export type PowerState = Pick<MachineState, 'onBattery' | 'lowPower' | 'thermal' | 'asleep'>;

export type EngineMachine = Machine & {
  /** The shell heard of a change. */
  tell(power: PowerState): void;
};

type MacFacts = {
  readonly efficiencyCores: number | null;
  readonly pressure: number | null;
  /** 0 unless somebody set it by hand. */
  readonly graphicsMebibytes: number | null;
};

/** `local`: what node tells. `ask` gives the values of sysctl names in order, null where unknown; left out: the system's own. */
export function createEngineMachine(
  local: Machine,
  ask: (names: readonly string[]) => Promise<readonly (number | null)[]> = askSystem,
  now: () => number = Date.now,
): EngineMachine {
  const listeners = new Set<() => void>();
  let power: Partial<PowerState> = {};
  let mac: MacFacts | null = null;
  let asked = Number.NEGATIVE_INFINITY;
  const changed = () => {
    for (const listener of listeners) listener();
  };

  /** Every look at the machine asks again when the last answer is old; an idle engine does not look. */
  async function look(): Promise<void> {
    asked = now();
    const before = mac;
    const [efficiencyCores = null, pressure = null, graphicsMebibytes = null] = await ask([
      'hw.perflevel1.logicalcpu',
      'kern.memorystatus_vm_pressure_level',
      'iogpu.wired_limit_mb',
    ]);
    mac = { efficiencyCores, pressure, graphicsMebibytes };
    if (mac.efficiencyCores !== before?.efficiencyCores || mac.pressure !== before?.pressure) changed();
  }

  return {
    read() {
      if (now() - asked >= processLimits.memoryLookMs) void look();
      const state = local.read();
      return {
        ...state,
        efficiencyCores: mac?.efficiencyCores ?? state.efficiencyCores,
        freeMemoryBytes: freeAt(mac?.pressure ?? null, state),
        graphicsLimitBytes: mac?.graphicsMebibytes ? mac.graphicsMebibytes * mebibyte : null,
        ...power,
      };
    },
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    tell(next) {
      power = next;
      changed();
    },
  };
}

/** macOS keeps memory full on purpose, so what it says of pressure (1 none, 2 some, 4 much) is what counts. */
function freeAt(pressure: number | null, { memoryBytes, freeMemoryBytes }: MachineState): number {
  const { somePressure, muchPressure } = processLimits;
  if (pressure === 4) return Math.min(memoryBytes * muchPressure.share, muchPressure.bytes);
  if (pressure === 2) return Math.min(memoryBytes * somePressure.share, somePressure.bytes);
  return freeMemoryBytes;
}

/** Numbers of sysctl; outside macOS nothing is known. */
async function askSystem(names: readonly string[]): Promise<readonly (number | null)[]> {
  if (process.platform !== 'darwin') return names.map(() => null);
  return Promise.all(
    names.map(
      (name) =>
        new Promise<number | null>((resolve) => {
          execFile('/usr/sbin/sysctl', ['-n', name], { timeout: processLimits.askMs }, (error, output) => {
            const value = Number.parseInt(output, 10);
            resolve(error || Number.isNaN(value) ? null : value);
          });
        }),
    ),
  );
}
