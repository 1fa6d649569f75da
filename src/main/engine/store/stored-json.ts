/**
 * A stored JSON value, or null where its text is none any more: a damaged letter inside a text leaves SQLite's pages sound, and a start must
 * not fail for one setting.
 */
export function storedJson<Value>(text: string): Value | null {
  try {
    return JSON.parse(text) as Value;
  } catch {
    return null;
  }
}
