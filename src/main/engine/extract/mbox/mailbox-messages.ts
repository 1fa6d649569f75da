import type { ByteSource } from '../../types.ts';
import { isSeparator } from './is-separator.ts';
import { mboxLimits } from './limits.ts';

/** Where a message stands in its mailbox: its separator line starts at `offset`, its headers at `start`. */
export type MailboxMessage = {
  readonly offset: number;
  readonly start: number;
  readonly end: number;
  /** True when lines of its body that begin with `From ` got a `>` in front. */
  readonly quoted: boolean;
};

const lineFeed = 10;
const capitalF = 70;

/**
 * The messages of a mailbox (mboxo, mboxrd, mboxcl and mboxcl2), found in windows of bounded size, from the separator at `from` on.
 * A declared length is believed where a separator or the end follows it; lines that only look like separators are not ones.
 */
export async function* mailboxMessages(
  source: ByteSource,
  from: number,
  signal: AbortSignal,
): AsyncGenerator<MailboxMessage> {
  const window = windowOn(source, signal);
  let separator = await nextSeparator(window, from, source.size);
  if (separator < 0 || (from === 0 && separator > 0 && (await window.text(0, 1)) !== '\n')) {
    // A first message without its line: what stands before the first separator, or all of it.
    const end = separator < 0 ? source.size : separator;
    yield { offset: from, start: from, end, quoted: false };
  }
  while (separator >= 0) {
    const start = await window.afterLine(separator);
    const declared = await declaredEnd(window, start, source.size);
    const next = await nextSeparator(window, declared ?? start, source.size);
    yield { offset: separator, start, end: declared ?? (next < 0 ? source.size : next), quoted: declared === null };
    separator = next;
  }
}

type Window = {
  /** Bytes from `offset` on, at least `length` where the source has them. */
  bytes(offset: number, length: number): Promise<Uint8Array>;
  text(offset: number, length: number): Promise<string>;
  afterLine(offset: number): Promise<number>;
};

function windowOn(source: ByteSource, signal: AbortSignal): Window {
  let start = 0;
  let held = new Uint8Array(0);
  const bytes = async (offset: number, length: number): Promise<Uint8Array> => {
    const end = Math.min(source.size, offset + length);
    if (offset < start || end > start + held.length) {
      signal.throwIfAborted();
      held = new Uint8Array(
        await source.read(offset, Math.min(Math.max(length, mboxLimits.windowBytes), source.size - offset)),
      );
      start = offset;
    }
    return held.subarray(offset - start);
  };
  return {
    bytes,
    text: async (offset, length) =>
      new TextDecoder('windows-1252').decode((await bytes(offset, length)).subarray(0, length)),
    afterLine: async (offset) => {
      const found = (await bytes(offset, mboxLimits.separatorBytes)).indexOf(lineFeed);
      return found < 0 ? Math.min(source.size, offset + mboxLimits.separatorBytes) : offset + found + 1;
    },
  };
}

/** Offset of the first separator line at or after `from`, or -1. */
async function nextSeparator(window: Window, from: number, size: number): Promise<number> {
  for (let at = from; at < size; ) {
    const part = await window.bytes(at, Math.min(mboxLimits.separatorBytes, size - at));
    // A candidate at the very end of the window is looked at again with what follows it.
    const usable = at + part.length >= size ? part.length : Math.max(1, part.length - mboxLimits.separatorBytes);
    for (let found = part.indexOf(capitalF); found >= 0 && found < usable; found = part.indexOf(capitalF, found + 1)) {
      if (!isFrom(part, found)) continue;
      const offset = at + found;
      const before = offset === 0 ? '' : await textBefore(window, part, at, found);
      if (offset > 0 && !before.endsWith('\n')) continue;
      const after = new TextDecoder('windows-1252').decode(part.subarray(found, found + mboxLimits.separatorBytes));
      if (isSeparator(after, offset === 0 || /\n\r?\n$/.test(before))) return offset;
    }
    at += usable;
  }
  return -1;
}

async function textBefore(window: Window, part: Uint8Array, at: number, found: number): Promise<string> {
  if (found >= 3) return String.fromCharCode(...part.subarray(found - 3, found));
  const length = Math.min(3, at + found);
  return await window.text(at + found - length, length);
}

/** The end that a Content-Length header promises, if a separator or the end of the file stands there; else null. */
async function declaredEnd(window: Window, start: number, size: number): Promise<number | null> {
  const part = await window.bytes(start, Math.min(mboxLimits.headerBytes, size - start));
  const headerBytes = headerLength(part.subarray(0, mboxLimits.headerBytes));
  if (headerBytes === null) return null;
  const headers = new TextDecoder('windows-1252').decode(part.subarray(0, headerBytes));
  const length = /^content-length:[ \t]*(\d{1,15})[ \t]*\r?$/im.exec(headers)?.[1];
  if (length === undefined) return null;
  const end = start + headerBytes + Number(length);
  if (end > size) return null;
  const after = await window.text(end, Math.min(8, size - end));
  return /^(?:\r?\n){0,2}(?:From |$)/.test(after) ? end : null;
}

/** Bytes of the headers a part begins with, the empty line included; null when another separator or the end comes first. */
function headerLength(part: Uint8Array): number | null {
  for (let at = 0; at < part.length; ) {
    if (part[at] === lineFeed) return at + 1;
    if (part[at] === 13 && part[at + 1] === lineFeed) return at + 2;
    if (isFrom(part, at)) return null;
    const next = part.indexOf(lineFeed, at);
    if (next < 0) return null;
    at = next + 1;
  }
  return null;
}

function isFrom(part: Uint8Array, at: number): boolean {
  return (
    part[at] === capitalF && part[at + 1] === 114 && part[at + 2] === 111 && part[at + 3] === 109 && part[at + 4] === 32
  );
}
