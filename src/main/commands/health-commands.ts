/** doctor and bench. */
import type { BenchRecord, DoctorLine } from '../../preload/contract/shapes.ts';
import { healthLines } from './health-lines.ts';
import type { Door } from './open-door.ts';
import type { Output } from './output.ts';

const marks: Readonly<Record<DoctorLine['state'], string>> = { ok: 'ok     ', warning: 'warning', problem: 'PROBLEM' };

/** True when nothing is a problem. */
export async function doctorCommand(door: Door, output: Output): Promise<boolean> {
  const lines = await door.request('doctor.run', {});
  output.document(lines, () =>
    lines
      .map(
        ({ name, state, found, advice }) => `${marks[state]}  ${name}: ${found}${advice ? `\n         ${advice}` : ''}`,
      )
      .join('\n'),
  );
  return lines.every(({ state }) => state !== 'problem');
}

/** True when nothing is a problem. */
export async function healthCommand(door: Door, output: Output): Promise<boolean> {
  const [status, metrics] = await Promise.all([door.request('library.status', {}), door.request('metrics.get', {})]);
  const { files, counts, chunks, working, problem } = status;
  const state = problem ? 'problem' : 'ok';
  const document = { status: state, problem: problem?.code ?? null, files, counts, passages: chunks, working, metrics };
  output.document(document, () => healthLines(document).join('\n'));
  return problem === null;
}

export async function benchCommand(door: Door, output: Output): Promise<void> {
  const before = (await door.request('bench.history', {})).at(-1) ?? null;
  output.note('Measuring; about a minute with a chat model.');
  const record = await door.request('bench.run', {});
  output.document({ record, before }, () => rows(record, before).join('\n'));
}

function rows(record: BenchRecord, before: BenchRecord | null): string[] {
  const parts: readonly (readonly [string, (each: BenchRecord) => number | null | undefined, string])[] = [
    ['reading a prompt', (each) => each.chat?.promptTokensPerSecond, 'tokens/s'],
    ['writing', (each) => each.chat?.generatedTokensPerSecond, 'tokens/s'],
    ['first token', (each) => each.chat?.firstTokenMs, 'ms'],
    ['embedding', (each) => each.embedding?.textsPerSecond, 'texts/s'],
    ['recognising letters', (each) => each.ocrPagesPerMinute, 'pages/min'],
    ['searching', (each) => each.searchMs, 'ms'],
  ];
  return parts.map(([name, of, unit]) => {
    const now = of(record);
    const then = before ? of(before) : null;
    const was = typeof then === 'number' ? `  (before: ${then.toFixed(1)})` : '';
    return `${name.padEnd(22)}${typeof now === 'number' ? `${now.toFixed(1)} ${unit}${was}` : 'not measured'}`;
  });
}
