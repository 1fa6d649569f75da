/**
 * JSON that ends in the middle, up to its last value that was written whole, with its open brackets closed; '' where there is none. A
 * number counts only when something follows it, an item that was being written as far as its last comma. What is no JSON stays none. Pure.
 */
export function closeCutOff(text: string): string {
  const open: ('}' | ']')[] = [];
  let [inString, isEscaped, isValue]: [boolean, boolean, boolean] = [false, false, false];
  let start = 0;
  let whole = { end: 0, closing: '' };
  const mark = (end: number) => {
    whole = { end, closing: open.toReversed().join('') };
  };
  for (let at = 0; at < text.length; at += 1) {
    const letter = text[at];
    if (inString) {
      if (isEscaped) isEscaped = false;
      else if (letter === '\\') isEscaped = true;
      else if (letter === '"') {
        inString = false;
        if (isValue || open.at(-1) === ']') mark(at + 1);
      }
    } else if (letter === '"') {
      inString = true;
      start = at;
    } else if (letter === '{' || letter === '[') {
      open.push(letter === '{' ? '}' : ']');
      isValue = false;
    } else if (letter === '}' || letter === ']') {
      open.pop();
      mark(at + 1);
    } else if (letter === ':') isValue = true;
    else if (letter === ',') {
      mark(at);
      isValue = false;
    }
  }
  const comma = inString && open.at(-1) === ']' ? text.lastIndexOf(',') : -1;
  if (comma > start) return `${text.slice(0, comma)}"${open.toReversed().join('')}`;
  return text.slice(0, whole.end) + whole.closing;
}
