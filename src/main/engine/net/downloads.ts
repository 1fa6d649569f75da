/** Downloads of models: one at a time, paused and resumed, kept across restarts, waiting while there is no network. */
import path from 'node:path';
import { AppError, toWire } from '../../../preload/contract/errors.ts';
import type { DownloadStatus, Reason } from '../../../preload/contract/shapes.ts';
import type { DownloadOrder } from '../types.ts';
import { type DownloadTools, downloadFile } from './download-file.ts';
import { netLimits } from './limits.ts';
import type { ModelStore } from './model-store.ts';
import { createSpeedMeter, type SpeedMeter } from './speed-meter.ts';

export type DownloadsOptions = {
  readonly store: ModelStore;
  readonly tools: DownloadTools;
  /** The order for an id; null when it may not be downloaded. */
  readonly orderOf: (id: string) => Promise<DownloadOrder | null>;
  /** At most `1000 / netLimits.progressMs` calls a second, and one at every change of state. */
  readonly onChange: () => void;
  /** Called when it stands in its place. */
  readonly onDone: (order: DownloadOrder) => Promise<void>;
};

export type Downloads = {
  list(): readonly DownloadStatus[];
  /** Queues it behind those asked for before, or goes on with it; one that runs already is left alone. Rejects with `download-unavailable`. */
  start(id: string): Promise<void>;
  pause(id: string): void;
  /** The network may not be used any more: what runs, waits or is queued stops. */
  pauseAll(): void;
  /** Stops it and deletes what has arrived. */
  cancel(id: string): Promise<void>;
  /** What an earlier run left unfinished, paused. */
  restore(): Promise<void>;
  /** The network may be back: those that wait try at once. */
  wake(): void;
  /** Resolves when nothing is queued or running. */
  idle(): Promise<void>;
  /** Stops all; what has arrived stays. */
  close(): Promise<void>;
};

type Item = {
  readonly order: DownloadOrder;
  state: DownloadStatus['state'];
  bytes: number;
  meter: SpeedMeter;
  reason: Reason | null;
  /** Attempts without network so far. */
  attempts: number;
  stop: AbortController | null;
  timer: NodeJS.Timeout | null;
  /** Set once it was cancelled; resolves when nothing of it is left. */
  gone: Promise<void> | null;
};

export function createDownloads({ store, tools, orderOf, onChange, onDone }: DownloadsOptions): Downloads {
  const items = new Map<string, Item>();
  let running: Promise<void> | null = null;
  let reportedAt = Number.NEGATIVE_INFINITY;
  let closed = false;
  let wishes: Promise<void> = Promise.resolve();

  function changed(item: Item, state: DownloadStatus['state'], reason: Reason | null = null): void {
    item.state = state;
    item.reason = reason;
    onChange();
  }

  function progressed(item: Item, bytes: number, step: 'checking' | 'downloading'): void {
    // What still arrives after a pause is kept, and changes nothing.
    if (item.state !== 'checking' && item.state !== 'downloading') return;
    const now = tools.now();
    item.bytes = bytes;
    if (step === 'downloading') item.meter.add(bytes, now);
    if (item.state === step && now - reportedAt < netLimits.progressMs) return;
    reportedAt = now;
    changed(item, step);
  }

  async function enqueue(id: string): Promise<void> {
    await items.get(id)?.gone;
    const known = items.get(id);
    if (known && known.state !== 'paused' && known.state !== 'failed' && known.state !== 'waiting') return;
    if (known) return again(known);
    const order = await orderOf(id);
    if (!order)
      throw new AppError('download-unavailable', 'There is no checked copy of this model to download.', { id });
    if (items.has(id) || (await store.isInstalled(id))) return;
    const item = newItem(order, 'queued', 0);
    items.set(id, item);
    changed(item, 'queued');
    pump();
  }

  function pump(): void {
    if (running || closed) return;
    const next = [...items.values()].find(({ state }) => state === 'queued');
    if (!next) return;
    running = run(next).finally(() => {
      running = null;
      pump();
    });
  }

  async function run(item: Item): Promise<void> {
    const { order } = item;
    const stop = new AbortController();
    item.stop = stop;
    item.meter = createSpeedMeter();
    changed(item, 'checking');
    try {
      // It may be here, and only what comes after have failed.
      if (!(await store.isInstalled(order.id))) {
        await store.begin(order);
        await bringAll(item, stop.signal);
        stop.signal.throwIfAborted();
        await store.complete(order, tools.now());
      }
      await onDone(order);
      items.delete(order.id);
      onChange();
    } catch (error) {
      settle(item, error, stop.signal.aborted);
    } finally {
      item.stop = null;
    }
  }

  async function bringAll(item: Item, signal: AbortSignal): Promise<void> {
    const { order } = item;
    let before = 0;
    for (const file of order.files) {
      const done = before;
      await downloadFile(
        {
          path: path.join(store.partFolderOf(order.id), file.path),
          sha256: file.sha256,
          bytes: file.bytes,
          addresses: order.mirrors.map((mirror) => mirror + file.address),
        },
        tools,
        (bytes, step) => {
          if (step === 'downloading') item.attempts = 0;
          progressed(item, done + bytes, step);
        },
        signal,
      );
      before += file.bytes;
      item.bytes = before;
    }
  }

  function settle(item: Item, error: unknown, stopped: boolean): void {
    if (stopped) return; // `pause`, `cancel` and `close` have said what it is now.
    const { code, data, message } = toWire(error);
    tools.log.warn('a download stopped', { id: item.order.id, code, message });
    // Only what may be over in a while is waited for.
    if (code !== 'download-failed' || data.final === true) {
      changed(item, 'failed', { code, values: data });
      return;
    }
    item.attempts += 1;
    const { first, growth, longest } = netLimits.offlineRetryMs;
    item.timer = setTimeout(() => again(item), Math.min(longest, first * growth ** (item.attempts - 1)));
    item.timer.unref();
    changed(item, 'waiting', { code, values: data });
  }

  function again(item: Item): void {
    if (item.timer) clearTimeout(item.timer);
    item.timer = null;
    changed(item, 'queued');
    pump();
  }

  /** Takes it out of the queue or ends its connection. */
  function halt(item: Item): void {
    if (item.timer) clearTimeout(item.timer);
    item.timer = null;
    item.stop?.abort();
  }

  function rest(item: Item): void {
    if (item.state === 'failed') return;
    halt(item);
    changed(item, 'paused');
  }

  /** Until all of it is deleted it stays in the map, so that the same one is not begun meanwhile. */
  async function clear(item: Item): Promise<void> {
    const wasRunning = item.stop !== null;
    item.state = 'paused';
    halt(item);
    // Nothing may be written to the part after it was deleted.
    if (wasRunning) await running;
    try {
      await store.abandon(item.order.id);
    } finally {
      items.delete(item.order.id);
      onChange();
    }
  }

  return {
    list: () => [...items.values()].filter(({ gone }) => !gone).map((item) => statusOf(item, tools.now())),
    start(id) {
      // One wish after the other: looking one up may take longer than the next, and the queue is to keep the order they were made in.
      const wish = wishes.then(() => enqueue(id));
      wishes = wish.catch(() => {});
      return wish;
    },
    pause(id) {
      const item = items.get(id);
      if (item && !item.gone) rest(item);
    },
    pauseAll() {
      for (const item of items.values()) if (!item.gone) rest(item);
    },
    async cancel(id) {
      const item = items.get(id);
      if (!item) return;
      item.gone ??= clear(item);
      await item.gone;
    },
    async restore() {
      for (const { id, bytes } of await store.unfinished()) {
        const order = items.has(id) ? null : await orderOf(id);
        if (order) items.set(id, newItem(order, 'paused', Math.min(bytes, totalOf(order))));
      }
      onChange();
    },
    wake() {
      for (const item of items.values()) if (item.state === 'waiting' && !item.gone) again(item);
    },
    async idle() {
      while (running) await running;
    },
    async close() {
      closed = true;
      for (const item of items.values()) halt(item);
      await running;
    },
  };
}

function newItem(order: DownloadOrder, state: DownloadStatus['state'], bytes: number): Item {
  return {
    order,
    state,
    bytes,
    meter: createSpeedMeter(),
    reason: null,
    attempts: 0,
    stop: null,
    timer: null,
    gone: null,
  };
}

function totalOf({ files }: DownloadOrder): number {
  return files.reduce((sum, { bytes }) => sum + bytes, 0);
}

function statusOf(item: Item, now: number): DownloadStatus {
  const totalBytes = totalOf(item.order);
  const bytesPerSecond = item.state === 'downloading' ? item.meter.bytesPerSecond(now) : null;
  const left = Math.max(0, totalBytes - item.bytes);
  return {
    catalogId: item.order.id,
    state: item.state,
    bytes: item.bytes,
    totalBytes,
    bytesPerSecond,
    secondsLeft: bytesPerSecond ? Math.ceil(left / bytesPerSecond) : null,
    reason: item.reason,
  };
}
