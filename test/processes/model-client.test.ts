/** The client's manners towards a host that dies, hangs or does not hear: a scripted host in this process, real rpc. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { limits } from '../../src/main/engine/limits.ts';
import type { ModelFile, WorkerHost } from '../../src/main/engine/ports.ts';
import { processLimits } from '../../src/main/processes/limits.ts';
import { createModelClient } from '../../src/main/processes/model-client.ts';
import { createSupervisedProcess, type SupervisedProcess } from '../../src/main/processes/supervised-process.ts';
import { createPeer, type Methods } from '../../src/main/rpc/peer.ts';
import { silentLog } from '../helpers/fake-engine-parts.ts';
import { portPair } from '../helpers/port-pair.ts';

const file: ModelFile = { id: 'm', name: 'M', role: 'chat', path: '/m.gguf' };
const forever = new Promise<never>(() => undefined);

type Scripted = { readonly host: WorkerHost; readonly kills: () => number; readonly starts: () => number };

/** Every start gets the next script; the last one serves all later starts. `die` ends the process from inside. */
function scriptedHost(scripts: readonly ((die: () => void) => Methods)[]): Scripted {
  let starts = 0;
  let kills = 0;
  return {
    kills: () => kills,
    starts: () => starts,
    host: {
      async start() {
        const [ours, theirs] = portPair();
        let end = (_: { code: number | null; signal: string | null }) => {};
        const exited = new Promise<{ code: number | null; signal: string | null }>((resolve) => {
          end = resolve;
        });
        const die = () => {
          ours.close();
          end({ code: null, signal: 'SIGKILL' });
        };
        const script = scripts[Math.min(starts, scripts.length - 1)];
        starts += 1;
        createPeer(theirs).serve(script?.(die) ?? {});
        const kill = () => {
          kills += 1;
          die();
        };
        return { port: ours, pid: starts, memoryBytes: async () => null, kill, exited };
      },
    },
  };
}

const working = (): Methods => ({
  'embedder.embed': async () => ({ dimensions: 2, values: new Float32Array([1, 0]) }),
  'chat.generate': async () => ({ text: 'fine', reason: 'end', promptTokens: 1, generatedTokens: 1 }),
  'chat.stop': async () => null,
});

function client(scripted: Scripted) {
  const process: SupervisedProcess = createSupervisedProcess({
    host: scripted.host,
    kind: 'model-host',
    diedCode: 'model-host-down',
    downCode: 'model-host-down',
    log: silentLog,
  });
  return { process, models: createModelClient({ process, bundledEmbedder: '/models/mini', log: silentLog }) };
}

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
});
afterEach(() => {
  vi.useRealTimers();
});
/** Lets messages travel, then moves the clock. */
async function pass(milliseconds: number): Promise<void> {
  for (let turn = 0; turn < 20; turn++) await new Promise((resolve) => setImmediate(resolve));
  await vi.advanceTimersByTimeAsync(milliseconds);
  for (let turn = 0; turn < 20; turn++) await new Promise((resolve) => setImmediate(resolve));
}

describe('embedding', () => {
  const embed = (models: ReturnType<typeof client>['models']) => models.embedder.embed(['a'], 'passage');

  it('is asked once more when the process dies under it', async () => {
    const dying = (die: () => void): Methods => ({
      'embedder.embed': async () => {
        die();
        return forever;
      },
    });
    const scripted = scriptedHost([dying, working]);
    expect(await embed(client(scripted).models)).toEqual([new Float32Array([1, 0])]);
    expect(scripted.starts()).toBe(2);
  });

  it('fails when the process dies again, and the breaker stays in charge', async () => {
    const dying = (die: () => void): Methods => ({
      'embedder.embed': async () => {
        die();
        return forever;
      },
    });
    const scripted = scriptedHost([dying]);
    const { models } = client(scripted);
    await expect(embed(models)).rejects.toMatchObject({ code: 'model-host-down' });
    expect(scripted.starts()).toBe(2);
    await expect(embed(models)).rejects.toMatchObject({ code: 'model-host-down' });
    await expect(embed(models)).rejects.toMatchObject({ code: 'model-host-down' });
    expect(scripted.starts()).toBe(processLimits.crashes);
  });

  it('counts a silent process as hung: it is killed and asked once more', async () => {
    const scripted = scriptedHost([() => ({ 'embedder.embed': () => forever }), working]);
    const started = embed(client(scripted).models);
    await pass(limits.embed.requestMs - 1);
    expect(scripted.kills()).toBe(0);
    await pass(1);
    expect(scripted.kills()).toBe(1);
    expect(await started).toHaveLength(1);
  });

  it('leaves a slow process alone as long as it shows signs of life', async () => {
    let emit: (item: unknown) => Promise<void> = async () => undefined;
    let finish = (_: unknown) => {};
    const slow = (): Methods => ({
      'embedder.embed': (_params, context) => {
        emit = context.emit;
        return new Promise((resolve) => {
          finish = resolve;
        });
      },
    });
    const scripted = scriptedHost([slow]);
    const started = embed(client(scripted).models);
    for (let sign = 0; sign < 5; sign++) {
      await pass(limits.embed.requestMs - 1);
      await emit(null);
    }
    await pass(0);
    finish({ dimensions: 2, values: new Float32Array([0, 1]) });
    expect(await started).toEqual([new Float32Array([0, 1])]);
    expect(scripted.kills()).toBe(0);
  });

  it('does not repeat what the model itself refused', async () => {
    const failing = (): Methods => ({
      'embedder.embed': async () => {
        throw new Error('broken weights');
      },
    });
    const scripted = scriptedHost([failing]);
    await expect(embed(client(scripted).models)).rejects.toMatchObject({ code: 'internal' });
    expect(scripted.starts()).toBe(1);
  });
});

describe('generation', () => {
  function generate(models: ReturnType<typeof client>['models'], signal: AbortSignal) {
    const pieces: string[] = [];
    const result = models
      .chat(file)
      .generate([{ role: 'user', text: 'Hi' }], { maxTokens: 9, temperature: 0 }, (text) => pieces.push(text), signal);
    result.catch(() => undefined);
    return { pieces, result };
  }
  const never = new AbortController().signal;

  it('is never repeated when the process dies', async () => {
    const dying = (die: () => void): Methods => ({
      'chat.generate': async (_params, { emit }) => {
        await emit('Once');
        setImmediate(() => setImmediate(die));
        return forever;
      },
    });
    const scripted = scriptedHost([dying, working]);
    const { models } = client(scripted);
    const { pieces, result } = generate(models, never);
    await expect(result).rejects.toMatchObject({ code: 'model-failed' });
    expect(pieces).toEqual(['Once']);
    expect(scripted.starts()).toBe(1);
    expect((await generate(models, never).result).text).toBe('fine');
  });

  it('gives back the text so far when the host does not hear the stop, and kills it only much later', async () => {
    const deaf = (): Methods => ({
      'chat.stop': () => forever,
      'chat.generate': async (_params, { emit }) => {
        await emit('So far');
        return forever;
      },
    });
    const scripted = scriptedHost([deaf, working]);
    const stop = new AbortController();
    const { result } = generate(client(scripted).models, stop.signal);
    await pass(0);
    stop.abort();
    await pass(processLimits.stopMs);
    expect(await result).toMatchObject({ text: 'So far', reason: 'stopped' });
    expect(scripted.kills()).toBe(0);
    await pass(processLimits.deafMs);
    expect(scripted.kills()).toBe(1);
  });

  it('takes what the host says when it hears the stop', async () => {
    let stopped = (_: unknown) => {};
    const hearing = (): Methods => ({
      'chat.stop': async () => {
        stopped({ text: 'So far', reason: 'stopped', promptTokens: 7, generatedTokens: 2 });
        return null;
      },
      'chat.generate': async (_params, { emit }) => {
        await emit('So far');
        return new Promise((resolve) => {
          stopped = resolve;
        });
      },
    });
    const scripted = scriptedHost([hearing]);
    const stop = new AbortController();
    const { result } = generate(client(scripted).models, stop.signal);
    await pass(0);
    stop.abort();
    expect(await result).toEqual({ text: 'So far', reason: 'stopped', promptTokens: 7, generatedTokens: 2 });
    await pass(processLimits.deafMs * 2);
    expect(scripted.kills()).toBe(0);
  });

  it('does not even start when it was stopped before', async () => {
    const scripted = scriptedHost([working]);
    const { result } = generate(client(scripted).models, AbortSignal.abort());
    expect(await result).toMatchObject({ text: '', reason: 'stopped' });
    expect(scripted.starts()).toBe(0);
  });
});
