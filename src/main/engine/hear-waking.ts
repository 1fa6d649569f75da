import type { Machine } from './ports.ts';

/** Much may have happened to the files while the machine slept. Returns how to stop listening. */
export function hearWaking(machine: Machine | undefined, woke: () => void): () => void {
  let slept = machine?.read().asleep ?? false;
  const stop = machine?.onChange(() => {
    const { asleep } = machine.read();
    if (slept && !asleep) woke();
    slept = asleep;
  });
  return stop ?? (() => {});
}
