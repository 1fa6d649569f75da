/** A part that is shipped, and the version below which it must not be. */
export type Floor = { readonly name: string; readonly floor: string; readonly why: string; readonly source: string };
export type Floors = {
  readonly floors: readonly Floor[];
  readonly forbidden: readonly Omit<Floor, 'floor'>[];
};
export type CheckedVersion = {
  readonly name: string;
  /** Null when it is not there. */
  readonly version: string | null;
  /** Null when none is known for it. */
  readonly floor: string | null;
  readonly ok: boolean;
};

/**
 * Every shipped version against its floor, those with a floor first. `versions`: every one by name, several when several are installed.
 * A floor for what is not there is not kept either: the list would look fuller than it is.
 */
export function checkFloors(
  { floors, forbidden }: Floors,
  versions: ReadonlyMap<string, readonly string[]>,
): CheckedVersion[] {
  const withFloor = floors.flatMap(({ name, floor }): CheckedVersion[] => {
    const found = versions.get(name) ?? [];
    if (found.length === 0) return [{ name, version: null, floor, ok: false }];
    return found.map((version) => ({ name, version, floor, ok: compareVersions(version, floor) >= 0 }));
  });
  const named = new Set(floors.map(({ name }) => name));
  const others = [...versions]
    .filter(([name]) => !named.has(name))
    .flatMap(([name, found]) =>
      found.map((version) => ({ name, version, floor: null, ok: !forbidden.some((one) => one.name === name) })),
    );
  return [...withFloor, ...others.sort((a, b) => a.name.localeCompare(b.name, 'en'))];
}

/** Negative when `one` is older. Only numbers count; what comes before a release (`-rc.1`) is older than it. */
export function compareVersions(one: string, other: string): number {
  const parse = (text: string) => {
    const [numbers = '', ...before] = text.split('-');
    return { numbers: numbers.split('.').map(Number), isBefore: before.length > 0 };
  };
  const [a, b] = [parse(one), parse(other)];
  for (let at = 0; at < Math.max(a.numbers.length, b.numbers.length); at += 1) {
    const difference = (a.numbers[at] ?? 0) - (b.numbers[at] ?? 0);
    if (difference !== 0) return difference;
  }
  return Number(b.isBefore) - Number(a.isBefore);
}
