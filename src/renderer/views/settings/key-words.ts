/** Keys for the whole system: from what was pressed to how they are kept, and how they are shown. */

export type Pressed = {
  readonly code: string;
  readonly metaKey: boolean;
  readonly ctrlKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
};

/**
 * `Control+Alt+Space`. Null for what would get in the way everywhere: a key alone or with Shift (it types), and keys of no name. The key is taken by
 * its place (`code`), since with Option it types something else.
 */
export function keysOf({ code, metaKey, ctrlKey, altKey, shiftKey }: Pressed): string | null {
  const key = /^(?:Key([A-Z])|Digit([0-9])|(Space|F(?:[1-9]|1[0-9]|2[0-4])))$/.exec(code)?.slice(1).find(Boolean);
  if (key === undefined || !(metaKey || ctrlKey || altKey)) return null;
  const held = [metaKey && 'Command', ctrlKey && 'Control', altKey && 'Alt', shiftKey && 'Shift'].filter(Boolean);
  return [...held, key].join('+');
}

const signs: Readonly<Record<string, string>> = { Command: '⌘', Control: '⌃', Alt: '⌥', Shift: '⇧' };

/** `⌃⌥Space` on a Mac, `Control+Alt+Space` elsewhere. */
export function keysShown(keys: string, mac: boolean): string {
  if (!mac) return keys;
  return keys
    .split('+')
    .map((part) => signs[part] ?? part)
    .join('');
}
