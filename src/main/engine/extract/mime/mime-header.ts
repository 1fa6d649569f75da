import { decodeWords } from 'postal-mime';

import { decodedText } from './decoded-text.ts';
import { isWholeUtf8 } from './is-whole-utf8.ts';
import { mimeLimits } from './limits.ts';

/** One header field: `name` as written, `value` unfolded but not yet decoded. */
export type MimeHeader = {
  readonly name: string;
  /** With `bytes` set, one UTF-16 unit per byte. */
  readonly value: string;
  /** True when it holds bytes beyond ASCII that are no UTF-8: `restoredHeaders` gives them letters. */
  readonly bytes: boolean;
};

export type HeaderBlock = {
  readonly headers: readonly MimeHeader[];
  /** Where the body starts. */
  readonly bodyStart: number;
};

const lineFeed = 10;
const carriageReturn = 13;
const fieldName = /^[!-9;-~]+[ \t]*:/;

/**
 * The header block that starts at `start`. It ends at an empty line, or before the first line that is neither a field nor the
 * continuation of one (a missing empty line loses no text). Time is proportional to the block, however it is folded.
 */
export function readHeaders(bytes: Uint8Array, start: number, end: number): HeaderBlock {
  const headers: MimeHeader[] = [];
  let folded: string[] = [];
  let eightBit = false;
  const finish = () => {
    const line = folded.join('');
    folded = [];
    const colon = line.indexOf(':');
    if (colon <= 0 || headers.length >= mimeLimits.maxHeaders) return;
    const value = line.slice(colon + 1, colon + 1 + mimeLimits.maxHeaderCharacters);
    headers.push({
      name: line.slice(0, colon).trim(),
      value: value.replace(/[\r\n\0]+/g, ' ').trim(),
      bytes: eightBit,
    });
    eightBit = false;
  };
  let at = start;
  while (at < end) {
    const next = bytes.indexOf(lineFeed, at);
    const lineEnd = next < 0 || next >= end ? end : next;
    const after = Math.min(end, lineEnd + 1);
    const textEnd = lineEnd > at && bytes[lineEnd - 1] === carriageReturn ? lineEnd - 1 : lineEnd;
    if (textEnd === at) {
      finish();
      return { headers, bodyStart: after };
    }
    if (at - start <= mimeLimits.maxHeaderBytes) {
      const own = bytes.subarray(at, Math.min(textEnd, at + mimeLimits.maxHeaderCharacters));
      const unicode = isWholeUtf8(own);
      const line = unicode ? new TextDecoder().decode(own) : byteText(own);
      if (/^[ \t]/.test(line)) {
        if (folded.length > 0) folded.push(line);
        eightBit ||= !unicode;
      } else if (fieldName.test(line)) {
        finish();
        folded.push(line);
        eightBit = !unicode;
      } else if (!/^>?From /.test(line)) {
        finish();
        return { headers, bodyStart: at };
      }
    }
    at = after;
  }
  finish();
  return { headers, bodyStart: end };
}

function byteText(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return text;
}

/** Headers with the letters of `charset` (or the likeliest one) where raw bytes stand in them. */
export async function restoredHeaders(headers: readonly MimeHeader[], charset: string): Promise<readonly MimeHeader[]> {
  if (!headers.some((header) => header.bytes)) return headers;
  return await Promise.all(
    headers.map(async (header) => {
      if (!header.bytes) return header;
      // Inside an encoded word the word's own charset counts.
      const value = header.value.replace(/=\?[^?]{1,60}\?q\?[^?]*\?=/gi, (word) => word.replace(/[^ -~]/g, hexByte));
      const bytes = Uint8Array.from(value, (sign) => sign.charCodeAt(0));
      return { ...header, value: await decodedText(bytes, charset), bytes: false };
    }),
  );
}

function hexByte(sign: string): string {
  return `=${sign.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`;
}

/** The first header of that name (lower case), decoded (RFC 2047), or null. */
export function headerText(headers: readonly MimeHeader[], name: string): string | null {
  const value = rawHeader(headers, name);
  return value === null ? null : decodedHeader(value);
}

/** A header's value with its encoded words spelled out. */
export function decodedHeader(value: string): string {
  return decodeWords(value).replace(/\s+/g, ' ').trim();
}

/** The first header of that name (lower case) as written, or null. */
export function rawHeader(headers: readonly MimeHeader[], name: string): string | null {
  return headers.find((header) => header.name.toLowerCase() === name)?.value ?? null;
}
