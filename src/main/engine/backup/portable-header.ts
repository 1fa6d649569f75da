/** The beginning of a portable library file: what it is, and how its body is opened. */
import { createHash, randomBytes } from 'node:crypto';
import { z } from 'zod';
import { AppError } from '../../../preload/contract/errors.ts';
import { backupLimits } from './limits.ts';
import { portableFormat } from './manifest.ts';
import { noncePrefixBytes } from './sealed-pieces.ts';

export const magic = Buffer.from('docent\r\n', 'latin1');
const lengthBytes = 4;
/** How a passphrase becomes a key; see `privacy/wrap-key.ts`. Another way needs another name. */
const keyWay = 'scrypt-65536-8-1';

const headerSchema = z.object({
  format: z.number().int().min(1),
  nonce: z.base64(),
  sealed: z.object({ way: z.string().max(100), salt: z.base64(), check: z.base64() }).nullable(),
});

export type PortableHeader = {
  /** Every byte before the body. */
  readonly bytes: Uint8Array;
  readonly noncePrefix: Uint8Array;
  /** Null: it is not encrypted. */
  readonly salt: Uint8Array | null;
  /** Tells a wrong passphrase from damage. */
  readonly check: Uint8Array | null;
};

/** Eight bytes tell keys apart; a guess still costs the making of a key. */
export const keyCheck = (key: Uint8Array): Uint8Array =>
  createHash('sha256').update('docent portable key').update(key).digest().subarray(0, 8);

/** `sealing` null: not encrypted. */
export function makeHeader(sealing: { readonly salt: Uint8Array; readonly key: Uint8Array } | null): PortableHeader {
  const salt = sealing?.salt ?? null;
  const check = sealing && keyCheck(sealing.key);
  const noncePrefix = randomBytes(noncePrefixBytes);
  const text = JSON.stringify({
    format: portableFormat,
    nonce: noncePrefix.toString('base64'),
    sealed: salt &&
      check && {
        way: keyWay,
        salt: Buffer.from(salt).toString('base64'),
        check: Buffer.from(check).toString('base64'),
      },
  });
  const body = Buffer.from(text, 'utf8');
  const length = Buffer.alloc(lengthBytes);
  length.writeUInt32LE(body.length);
  return { bytes: Buffer.concat([magic, length, body]), noncePrefix, salt, check };
}

/** `read`: bytes from the file's beginning, fewer where it ends. Throws `backup-damaged` and `backup-newer`. */
export async function readHeader(
  read: (offset: number, length: number) => Promise<Uint8Array>,
): Promise<PortableHeader> {
  const start = Buffer.from(await read(0, magic.length + lengthBytes));
  if (!start.subarray(0, magic.length).equals(magic)) throw damagedBackup('it is not a library file of Docent');
  if (start.length < magic.length + lengthBytes) throw damagedBackup('it ends within its header');
  const length = start.readUInt32LE(magic.length);
  if (length > backupLimits.headerBytes) throw damagedBackup('its header is too long');
  const body = Buffer.from(await read(start.length, length));
  if (body.length < length) throw damagedBackup('it ends within its header');
  const header = headerSchema.safeParse(parsed(body.toString('utf8')));
  if (!header.success) throw damagedBackup('its header cannot be read');
  const { format, nonce, sealed } = header.data;
  if (format > portableFormat || (sealed && sealed.way !== keyWay)) throw newerBackup();
  const noncePrefix = Buffer.from(nonce, 'base64');
  if (noncePrefix.length !== noncePrefixBytes) throw damagedBackup('its header cannot be read');
  return {
    bytes: Buffer.concat([start, body]),
    noncePrefix,
    salt: sealed && new Uint8Array(Buffer.from(sealed.salt, 'base64')),
    check: sealed && Buffer.from(sealed.check, 'base64'),
  };
}

export const damagedBackup = (detail: string) =>
  new AppError('backup-damaged', `This library file is damaged or was not copied whole: ${detail}.`, { detail });
export const newerBackup = () =>
  new AppError('backup-newer', 'This library file was made by a newer Docent. Update Docent to open it.');

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null; // The schema refuses it.
  }
}
