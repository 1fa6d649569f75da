/** Whether a key or tensor name can be one: C code ends a name at the first zero byte, and takes an empty one for a fault of its own. */
export function isName(text: string): boolean {
  return text !== '' && [...text].every((character) => character >= ' ');
}
