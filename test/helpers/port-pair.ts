/** Two ends of an in-memory channel that clones messages as a process border does. */
import type { Port } from '../../src/main/engine/ports.ts';

export function portPair(): [Port, Port] {
  const ends = [newEnd(), newEnd()] as const;
  const connect = (mine: End, other: End): Port => ({
    post: (message) => {
      const copy = structuredClone(message);
      setImmediate(() => {
        if (!other.closed) for (const listener of other.messages) listener(copy);
      });
    },
    onMessage: (listener) => mine.messages.push(listener),
    onClose: (listener) => mine.closes.push(listener),
    close: () => {
      for (const end of ends) {
        if (end.closed) continue;
        end.closed = true;
        for (const listener of end.closes) listener();
      }
    },
  });
  return [connect(ends[0], ends[1]), connect(ends[1], ends[0])];
}

type End = { messages: ((message: unknown) => void)[]; closes: (() => void)[]; closed: boolean };
const newEnd = (): End => ({ messages: [], closes: [], closed: false });
