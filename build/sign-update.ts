import { createPrivateKey, generateKeyPairSync, sign } from 'node:crypto';
import { updateContext } from '../src/main/engine/net/update-notice.ts';

export type NoticeToSign = {
  readonly version: string;
  readonly summary: string;
  /** Where people get it. */
  readonly page: string;
  readonly issued: Date;
  /** Days until the app no longer believes it; a new one is signed before. */
  readonly days: number;
};

/** A new key pair: the private one as PEM to be kept off every server, the public one as the build takes it. */
export function newUpdateKey(): { readonly privatePem: string; readonly publicKey: string } {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  return {
    privatePem: privateKey.export({ format: 'pem', type: 'pkcs8' }) as string,
    publicKey: publicKey.export({ format: 'der', type: 'spki' }).subarray(-32).toString('base64'),
  };
}

/** The file to be put on the server: `{"payload","signature"}`, both base64, the signature over the payload's exact bytes (Ed25519, RFC 8032). */
export function signUpdate(notice: NoticeToSign, privatePem: string): string {
  const { version, summary, page, issued, days } = notice;
  const expires = new Date(issued.getTime() + days * 24 * 60 * 60 * 1_000);
  const payload = Buffer.from(
    JSON.stringify({ version, issued: issued.toISOString(), expires: expires.toISOString(), summary, page }),
  );
  const signature = sign(null, Buffer.concat([Buffer.from(updateContext), payload]), createPrivateKey(privatePem));
  return `${JSON.stringify({ payload: payload.toString('base64'), signature: signature.toString('base64') })}\n`;
}
