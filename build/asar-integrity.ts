import { createHash } from 'node:crypto';
import { getRawHeader } from '@electron/asar';

/** The sha256 that Info.plist must hold for an archive: that of its header, as Electron takes it at the start. */
export function asarHeaderHash(archive: string): string {
  return createHash('sha256').update(getRawHeader(archive).headerString).digest('hex');
}
