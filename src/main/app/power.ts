/** Battery, low power mode, heat and sleep as the system tells them; the engine plans its work by them. */
import { powerMonitor, systemPreferences } from 'electron';
import type { MachineState } from '../engine/ports.ts';
import { appLimits } from './limits.ts';
import { readLowPowerMode } from './low-power-mode.ts';

export type PowerState = Pick<MachineState, 'onBattery' | 'lowPower' | 'thermal' | 'asleep'>;

export type Power = {
  read(): PowerState;
  onChange(listener: (state: PowerState) => void): void;
};

/** Call it when the app is ready. Nothing is polled: every change comes as an event of the system. */
export function createPower(): Power {
  const listeners: ((state: PowerState) => void)[] = [];
  let state: PowerState = {
    onBattery: powerMonitor.isOnBatteryPower(),
    lowPower: null,
    thermal: heatOf(process.platform === 'darwin' ? powerMonitor.getCurrentThermalState() : 'unknown'),
    asleep: false,
  };
  const set = (change: Partial<PowerState>) => {
    const next = { ...state, ...change };
    const keys = Object.keys(next) as (keyof PowerState)[];
    if (keys.every((key) => next[key] === state[key])) return;
    state = next;
    for (const listener of listeners) listener(state);
  };
  const askLowPower = () => void readLowPowerMode().then((lowPower) => set({ lowPower }));

  powerMonitor.on('on-battery', () => set({ onBattery: true }));
  powerMonitor.on('on-ac', () => set({ onBattery: false }));
  powerMonitor.on('suspend', () => set({ asleep: true }));
  powerMonitor.on('resume', () => {
    set({ asleep: false, onBattery: powerMonitor.isOnBatteryPower() });
    askLowPower();
  });
  if (process.platform === 'darwin') {
    powerMonitor.on('thermal-state-change', (details) => set({ thermal: heatOf(details.state) }));
    systemPreferences.subscribeLocalNotification('NSProcessInfoPowerStateDidChangeNotification', askLowPower);
    askLowPower();
  } else {
    // Elsewhere a throttled processor is all that is told of heat.
    powerMonitor.on('speed-limit-change', ({ limit }) =>
      set({ thermal: limit < appLimits.power.seriousSpeedLimit ? 'serious' : 'nominal' }),
    );
  }
  return { read: () => state, onChange: (listener) => void listeners.push(listener) };
}

function heatOf(told: string): PowerState['thermal'] {
  return told === 'nominal' || told === 'fair' || told === 'serious' || told === 'critical' ? told : null;
}
