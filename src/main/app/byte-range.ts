export type ByteRange = { readonly start: number /** Inclusive, as in HTTP. */; readonly end: number };

/**
 * Parses one HTTP byte range (RFC 9110, 14.1.2) against a file of `size` bytes.
 * Returns null when there is no range to honour (absent, several ranges, another unit) and 'unsatisfiable' when it lies outside.
 */
export function parseByteRange(header: string | null, size: number): ByteRange | null | 'unsatisfiable' {
  const match = /^bytes=(\d*)-(\d*)$/.exec(header?.trim() ?? '');
  if (!match) return null;
  const [, first = '', last = ''] = match;
  if (first === '' && last === '') return null;
  if (first === '') {
    const length = Math.min(Number(last), size);
    return length === 0 ? 'unsatisfiable' : { start: size - length, end: size - 1 };
  }
  const start = Number(first);
  const end = last === '' ? size - 1 : Math.min(Number(last), size - 1);
  if (last !== '' && Number(last) < start) return null;
  return start >= size ? 'unsatisfiable' : { start, end };
}
