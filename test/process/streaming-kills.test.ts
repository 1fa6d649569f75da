/** SIGKILLs (300 in the long form) while answers stream: the question is kept every time, the answer up to a second before, marked interrupted. */
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { expect, test } from 'vitest';
import { inForm } from '../helpers/in-form.ts';
import { seededRandom } from '../helpers/seeded-random.ts';
import type { Kept, StreamingLine } from './streaming-process.ts';

const kills = inForm({ short: 90, long: 300 });
/** Libraries that are killed side by side. */
const libraries = 6;
/** Milliseconds an engine streams at most before it dies. */
const longest = 1_500;
/** Milliseconds of an answer that a kill may cost. */
const mayCost = 1_000;
const script = path.join(import.meta.dirname, 'streaming-process.ts');

type Life = {
  readonly asked: string | null;
  readonly shown: string;
  readonly surelySaved: string;
  readonly kept: readonly Kept[];
};

/** One start, killed at a random moment after it took the question, or while it takes it. */
async function live(dataDir: string, earlier: readonly string[], random: () => number): Promise<Life> {
  const child = spawn(process.execPath, [script, dataDir, ...earlier], { stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = new Promise((resolve) => child.once('exit', resolve));
  let kept: readonly Kept[] = [];
  let asked: string | null = null;
  let killedAt: number | null = null;
  const pieces: { readonly shown: string; readonly at: number }[] = [];
  const duringAsk = random() < 0.1;
  const kill = (after: number) =>
    setTimeout(() => {
      killedAt = Date.now();
      child.kill('SIGKILL');
    }, after);
  for await (const text of createInterface({ input: child.stdout })) {
    // The last line may be cut off by the kill.
    if (!text.endsWith('}')) continue;
    const line = JSON.parse(text) as StreamingLine;
    if ('kept' in line) {
      kept = line.kept;
      if (duringAsk) kill(random() * 30);
    } else if ('asked' in line) {
      asked = line.asked;
      if (!duringAsk) kill(random() ** 2 * longest);
    } else pieces.push(line);
  }
  await ended;
  if (killedAt === null) throw new Error('the engine ended by itself');
  const before = pieces.filter(({ at }) => at <= (killedAt ?? 0) - mayCost).at(-1);
  return { asked, shown: pieces.at(-1)?.shown ?? '', surelySaved: before?.shown ?? '', kept };
}

test(`${kills} kills while answers stream`, { timeout: 1_500_000 }, async () => {
  const figures = { kills: 0, questions: 0, withText: 0, longestLoss: 0 };
  await Promise.all(
    Array.from({ length: libraries }, async (_, at) => {
      const root = mkdtempSync(path.join(tmpdir(), 'docent-streaming-'));
      const dataDir = path.join(root, 'data');
      mkdirSync(dataDir);
      mkdirSync(path.join(root, 'documents'));
      const random = seededRandom(2_026 + at);
      let last: Life | null = null;
      const asked: string[] = [];
      for (let turn = 0; turn <= kills / libraries; turn += 1) {
        // All earlier ones once at the end, the last one every time.
        const look = turn === kills / libraries ? asked : asked.slice(-1);
        const life: Life = await live(dataDir, turn === 0 ? [] : look.length > 0 ? look : ['none yet'], random);
        for (const kept of life.kept.filter(({ state }) => state !== 'missing')) {
          expect(asked).toContain(kept.question);
          expect(kept.state).toBe('interrupted');
        }
        if (last?.asked) {
          const kept = life.kept.at(-1);
          expect(kept?.question).toBe(last.asked);
          expect(kept?.text.startsWith(last.surelySaved)).toBe(true);
          expect(last.shown.startsWith(kept?.text ?? '?')).toBe(true);
          figures.questions += 1;
          if (kept?.text) figures.withText += 1;
          figures.longestLoss = Math.max(figures.longestLoss, last.shown.length - (kept?.text.length ?? 0));
        }
        if (turn === kills / libraries) expect(life.kept.map(({ question }) => question)).toEqual(asked);
        else figures.kills += 1;
        last = life;
        if (life.asked) asked.push(life.asked);
      }
      rmSync(root, { recursive: true, force: true });
    }),
  );
  process.stdout.write(
    `${figures.kills} kills: ${figures.questions} questions were taken and kept, ${figures.withText} with text, ` +
      `at most ${figures.longestLoss} characters lost\n`,
  );
  expect(figures.kills).toBe(kills);
});
