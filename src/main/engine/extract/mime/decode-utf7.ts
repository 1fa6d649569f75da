import { decodedBytes } from './decode-transfer.ts';

/** UTF-7 (RFC 2152), which old mailers still left behind and no platform decoder reads. */
export function decodeUtf7(bytes: Uint8Array): string {
  return new TextDecoder('windows-1252').decode(bytes).replace(/\+([A-Za-z0-9+/]*)-?/g, (_, run: string) => {
    if (run === '') return '+';
    return new TextDecoder('utf-16be').decode(decodedBytes(new TextEncoder().encode(run), 'base64', run.length));
  });
}
