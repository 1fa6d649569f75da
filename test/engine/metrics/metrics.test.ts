/** Figures of a whole engine over a real library. */
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { metricsLimits } from '../../../src/main/engine/metrics/limits.ts';
import { temporaryFolder } from '../../helpers/temporary-folder.ts';
import { testEngine } from '../../helpers/test-engine.ts';

const canary = 'Zaphenath';
/** A folder whose file name, text and folder name hold the canary. */
function library(): string {
  const folder = path.join(temporaryFolder(), `folder ${canary}`);
  mkdirSync(folder);
  writeFileSync(path.join(folder, `letter ${canary}.txt`), `The lease of Mrs ${canary} ends in May.\n`);
  return folder;
}
const today = (overview: { days: readonly { day: string }[] }) => overview.days.at(-1) as never;

describe('the figures', () => {
  it('time searches, answers and reading, and count requests and failures by code', async () => {
    const { request, add } = await testEngine();
    await add(library());
    await request('search.run', { query: 'lease', meant: true });
    await request('search.run', { query: 'lea', using: 'keyword' });
    await request('answer.once', { question: 'When does the lease end?', mode: 'extract' });
    await request('answer.once', { question: 'When does the lease end?', mode: 'extract' });
    await expect(request('document.open', { documentId: 'nothing' })).rejects.toThrow();
    const overview = await request('metrics.get', {});
    expect(overview.days).toHaveLength(1);
    expect(today(overview)).toMatchObject({
      times: { search: { count: 1 }, 'search.typed': { count: 1 }, 'answer.whole': { count: 2 } },
      errors: { 'not-found': 1 },
      counts: { 'answers.hit': 1, 'answers.miss': 1 },
    });
    const [day] = overview.days;
    expect(day?.stages.extract).toBeGreaterThan(0);
    expect(day?.processorSeconds.engine).toBeGreaterThan(0);
    expect(overview.memory.engine).toBeGreaterThan(10_000_000);
    expect(overview.waiting).toEqual({ files: 0, passages: 0 });
  });

  it('are there again after the next start, and add up', async () => {
    const first = await testEngine();
    await first.add(library());
    await first.request('search.run', { query: 'lease' });
    const second = await first.reopen();
    await second.request('search.run', { query: 'lease' });
    const overview = await second.request('metrics.get', {});
    expect(today(overview)).toMatchObject({ times: { search: { count: 2 } } });
    expect(overview.sinceStart.times.search?.count).toBe(1);
  });

  it.each(['{ "days": ', '\0\0\0', '{"days":{"2026-11-28":{"times":7}},"slow":[]}'])(
    'never keep the library from opening: %j',
    async (damaged) => {
      const dataDir = temporaryFolder();
      writeFileSync(path.join(dataDir, 'metrics.json'), damaged);
      const { request } = await testEngine(dataDir);
      await request('search.run', { query: 'lease' });
      expect(today(await request('metrics.get', {}))).toMatchObject({ times: { search: { count: 1 } } });
    },
  );

  it('go on when their file cannot be written', async () => {
    const dataDir = temporaryFolder();
    mkdirSync(path.join(dataDir, 'metrics.json'));
    const { request, engine } = await testEngine(dataDir);
    await request('search.run', { query: 'lease' });
    await engine.close();
    expect(statSync(path.join(dataDir, 'metrics.json')).isDirectory()).toBe(true);
  });

  it('are not kept once switched off, also after the next start, and are gone once erased', async () => {
    const first = await testEngine();
    await first.request('search.run', { query: 'lease' });
    expect((await first.request('metrics.keep', { on: false })).kept).toBe(false);
    await first.request('search.run', { query: 'lease' });
    const second = await first.reopen();
    await second.request('search.run', { query: 'lease' });
    expect(today(await second.request('metrics.get', {}))).toMatchObject({ times: { search: { count: 1 } } });
    const file = path.join(first.dataDir, 'metrics.json');
    expect(existsSync(file)).toBe(true);
    const erased = await second.request('metrics.erase', {});
    expect([erased.days, erased.slow, existsSync(file)]).toEqual([[], [], false]);
    const third = await second.reopen();
    expect((await third.request('metrics.get', {})).days).toEqual([]);
  });
});

describe('what is written down of a person', () => {
  it('is no word of a document, a name or a question, in figures, slow requests and log', async () => {
    const lines: string[] = [];
    const write = (message: string, values?: unknown) => void lines.push(`${message} ${JSON.stringify(values)}`);
    const { request, add, engine, dataDir } = await testEngine(undefined, {
      more: { log: { info: write, warn: write, error: write } },
    });
    const folder = library();
    // What can't be read is logged too.
    writeFileSync(path.join(folder, `${canary}.pdf`), '%PDF-1.7 broken');
    await add(folder);
    const bounds = metricsLimits.slowMs as unknown as Record<string, number>;
    const before = { ...bounds };
    try {
      for (const name of Object.keys(bounds)) bounds[name] = 0;
      await request('search.run', { query: `lease ${canary}`, meant: true });
      await request('answer.once', { question: `When does the lease of ${canary} end?`, mode: 'extract' });
      const { answerId } = await request('answer.start', { question: `Who is ${canary}?`, mode: 'extract' });
      await request('answer.cancel', { answerId });
      await request('search.run', { query: `kind:${canary} "${canary}` }).catch(() => undefined);
    } finally {
      Object.assign(bounds, before);
    }
    const overview = await request('metrics.get', {});
    expect(overview.slow.map(({ name }) => name)).toEqual(expect.arrayContaining(['search', 'answer.whole']));
    expect(overview.slow.at(-1)).toMatchObject({ name: 'search', asked: `lease ${canary}`.length, found: 2 });
    await engine.close();
    expect(lines.some((line) => line.startsWith('slow '))).toBe(true);
    expect(lines.filter((line) => line.includes(canary))).toEqual([]);
    expect(readdirSync(dataDir)).toContain('metrics.json');
    const kept = readFileSync(path.join(dataDir, 'metrics.json'), 'utf8');
    expect(kept).not.toContain(canary);
    expect(kept).toContain('"search"');
  });
});
