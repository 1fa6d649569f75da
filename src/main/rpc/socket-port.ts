/** Our `Port` over the library's Unix socket: length-prefixed structured clones. The one listener besides the opt-in API. */
import { createHash } from 'node:crypto';
import { chmodSync, realpathSync, rmSync } from 'node:fs';
import { connect, createServer, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { deserialize, serialize } from 'node:v8';
import type { Port } from '../engine/ports.ts';

/** Bytes of one message; the largest is a page of text. */
const maxMessageBytes = 64 * 1024 * 1024;
const lengthBytes = 4;

/** Where the engine of a library listens: short, because macOS allows a socket path of 104 bytes. */
export function socketPathOf(dataDir: string): string {
  const id = createHash('sha256').update(realpathSync(dataDir)).digest('hex').slice(0, 16);
  return path.join(tmpdir(), `docent-${id}.sock`);
}

/** Listens for other doors of the same person (mode 0600). Whoever calls holds the library's lock, so an old socket is dead. */
export function listenOnSocket(dataDir: string, onPort: (port: Port) => void): Promise<Server> {
  const socketPath = socketPathOf(dataDir);
  rmSync(socketPath, { force: true });
  const server = createServer((socket) => onPort(socketPort(socket)));
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    const previous = process.umask(0o177);
    server.listen(socketPath, () => {
      chmodSync(socketPath, 0o600);
      server.unref();
      resolve(server);
    });
    process.umask(previous);
  });
}

/** A port to the engine that holds this library; rejects when nobody listens. */
export function connectToSocket(dataDir: string): Promise<Port> {
  return new Promise((resolve, reject) => {
    const socket = connect(socketPathOf(dataDir));
    socket.once('error', reject);
    socket.once('connect', () => {
      socket.off('error', reject);
      resolve(socketPort(socket));
    });
  });
}

function socketPort(socket: Socket): Port {
  let parts: Buffer[] = [];
  let size = 0;
  const listeners: ((message: unknown) => void)[] = [];
  const take = (): Buffer => {
    const all = parts.length === 1 ? (parts[0] as Buffer) : Buffer.concat(parts);
    parts = [all];
    return all;
  };
  /** Bytes of the next whole message, header included; joined only when enough is there. */
  let wanted = lengthBytes;
  socket.on('data', (bytes: Buffer) => {
    parts.push(bytes);
    size += bytes.length;
    while (size >= wanted) {
      const received = take();
      const length = received.readUInt32LE(0);
      if (length > maxMessageBytes) {
        socket.destroy();
        return;
      }
      wanted = lengthBytes + length;
      if (size < wanted) return;
      const message = parse(received.subarray(lengthBytes, wanted));
      parts = [received.subarray(wanted)];
      size -= wanted;
      wanted = lengthBytes;
      if (message === undefined) {
        socket.destroy();
        return;
      }
      for (const listener of listeners) listener(message);
    }
  });
  // A broken connection ends in 'close'; without a listener the error itself would end the process.
  socket.on('error', () => socket.destroy());
  return {
    post: (message) => {
      if (socket.destroyed) return;
      const body = serialize(message);
      const head = Buffer.alloc(lengthBytes);
      head.writeUInt32LE(body.length);
      socket.write(Buffer.concat([head, body]));
    },
    onMessage: (listener) => {
      listeners.push(listener);
    },
    onClose: (listener) => {
      socket.on('close', listener);
    },
    close: () => socket.end(),
  };
}

/** Undefined for bytes that are no message: whoever sent them is not one of ours. */
function parse(bytes: Buffer): unknown {
  try {
    return deserialize(bytes);
  } catch {
    return undefined; // The caller closes the connection.
  }
}
