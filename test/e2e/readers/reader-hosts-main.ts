/**
 * A bare Electron that runs the product's two reader hosts beside each other and prints what it found as one line of JSON:
 * `compare FILE…`, `time FILE…` or `probe PROBES`. It needs no driver, so it also runs as another user and under strace.
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { app } from 'electron';
import { keepHiddenPagesAtWork } from '../../../src/main/app/hidden-pages.ts';
import { registerSchemes } from '../../../src/main/app/protocols.ts';
import { type ReaderPage, startReaderPage } from '../../../src/main/app/reader-page.ts';
import { forbidDictionaries, refuseNavigation } from '../../../src/main/app/session-rules.ts';
import { type ChildProcess, startProcess, usedSeconds } from '../../../src/main/app/utility-process.ts';
import { formats } from '../../../src/main/engine/extract/formats.ts';
import { limits } from '../../../src/main/engine/limits.ts';
import type { ExtractLimits } from '../../../src/main/engine/types.ts';
import { messagePort } from '../../../src/main/rpc/message-port.ts';
import { createPeer, type RpcPeer } from '../../../src/main/rpc/peer.ts';

const { READER_ENTRIES: entriesDir = '', READER_USER_DATA: userData = '', READER_TASK: task = '' } = process.env;
const given = JSON.parse(process.env.READER_INPUT ?? '[]') as string[];
const quiet = { info: () => undefined, warn: () => undefined, error: () => undefined };
const options = { entriesDir, log: quiet };

const everything: ExtractLimits = { ...limits.extract, fromUnit: 0 };

type Read = { readonly items: readonly unknown[]; readonly error: string | null };
type Reader = { readonly child: ChildProcess; readonly peer: RpcPeer };

const inPage = async (): Promise<Reader & { readonly page: ReaderPage }> => {
  const page = await startReaderPage(options);
  return { child: page, page, peer: createPeer(messagePort(page.port)) };
};
const inProcess = async (): Promise<Reader> => {
  const child = await startProcess({ ...options, name: 'extract-worker', args: [] });
  return { child, peer: createPeer(messagePort(child.port)) };
};

/** What one host says of one file: its values in order, or the code it refuses it with. */
async function read({ peer }: Reader, file: string): Promise<Read> {
  const bytes = new Uint8Array(readFileSync(file));
  const name = path.basename(file);
  const kind = formats.kindOf(name, bytes.subarray(0, limits.extract.sniffBytes));
  if (kind === null) return { items: [], error: 'no kind' };
  peer.serve({
    read: async ({ offset, length }: { offset: number; length: number }) => bytes.slice(offset, offset + length),
  });
  const items: unknown[] = [];
  const asked = {
    kind,
    name,
    password: null,
    ocrLanguages: [],
    limits: everything,
    size: bytes.length,
    parallelPictures: 0,
  };
  try {
    for await (const item of peer.stream('extract', asked)) items.push(item);
    return { items, error: null };
  } catch (error) {
    return { items, error: (error as { code?: string }).code ?? String(error) };
  }
}

async function compare() {
  const [page, own] = [await inPage(), await inProcess()];
  const files = [];
  for (const file of given) {
    const [one, other] = [await read(page, file), await read(own, file)];
    files.push({
      file,
      equal: isDeepStrictEqual(one, other),
      items: one.items.length,
      page: one.error,
      process: other.error,
    });
  }
  return { files };
}

/**
 * Milliseconds for all files with each host, three rounds after one to warm, in turn so that a busy machine slows both; and the
 * seconds of processor time its process took for them, which a busy machine hardly changes.
 */
async function time() {
  const hosts = { page: await inPage(), process: await inProcess() };
  const milliseconds: Record<string, number[]> = { page: [], process: [] };
  const seconds: Record<string, number[]> = { page: [], process: [] };
  const used = ({ child }: Reader) => usedSeconds(child.pid ?? 0) ?? Number.NaN;
  let values = 0;
  for (let round = 0; round < 4; round += 1) {
    for (const [name, host] of Object.entries(hosts)) {
      const [started, before] = [performance.now(), used(host)];
      for (const file of given) {
        const { items, error } = await read(host, file);
        if (error !== null || items.length === 0) throw new Error(`${name} read nothing of ${file}: ${error}`);
        values += items.length;
      }
      if (round === 0) continue;
      milliseconds[name]?.push(performance.now() - started);
      seconds[name]?.push(used(host) - before);
    }
  }
  return { milliseconds, seconds, values };
}

/** Runs code inside a reader's page, as somebody would who had taken it over, and tells how its process is held. */
async function probe() {
  const { page } = await inPage();
  const status = process.platform === 'linux' ? readFileSync(`/proc/${page.pid}/status`, 'utf8') : '';
  const results: unknown[] = [];
  let died = false;
  void page.exited.then(() => (died = true));
  for (const code of given) {
    const tried = page.contents.executeJavaScript(code).catch((error: unknown) => `threw ${String(error)}`);
    results.push(
      await Promise.race([
        tried,
        new Promise((resolve) => setTimeout(() => resolve(died ? 'the page died' : 'no answer'), 8_000)),
      ]),
    );
  }
  return { results, status, uid: process.getuid?.() ?? null, url: page.contents.getURL() };
}

app.setPath('userData', userData);
keepHiddenPagesAtWork();
registerSchemes();
forbidDictionaries();
refuseNavigation(quiet);
// Root cannot have the sandbox; its renderers would not start.
if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox();
app.on('window-all-closed', () => undefined);
void app
  .whenReady()
  .then(() => ({ compare, time, probe })[task as 'compare']?.())
  .then(
    (found) => process.stdout.write(`\nFOUND ${JSON.stringify(found)}\n`, () => app.exit(0)),
    (error: unknown) =>
      process.stdout.write(`\nFOUND ${JSON.stringify({ failed: String(error) })}\n`, () => app.exit(1)),
  );
