/**
 * Our `Port` over a pipe of its own between two processes: structured clones, with large pieces of bytes beside them as they are. Why: the
 * channel of `child_process` copies a message several times, and what it copied is collected late; of photographs that is megabytes each.
 */
import type { Duplex } from 'node:stream';
import type { Port } from '../engine/ports.ts';
import { rpcLimits } from './limits.ts';
import { fromParts, type MessageParts, toParts } from './message-parts.ts';

const wordBytes = 4;

/** Large arrays are not copied: whoever posts one leaves it as it is until the other side has answered. */
export function pipePort(socket: Duplex): Port {
  const listeners: ((message: unknown) => void)[] = [];
  const reading = messages((message) => {
    for (const listener of listeners) listener(message);
  });
  let filling = begun(reading);
  let filled = 0;

  function take(bytes: Uint8Array): void {
    for (let at = 0; at < bytes.length; ) {
      const part = Math.min(filling.length - filled, bytes.length - at);
      filling.set(bytes.subarray(at, at + part), filled);
      filled += part;
      at += part;
      while (filled === filling.length) {
        filling = begun(reading, filling);
        filled = 0;
      }
    }
  }

  const taken = (bytes: Buffer) => {
    try {
      take(bytes);
    } catch {
      socket.destroy(); // What came is no message; both sides then know that the channel is closed.
    }
  };
  // A broken pipe ends in 'close'; without a listener the error itself would end the process.
  socket.on('error', () => socket.destroy());
  return {
    post(message) {
      if (socket.destroyed) return;
      const { body, pieces } = toParts(message);
      const head = Buffer.alloc((2 + pieces.length) * wordBytes);
      [body, ...pieces].forEach((part, at) => {
        head.writeUInt32LE(part.length, (at === 0 ? 0 : at + 1) * wordBytes);
      });
      head.writeUInt32LE(pieces.length, wordBytes);
      socket.cork();
      for (const part of [head, body, ...pieces]) socket.write(part);
      socket.uncork();
    },
    onMessage: (listener) => {
      // From the first listener on, so that no message comes before somebody listens.
      if (listeners.length === 0) socket.on('data', taken);
      listeners.push(listener);
    },
    onClose: (listener) => {
      socket.on('close', listener);
    },
    close: () => socket.destroy(),
  };
}

type Reading = Generator<number, never, Buffer>;

/**
 * Asks for bytes by how many it needs next and is given them: of the body and how many pieces, of each piece how long, the body, the
 * pieces. Throws when that is no message.
 */
function* messages(onMessage: (message: unknown) => void): Reading {
  for (;;) {
    const head = yield 2 * wordBytes;
    const count = bounded(head.readUInt32LE(wordBytes), rpcLimits.maxPieces);
    const lengths = yield count * wordBytes;
    const body = yield bounded(head.readUInt32LE(0), rpcLimits.maxBodyBytes);
    const parts: MessageParts = { body, pieces: [] };
    for (let piece = 0; piece < count; piece += 1) {
      parts.pieces.push(yield bounded(lengths.readUInt32LE(piece * wordBytes), rpcLimits.maxPieceBytes));
    }
    onMessage(fromParts(parts));
  }
}

/** Room for what is asked for next, in memory of its own: whoever receives a piece may give it back at once. */
function begun(reading: Reading, given?: Buffer): Buffer {
  const { value } = given === undefined ? reading.next() : reading.next(given);
  return Buffer.allocUnsafeSlow(value);
}

function bounded(length: number, most: number): number {
  if (length > most) throw new RangeError('A message is too long.');
  return length;
}
