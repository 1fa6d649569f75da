/** What everybody shares: the prototypes of the language and the names of the global object. A hostile key that reaches one changes all objects. */

/** One line per property of each, with what it is; equal texts, equal prototypes. */
export function prototypeSnapshot(): string {
  const shared = new Map<string, object>([['globalThis', globalThis]]);
  for (const name of Object.getOwnPropertyNames(globalThis).sort()) {
    const value = Object.getOwnPropertyDescriptor(globalThis, name)?.value as unknown;
    if (typeof value !== 'function') continue;
    shared.set(name, value);
    const prototype = (value as { prototype?: unknown }).prototype;
    if (typeof prototype === 'object' && prototype !== null) shared.set(`${name}.prototype`, prototype);
  }
  // Those without a name of their own.
  const typed = Object.getPrototypeOf(Uint8Array) as { prototype: object };
  shared.set('TypedArray', typed).set('TypedArray.prototype', typed.prototype);
  const iterator = Object.getPrototypeOf([][Symbol.iterator]()) as object;
  shared.set('array iterator', iterator);
  shared.set('generator', Object.getPrototypeOf(function* () {}) as object);
  shared.set('async function', Object.getPrototypeOf(async () => {}) as object);
  return [...shared].flatMap(([name, holder]) => linesOf(name, holder)).join('\n');
}

const seen = new WeakMap<object, number>();
let last = 0;
/** The same object has the same number, in this process. */
function numberOf(value: object): number {
  const known = seen.get(value) ?? ++last;
  seen.set(value, known);
  return known;
}

function linesOf(name: string, holder: object): string[] {
  // The globals of a program come and go; what it adds to the prototypes is what counts.
  const keys = name === 'globalThis' ? [] : Reflect.ownKeys(holder);
  const above = Object.getPrototypeOf(holder) as object | null;
  return [
    `${name} above ${above ? numberOf(above) : null}`,
    ...keys.map((key) => {
      const { value, get, set, writable, enumerable, configurable } =
        Object.getOwnPropertyDescriptor(holder, key) ?? {};
      const isObject = (typeof value === 'object' && value !== null) || typeof value === 'function';
      const what = isObject ? numberOf(value as object) : String(value);
      const functions = [get, set].map((one) => (one ? numberOf(one) : '-')).join();
      return `${name} ${String(key)} ${what} ${functions} ${[writable, enumerable, configurable].join()}`;
    }),
  ];
}
