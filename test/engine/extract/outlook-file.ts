/** Writes Outlook messages for tests: properties by their number and type, recipients, attachments, messages inside. */
import { CFB } from '@e965/xlsx';

export type OutlookMessage = {
  /** `0037001F` → text, `10130102` → bytes. */
  readonly streams: Readonly<Record<string, string | Uint8Array>>;
  /** Tags of fixed properties, e.g. 0x0c150003, with their value. */
  readonly fixed?: readonly (readonly [tag: number, value: number | bigint])[];
  readonly recipients?: readonly OutlookMessage[];
  readonly attachments?: readonly OutlookMessage[];
  /** A message or object in an attachment. */
  readonly inside?: OutlookMessage;
};

export function outlookFile(message: OutlookMessage): Buffer {
  const file = CFB.utils.cfb_new();
  add(file, message, '/', 32);
  return CFB.write(file, { type: 'buffer' }) as Buffer;
}

function add(
  file: ReturnType<typeof CFB.utils.cfb_new>,
  message: OutlookMessage,
  folder: string,
  headerBytes: number,
): void {
  const properties = Buffer.alloc(headerBytes + (message.fixed?.length ?? 0) * 16);
  message.fixed?.forEach(([tag, value], index) => {
    properties.writeUInt32LE(tag, headerBytes + index * 16);
    if (typeof value === 'bigint') properties.writeBigUInt64LE(value, headerBytes + index * 16 + 8);
    else properties.writeInt32LE(value, headerBytes + index * 16 + 8);
  });
  CFB.utils.cfb_add(file, `${folder}__properties_version1.0`, properties);
  for (const [name, value] of Object.entries(message.streams)) {
    const wide = name.endsWith('001F');
    const bytes = typeof value === 'string' ? Buffer.from(value, wide ? 'utf16le' : 'latin1') : Buffer.from(value);
    CFB.utils.cfb_add(file, `${folder}__substg1.0_${name}`, bytes);
  }
  const numbered = (index: number) => `#${index.toString(16).toUpperCase().padStart(8, '0')}/`;
  for (const [index, one] of (message.recipients ?? []).entries()) {
    add(file, one, `${folder}__recip_version1.0_${numbered(index)}`, 8);
  }
  for (const [index, one] of (message.attachments ?? []).entries()) {
    add(file, one, `${folder}__attach_version1.0_${numbered(index)}`, 8);
  }
  if (message.inside) add(file, message.inside, `${folder}__substg1.0_3701000D/`, 24);
}

/** A moment as Windows counts it. */
export function windowsTime(iso: string): bigint {
  return (BigInt(Date.parse(iso)) + 11_644_473_600_000n) * 10_000n;
}
