/** Puts a break into names of a text. */
export type NameBreak = (text: string) => string;

/** The text with a break at a capital letter near the middle of each of the names. */
export function breakNames(text: string, names: readonly string[], sign: string): string {
  let out = text;
  for (const name of names) {
    const middle = name.slice(Math.floor(name.length / 2)).search(/[A-Z]/);
    if (middle < 0) continue;
    const at = Math.floor(name.length / 2) + middle;
    out = out.replaceAll(name, `${name.slice(0, at)}${sign}${name.slice(at)}`);
  }
  return out;
}
