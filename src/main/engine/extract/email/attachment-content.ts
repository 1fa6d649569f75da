import { decodedBytes, decodeTransfer } from '../mime/decode-transfer.ts';
import { mimeLimits } from '../mime/limits.ts';
import type { MimePart } from '../mime/mime-tree.ts';
import { declaredName } from '../mime/part-name.ts';
import { signedContent } from '../mime/signed-content.ts';

const wrapped = /^application\/(?:x-)?pkcs7-mime$/;

/** The message inside a part that is signed as a whole (S/MIME); null for other parts. */
export function signedMessage(bytes: Uint8Array, part: MimePart): Uint8Array | null {
  if (!wrapped.test(part.type)) return null;
  return signedContent(decodedBytes(bytes.subarray(part.start, part.end), part.encoding, mimeLimits.maxMessageBytes));
}

/** Whether only the receiver's key opens the part (S/MIME or PGP). */
export function isEncrypted(bytes: Uint8Array, part: MimePart): boolean {
  if (wrapped.test(part.type)) {
    return !/certs|compressed/i.test(part.parameters.get('smime-type') ?? '') && signedMessage(bytes, part) === null;
  }
  return part.type === 'application/pgp-encrypted' || /\.(?:pgp|gpg)$/i.test(declaredName(part) ?? '');
}

/** The bytes of an attached part in bounded pieces; of a signed message, the message. */
export function* attachmentPieces(bytes: Uint8Array, part: MimePart): Generator<Uint8Array> {
  const message = signedMessage(bytes, part);
  if (!message) yield* decodeTransfer(bytes.subarray(part.start, part.end), part.encoding);
  else
    for (let at = 0; at < message.length; at += mimeLimits.pieceBytes)
      yield message.subarray(at, at + mimeLimits.pieceBytes);
}
