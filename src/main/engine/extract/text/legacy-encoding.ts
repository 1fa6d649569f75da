import { analyse } from 'chardet';

/** The most likely encoding of bytes that are neither Unicode nor binary, lower case. */
export function legacyEncoding(sample: Uint8Array): string {
  return analyse(sample)[0]?.name.toLowerCase() ?? 'windows-1252';
}
