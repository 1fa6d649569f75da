/** What names are compared by, so that none of two entries hides the other. */

/** A name as the disk gave it; `bytes` only when they are no UTF-8. */
export type RawName = { readonly name: string; readonly bytes: Buffer | null };

/**
 * One key per name: its NFC form. Disks that tell normal forms apart may hold twins; the one spelled in NFC (else the first by code
 * units) keeps the plain key, every other one's ends in its bytes, and so does a name that is no text. The NUL before them can
 * stand in no name.
 */
export function entryKeys(names: readonly RawName[]): string[] {
  const plain = new Map<string, string>();
  for (const { name, bytes } of names) {
    if (bytes) continue;
    const key = name.normalize('NFC');
    const before = plain.get(key);
    if (before === undefined || name === key || (before !== key && name < before)) plain.set(key, name);
  }
  return names.map(({ name, bytes }) => {
    const key = name.normalize('NFC');
    if (!bytes && plain.get(key) === name) return key;
    return `${key}\0${(bytes ?? Buffer.from(name)).toString('hex')}`;
  });
}
