/** Remembers the processes a host starts, so that their memory and processor time can be read by kind. */
import type { ProcessKind, WorkerHost, WorkerProcess } from '../engine/ports.ts';
import type { SampleProcesses } from '../engine/types.ts';

/** Microseconds of a second, the unit of `cpuUsage`. */
const microseconds = 1_000_000;

export function meterHost(host: WorkerHost): { readonly host: WorkerHost; readonly sample: SampleProcesses } {
  const living = new Map<WorkerProcess, { readonly kind: ProcessKind; seconds: number }>();
  /** Of those that ended: as far as they were looked at. */
  const ended = new Map<ProcessKind, number>();

  async function look(process: WorkerProcess) {
    const [bytes, seconds] = await Promise.all([process.memoryBytes(), process.processorSeconds?.() ?? null]);
    const row = living.get(process);
    if (row && seconds !== null) row.seconds = seconds;
    return { kind: row?.kind, bytes };
  }

  return {
    host: {
      async start(kind) {
        const process = await host.start(kind);
        living.set(process, { kind, seconds: 0 });
        void process.exited.then(() => {
          ended.set(kind, (ended.get(kind) ?? 0) + (living.get(process)?.seconds ?? 0));
          living.delete(process);
        });
        return process;
      },
    },
    async sample() {
      const looks = await Promise.all([...living.keys()].map((each) => look(each).catch(() => null)));
      const kinds = new Set([...ended.keys(), ...[...living.values()].map(({ kind }) => kind)]);
      const { user, system } = process.cpuUsage();
      const own = { memoryBytes: process.memoryUsage.rss(), processorSeconds: (user + system) / microseconds };
      return [
        { name: 'engine' as const, ...own },
        ...[...kinds].map((kind) => {
          const rows = [...living.values()].filter((row) => row.kind === kind);
          const bytes = looks.reduce((sum, each) => sum + (each?.kind === kind ? (each.bytes ?? 0) : 0), 0);
          const seconds = rows.reduce((sum, row) => sum + row.seconds, ended.get(kind) ?? 0);
          return { name: kind, memoryBytes: bytes || null, processorSeconds: seconds };
        }),
      ];
    },
  };
}
