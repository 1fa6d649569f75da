/** What the name of a 3GPP specification's archive says. */
export type SpecificationName = {
  /** e.g. `38.331`, `36.521-1`. */
  readonly number: string;
  /** e.g. 17. */
  readonly release: number;
  /** release.technical.editorial, e.g. `17.6.0`. */
  readonly version: string;
};

/**
 * Reads `38331-h60.zip` (3GPP TR 21.900: number, then a version of three signs in base 36, or six decimal digits where one of its
 * parts is above 35), or null for other names. Parts of a series stand behind a hyphen: `36521-1-h60.zip`.
 */
export function specificationName(name: string): SpecificationName | null {
  const file = name.slice(name.lastIndexOf('/') + 1);
  const found = /^(\d{2})[._]?(\d{3})((?:-\d{1,2}){0,2})-([0-9a-z]{3}|\d{6})(?:[_-][\w-]{1,20})?(?:\.zip)?$/i.exec(
    file,
  );
  if (!found) return null;
  const [, series, serial, part, code = ''] = found;
  const width = code.length / 3;
  const numbers = [0, 1, 2].map((place) =>
    Number.parseInt(code.slice(place * width, (place + 1) * width), width === 1 ? 36 : 10),
  );
  return { number: `${series}.${serial}${part}`, release: numbers[0] ?? 0, version: numbers.join('.') };
}
