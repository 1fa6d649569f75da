import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createConnectionLog } from '../../../src/main/engine/net/connection-log.ts';
import { createLocalChat, localModels } from '../../../src/main/engine/net/local-chat.ts';
import type { ChatTurn } from '../../../src/main/engine/ports.ts';
import { silentLog } from '../../helpers/fake-engine-parts.ts';
import { temporaryFolder } from '../../helpers/temporary-folder.ts';

type Seen = { url: string; authorization: string | undefined; body: Record<string, unknown> };
type Reply = (response: ServerResponse, index: number, seen: Seen) => void | Promise<void>;

const event = (piece: object) => `data: ${JSON.stringify(piece)}\n\n`;
const text = (content: string) => event({ choices: [{ delta: { content } }] });
const end = `${event({ choices: [{ delta: {}, finish_reason: 'stop' }] })}${event({ choices: [], usage: { prompt_tokens: 12, completion_tokens: 3 } })}data: [DONE]\n\n`;

async function serve(reply: Reply) {
  const seen: Seen[] = [];
  const server = createServer(async (request: IncomingMessage, response) => {
    let body = '';
    for await (const part of request.setEncoding('utf8') as AsyncIterable<string>) body += part;
    const one = {
      url: String(request.url),
      authorization: request.headers.authorization,
      body: (body === '' ? {} : JSON.parse(body)) as Record<string, unknown>,
    };
    // As of a server that is not Ollama: it keeps no list of where its models run.
    if (one.url === '/api/tags') return void response.writeHead(404).end();
    seen.push(one);
    await reply(response, seen.length - 1, one);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const waits: number[] = [];
  const connections = createConnectionLog(path.join(temporaryFolder(), 'connections.jsonl'), silentLog);
  const options = { address, key: 'secret', connections, now: Date.now };
  const chat = createLocalChat({ ...options, model: 'qwen3:4b', backOff: (attempt) => waits.push(attempt) });
  return { seen, chat, waits, connections, options };
}

const turns: readonly ChatTurn[] = [
  { role: 'system', text: 'You are helpful.' },
  { role: 'user', text: 'Name a colour.' },
];
async function ask(chat: Awaited<ReturnType<typeof serve>>['chat'], signal = new AbortController().signal) {
  const pieces: string[] = [];
  const result = await chat.generate(
    turns,
    { maxTokens: 20, temperature: 0, stop: ['\n\n'] },
    (piece) => pieces.push(piece),
    signal,
  );
  return { pieces, result };
}

describe('a model server on this machine', () => {
  it('is asked in its own words and answers piece by piece', async () => {
    const { seen, chat, connections } = await serve((response) => {
      response.write(text('Bl'));
      // An event cut in two, as the network likes to.
      const rest = text('ue');
      response.write(rest.slice(0, 9));
      setTimeout(() => response.end(rest.slice(9) + end), 20);
    });
    const { pieces, result } = await ask(chat);
    expect(pieces).toEqual(['Bl', 'ue']);
    expect(result).toEqual({ text: 'Blue', reason: 'end', promptTokens: 12, generatedTokens: 3 });
    expect(seen).toMatchObject([
      {
        url: '/v1/chat/completions',
        authorization: 'Bearer secret',
        body: {
          ...{ model: 'qwen3:4b', stream: true, max_tokens: 20, temperature: 0, stop: ['\n\n'] },
          messages: [
            { role: 'system', content: 'You are helpful.' },
            { role: 'user', content: 'Name a colour.' },
          ],
        },
      },
    ]);
    // The newest first; before it was asked for a list of where its models run, which it has not.
    expect(connections.list()).toMatchObject([
      { purpose: 'local-model', outcome: 'complete' },
      { purpose: 'local-model', outcome: 'endpoint-refused' },
    ]);
  });

  it('says when it wrote as much as it may', async () => {
    const { chat } = await serve((response) => {
      response.end(text('Blue') + event({ choices: [{ delta: {}, finish_reason: 'length' }] }));
    });
    expect((await ask(chat)).result.reason).toBe('length');
  });

  it('is asked three more times while it has written nothing, and then given up', async () => {
    const failing = await serve(
      (response, index) => void (index < 3 ? response.writeHead(503).end() : response.end(text('Blue') + end)),
    );
    expect((await ask(failing.chat)).result.text).toBe('Blue');
    expect([failing.seen.length, failing.waits]).toEqual([4, [2, 3, 4]]);
    const down = await serve((response) => void response.writeHead(500).end());
    await expect(ask(down.chat)).rejects.toMatchObject({ code: 'endpoint-unreachable' });
    expect(down.seen.length).toBe(4);
  });

  it('is not asked again once it has written, or when it refuses', async () => {
    const broken = await serve((response) => {
      response.write(text('Bl'));
      setTimeout(() => response.destroy(), 20);
    });
    await expect(ask(broken.chat)).rejects.toMatchObject({ code: 'endpoint-unreachable' });
    expect(broken.seen.length).toBe(1);
    const refusing = await serve((response) => void response.writeHead(401).end());
    await expect(ask(refusing.chat)).rejects.toMatchObject({ code: 'endpoint-refused' });
    expect(refusing.seen.length).toBe(1);
  });

  it('has not answered when its answer ends in the middle', async () => {
    const { chat, seen } = await serve((response) => void response.end(text('The lease ends')));
    await expect(ask(chat)).rejects.toMatchObject({ code: 'endpoint-unreachable' });
    expect(seen.length).toBe(1);
  });

  it('counts rather too many tokens in any script, and takes no adapters', async () => {
    const { chat, seen } = await serve((response) => void response.end(end));
    expect(await chat.countTokens(['abc', '日本'])).toEqual([1, 2]);
    const adapters = [{ path: '/a.gguf', strength: 1 }];
    await expect(
      chat.generate(turns, { maxTokens: 5, temperature: 0, adapters }, () => {}, new AbortController().signal),
    ).rejects.toMatchObject({ code: 'adapter-unsupported' });
    expect(seen).toEqual([]);
  });

  it('gets one request at a time', async () => {
    let open = 0;
    let most = 0;
    const { chat } = await serve(async (response) => {
      open += 1;
      most = Math.max(most, open);
      await new Promise((resolve) => setTimeout(resolve, 30));
      open -= 1;
      response.end(text('Blue') + end);
    });
    const answers = await Promise.all([ask(chat), ask(chat), ask(chat)]);
    expect(answers.map(({ result }) => result.text)).toEqual(['Blue', 'Blue', 'Blue']);
    expect(most).toBe(1);
  });

  it('stops with what it has written when a person stops it', async () => {
    const { chat } = await serve((response) => void response.write(text('Blue and')));
    const stop = new AbortController();
    setTimeout(() => stop.abort(), 200);
    expect((await ask(chat, stop.signal)).result).toMatchObject({ text: 'Blue and', reason: 'stopped' });
  });

  it('gets nothing that does not fit', async () => {
    const { chat, seen } = await serve((response) => void response.end(end));
    const long = [{ role: 'user', text: 'word '.repeat(5000) }] as const;
    await expect(
      chat.generate(long, { maxTokens: 5, temperature: 0 }, () => {}, new AbortController().signal),
    ).rejects.toMatchObject({ code: 'context-too-small' });
    expect(seen).toEqual([]);
  });

  it('tells its models, and is refused when it talks nonsense', async () => {
    const { options } = await serve(
      (response) => void response.end(JSON.stringify({ data: [{ id: 'qwen3:4b' }, { id: 'phi4' }] })),
    );
    expect(await localModels(options, new AbortController().signal)).toEqual(['qwen3:4b', 'phi4']);
    const nonsense = await serve((response) => void response.end('<html>'));
    await expect(localModels(nonsense.options, new AbortController().signal)).rejects.toMatchObject({
      code: 'endpoint-refused',
    });
  });

  it.each(['https://example.org', 'http://192.0.2.1', 'http://127.0.0.1.example.org'])(
    'is never %s: nothing leaves this machine',
    async (address) => {
      const { options } = await serve((response) => void response.end());
      await expect(localModels({ ...options, address }, new AbortController().signal)).rejects.toMatchObject({
        code: 'endpoint-refused',
      });
      expect(options.connections.list()).toEqual([]);
    },
  );

  it('does not lead anywhere else', async () => {
    const { chat, seen } = await serve(
      (response) => void response.writeHead(302, { location: 'http://192.0.2.1/' }).end(),
    );
    await expect(ask(chat)).rejects.toMatchObject({ code: 'endpoint-refused' });
    expect(seen.length).toBe(1);
  });
});
