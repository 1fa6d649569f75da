/** A message in the wire format of Protocol Buffers: values by field number, without a schema. */
export class ProtoMessage {
  private readonly fields = new Map<number, (number | Uint8Array)[]>();

  /** What is cut off or unknown is left out. */
  constructor(bytes: Uint8Array) {
    let at = 0;
    while (at < bytes.length) {
      const key = varintAt(bytes, at);
      if (!key) return;
      at = key.end;
      const field = Math.floor(key.value / 8);
      const wire = key.value % 8;
      if (wire === 0) {
        const found = varintAt(bytes, at);
        if (!found) return;
        this.add(field, found.value);
        at = found.end;
      } else {
        const length = wire === 2 ? varintAt(bytes, at) : { value: wire === 1 ? 8 : 4, end: at };
        if (!length || (wire !== 1 && wire !== 2 && wire !== 5) || length.end + length.value > bytes.length) return;
        this.add(field, bytes.subarray(length.end, length.end + length.value));
        at = length.end + length.value;
      }
    }
  }

  /** The last number of a field, or null. */
  number(field: number): number | null {
    const value = this.fields.get(field)?.at(-1);
    return typeof value === 'number' ? value : null;
  }

  bytes(field: number): Uint8Array | null {
    const value = this.fields.get(field)?.at(-1);
    return value instanceof Uint8Array ? value : null;
  }

  text(field: number): string | null {
    const value = this.bytes(field);
    return value && new TextDecoder().decode(value);
  }

  texts(field: number): string[] {
    return this.all(field).map((value) => new TextDecoder().decode(value));
  }

  message(field: number): ProtoMessage | null {
    const value = this.bytes(field);
    return value && new ProtoMessage(value);
  }

  messages(field: number): ProtoMessage[] {
    return this.all(field).map((value) => new ProtoMessage(value));
  }

  /** Numbers of a repeated field, packed or one by one. */
  numbers(field: number): number[] {
    return (this.fields.get(field) ?? []).flatMap((value) => {
      if (typeof value === 'number') return [value];
      const numbers: number[] = [];
      for (let found = varintAt(value, 0); found; found = varintAt(value, found.end)) numbers.push(found.value);
      return numbers;
    });
  }

  /** The object a reference (`TSP.Reference`) points to. */
  reference(field: number): number | null {
    return this.message(field)?.number(1) ?? null;
  }

  references(field: number): number[] {
    return this.messages(field).flatMap((one) => one.number(1) ?? []);
  }

  private all(field: number): Uint8Array[] {
    return (this.fields.get(field) ?? []).filter((value) => value instanceof Uint8Array);
  }

  private add(field: number, value: number | Uint8Array): void {
    const values = this.fields.get(field);
    if (values) values.push(value);
    else this.fields.set(field, [value]);
  }
}

/** The number of seven bits a byte that starts at `at`, or null at the end. Beyond 2^53 it is no longer exact. */
export function varintAt(bytes: Uint8Array, at: number): { readonly value: number; readonly end: number } | null {
  let value = 0;
  for (let index = 0; index < 10; index += 1) {
    const byte = bytes[at + index];
    if (byte === undefined) return null;
    value += (byte & 0x7f) * 2 ** (7 * index);
    if (byte < 0x80) return { value, end: at + index + 1 };
  }
  return null;
}
