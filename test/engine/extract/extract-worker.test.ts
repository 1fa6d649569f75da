import { fork } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import type { ExtractItem } from '../../../src/main/engine/types.ts';
import { createPeer, type RpcPeer } from '../../../src/main/rpc/peer.ts';
import { documents, wideLimits } from './read-document.ts';

const root = path.join(import.meta.dirname, '../../..');
const running: { kill(signal: NodeJS.Signals): boolean }[] = [];

afterEach(() => {
  for (const child of running.splice(0)) child.kill('SIGKILL');
});

/** The worker as the command line starts it: no files but the code, no network, no children. */
function startWorker(): RpcPeer {
  const child = fork(path.join(root, 'src/main/entries/extract-worker.ts'), [], {
    serialization: 'advanced',
    execArgv: [
      '--no-warnings',
      '--permission',
      `--allow-fs-read=${path.join(root, 'src')}`,
      `--allow-fs-read=${path.join(root, 'node_modules')}`,
      `--allow-fs-read=${path.join(root, 'package.json')}`,
    ],
  });
  running.push(child);
  return createPeer({
    post: (message) => child.send(message as object),
    onMessage: (listener) => child.on('message', listener),
    onClose: (listener) => child.on('disconnect', listener),
    close: () => child.disconnect(),
  });
}

async function readIn(peer: RpcPeer, name: string, kind: string): Promise<ExtractItem[]> {
  const bytes = readFileSync(path.join(documents, name));
  peer.serve({
    read: async ({ offset, length }: { offset: number; length: number }) => bytes.subarray(offset, offset + length),
  });
  const items: ExtractItem[] = [];
  for await (const item of peer.stream<ExtractItem>('extract', { kind, size: bytes.length, limits: wideLimits })) {
    items.push(item);
  }
  return items;
}

describe('extract worker process', () => {
  it('reads every format without access to files or network, and keeps its word boxes as bytes', async () => {
    const peer = startWorker();
    for (const [name, kind] of [
      ['plain.pdf', 'pdf'],
      ['report.docx', 'docx'],
      ['article.html', 'html'],
      ['notes.md', 'markdown'],
      ['shift-jis.txt', 'text'],
    ] as const) {
      const units = (await readIn(peer, name, kind)).flatMap((item) => (item.type === 'unit' ? [item.unit] : []));
      expect(units.map((unit) => unit.text).join('').length, name).toBeGreaterThan(40);
      if (kind === 'pdf') expect(units[0]?.words).toBeInstanceOf(Uint8Array);
    }
  });

  it('reports a bad file by code and reads the next one', async () => {
    const peer = startWorker();
    await expect(readIn(peer, 'encrypted.pdf', 'pdf')).rejects.toMatchObject({ code: 'password-needed' });
    await expect(readIn(peer, 'expanding.docx', 'docx')).rejects.toMatchObject({ code: 'expansion-limit' });
    await expect(readIn(peer, 'plain.pdf', 'spreadsheet')).rejects.toMatchObject({ code: 'format-unsupported' });
    expect(await readIn(peer, 'plain.pdf', 'pdf')).toHaveLength(3);
  });
});
