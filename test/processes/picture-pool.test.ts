import { setTimeout as wait } from 'node:timers/promises';
import sharp from 'sharp';
import { afterEach, describe, expect, it } from 'vitest';
import { recognisedText } from '../../src/main/engine/extract/ocr/recognised-text.ts';
import type { PictureWorkers } from '../../src/main/engine/ports.ts';
import { createPictureWorkersPool } from '../../src/main/processes/picture-pool.ts';
import { drawnLines, drawnPage } from '../picture-worker/drawn-page.ts';
import { bundledLanguages, pictureHost, quietLog } from './picture-process.ts';

const never = new AbortController().signal;
let pool: PictureWorkers | null = null;

function open(size: number, languages = bundledLanguages) {
  const host = pictureHost();
  pool = createPictureWorkersPool({ host, size, log: quietLog, languages });
  return { host, pool };
}

afterEach(async () => {
  await pool?.close();
  pool = null;
});

async function pagePng(): Promise<Uint8Array> {
  return (await drawnPage()).png().toBuffer();
}

describe('picture workers', () => {
  it('inspect, read and render in a process without files, network or children', async () => {
    const { host, pool: workers } = open(1);
    const bytes = await pagePng();
    const facts = await workers.inspect(bytes, never);
    expect(facts).toMatchObject({ format: 'png', frames: [{ width: 1652, height: 2336 }] });
    const page = await workers.recognise({ type: 'file', bytes, frame: 0 }, ['eng'], never);
    expect(recognisedText(page, { x: 0, y: 0, scale: 1 }).text).toBe(drawnLines.join(' '));
    const png = await workers.render({ type: 'file', bytes, frame: 0 }, 200, never);
    expect(await sharp(png).metadata()).toMatchObject({ format: 'png', height: 200 });
    expect(host.started()).toHaveLength(1);
    expect(await workers.languages()).toEqual(['eng']);
  });

  it('rejects with what is wrong and goes on in the same process', async () => {
    const { host, pool: workers } = open(1);
    const junk = new TextEncoder().encode('no picture');
    await expect(workers.inspect(junk, never)).rejects.toMatchObject({ code: 'format-unsupported' });
    const cut = (await pagePng()).subarray(0, 40);
    await expect(workers.recognise({ type: 'file', bytes: cut, frame: 0 }, ['eng'], never)).rejects.toMatchObject({
      code: 'file-damaged',
    });
    await expect(workers.inspect(await pagePng(), never)).resolves.toMatchObject({ format: 'png' });
    expect(host.started()).toHaveLength(1);
  });

  it('says when there is no data for the languages asked for', async () => {
    const { host, pool: workers } = open(1);
    const bytes = await pagePng();
    const asked = workers.recognise({ type: 'file', bytes, frame: 0 }, ['deu'], never);
    await expect(asked).rejects.toMatchObject({ code: 'ocr-unavailable', data: { languages: 'deu' } });
    expect(host.started()).toHaveLength(0);
    await workers.close();
    const lost = open(1, { codes: async () => ['eng'], read: async () => null, part: async () => null }).pool;
    await expect(lost.recognise({ type: 'file', bytes, frame: 0 }, ['eng'], never)).rejects.toMatchObject({
      code: 'ocr-unavailable',
    });
  });

  it('kills what is cancelled, and the next picture gets a fresh process', async () => {
    const { host, pool: workers } = open(1);
    const bytes = await pagePng();
    await workers.inspect(bytes, never);
    const [first = 0] = host.started();
    const cancel = new AbortController();
    const reading = workers.recognise({ type: 'file', bytes, frame: 0 }, ['eng'], cancel.signal);
    await wait(100);
    cancel.abort();
    await expect(reading).rejects.toMatchObject({ code: 'cancelled' });
    await expect(workers.inspect(bytes, never)).resolves.toMatchObject({ format: 'png' });
    expect(host.started()).toHaveLength(2);
    await expect.poll(() => runs(first)).toBe(false);
  });

  it('says that a process died and goes on with another', async () => {
    const { host, pool: workers } = open(1);
    const bytes = await pagePng();
    await workers.inspect(bytes, never);
    const reading = workers.recognise({ type: 'file', bytes, frame: 0 }, ['eng'], never);
    await wait(50);
    process.kill(host.started()[0] ?? 0, 'SIGKILL');
    await expect(reading).rejects.toMatchObject({ code: 'worker-crashed' });
    await expect(workers.inspect(bytes, never)).resolves.toMatchObject({ format: 'png' });
  });

  it('lets more or fewer work, and somebody who waits go first', async () => {
    const { host, pool: workers } = open(1);
    const bytes = await pagePng();
    const order: string[] = [];
    const note = (name: string) => () => void order.push(name);
    const first = workers.recognise({ type: 'file', bytes, frame: 0 }, ['eng'], never).then(note('first page'));
    await expect.poll(() => host.started()).toHaveLength(1);
    await Promise.all([
      first,
      workers.recognise({ type: 'file', bytes, frame: 0 }, ['eng'], never).then(note('second page')),
      workers.render({ type: 'file', bytes, frame: 0 }, 100, never).then(note('picture')),
    ]);
    expect(order).toEqual(['first page', 'picture', 'second page']);
    expect(host.started()).toHaveLength(1);
    workers.resize(2);
    expect(workers.size).toBe(2);
    await Promise.all([workers.inspect(bytes, never), workers.inspect(bytes, never)]);
    expect(host.started()).toHaveLength(2);
    workers.resize(1);
    await expect.poll(() => host.started().filter(runs)).toHaveLength(1);
  });
});

function runs(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
