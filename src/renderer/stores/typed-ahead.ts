/** Letters typed while a view with a field of its own is still on its way: they belong into that field. */
let text = '';

/** Takes what a key says into account; false for a key that is no letter of it, and says something else. */
export function typeAhead(
  event: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'isComposing'>,
): boolean {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return false;
  if (event.key === 'Backspace' && text !== '') text = [...text].slice(0, -1).join('');
  // A space before anything presses the button that led here; a question mark asks for the keys.
  else if ([...event.key].length === 1 && (text !== '' || (event.key !== ' ' && event.key !== '?'))) text += event.key;
  else return false;
  return true;
}

/** What was typed, once. */
export function takeTyped(): string {
  const typed = text;
  text = '';
  return typed;
}
