/** The signed notice of a new version: what it says, and whether it may be believed. */
import { createPublicKey, type KeyObject, verify } from 'node:crypto';
import { z } from 'zod';
import { netLimits } from './limits.ts';

/** What this build was made with. */
export type UpdateSource = {
  /** Encrypted address of the notice. */
  readonly url: string;
  /** Ed25519, the 32 bytes as base64 (RFC 8032). */
  readonly publicKey: string;
};

/** Signed before the payload, so that a signature made for something else never fits here. */
export const updateContext = 'docent update notice 1\n';

export type UpdateNotice = {
  readonly version: string;
  /** Milliseconds since 1970; a notice older than one already seen is an old one played again. */
  readonly issued: number;
  readonly expires: number;
  readonly summary: string;
  /** An encrypted address for the person's browser. */
  readonly page: string;
};

export type NoticeProblem =
  | 'too-large'
  | 'not-a-notice'
  | 'wrong-signature'
  | 'expired'
  | 'from-the-future'
  | 'replayed';

const base64 = z.string().regex(/^[A-Za-z0-9+/]+={0,2}$/);
const envelope = z.object({ payload: base64, signature: base64 }).strict();
const instant = z.iso.datetime().transform((text) => Date.parse(text));
const payload = z
  .object({
    version: z.string().regex(/^\d{1,5}\.\d{1,5}\.\d{1,5}$/),
    issued: instant,
    expires: instant,
    summary: z
      .string()
      .max(300)
      .regex(/^[^\p{Cc}\p{Cf}]*$/u),
    page: z
      .url({ protocol: /^https$/ })
      .max(300)
      .refine((text) => {
        const { username, password } = new URL(text);
        return username === '' && password === '';
      })
      // As the browser will have it: a name in foreign letters as `xn--`, a sign that turns text around as its number.
      .transform((text) => new URL(text).href),
  })
  .strict();

/**
 * Reads a notice from the bytes as they came. The signature is over the exact bytes of the payload; nothing of it is read before it fits.
 * `seen`: `issued` of the newest notice believed so far.
 */
export function readUpdateNotice(
  bytes: Uint8Array,
  { publicKey, seen, now }: { readonly publicKey: string; readonly seen: number; readonly now: number },
): UpdateNotice | NoticeProblem {
  if (bytes.length > netLimits.update.bytes) return 'too-large';
  const outer = envelope.safeParse(parseJson(bytes));
  if (!outer.success) return 'not-a-notice';
  const signed = Buffer.from(outer.data.payload, 'base64');
  const signature = Buffer.from(outer.data.signature, 'base64');
  if (!verify(null, Buffer.concat([Buffer.from(updateContext), signed]), keyOf(publicKey), signature)) {
    return 'wrong-signature';
  }
  const inner = payload.safeParse(parseJson(signed));
  if (!inner.success) return 'not-a-notice';
  const { issued, expires } = inner.data;
  if (issued > now + netLimits.update.clockMs) return 'from-the-future';
  if (expires <= now) return 'expired';
  return issued < seen ? 'replayed' : inner.data;
}

/** True when `version` is newer than `current`; both as `1.2.3`, what is no such version is never newer. */
export function isNewer(version: string, current: string): boolean {
  const numbers = (text: string) => /^(\d+)\.(\d+)\.(\d+)/.exec(text)?.slice(1).map(Number);
  const [one, other] = [numbers(version), numbers(current)];
  if (!one || !other) return false;
  const at = one.findIndex((number, index) => number !== other[index]);
  return at >= 0 && (one[at] as number) > (other[at] as number);
}

/** RFC 8410: the key as the last 32 bytes of a SubjectPublicKeyInfo. Throws for what is none. */
function keyOf(publicKey: string): KeyObject {
  const head = Buffer.from('302a300506032b6570032100', 'hex');
  const der = Buffer.concat([head, Buffer.from(publicKey, 'base64')]);
  return createPublicKey({ key: der, format: 'der', type: 'spki' });
}

function parseJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return null; // Not JSON, or not UTF-8; the schema refuses it.
  }
}
