/** What names of parameters, parts and files look like, apart from words of a language. */

/** `EUtranCell.dormancyThr`, `PM_X`: no word of a language. */
export function isName(text: string): boolean {
  const tidy = text.trim();
  return !/\s/.test(tidy) && /\p{Ll}\p{Lu}|[_.#:/]\S|\p{L}\d/u.test(tidy) && /\p{L}/u.test(tidy);
}

/** Two halves of one name: the first ends and the second goes on in the middle of it. */
export function joins(first: string, second: string): boolean {
  if (!isName(first) || !/^[\p{L}\p{N}_.]/u.test(second)) return false;
  if (/[_.-]$/.test(first) || /^[_.]/.test(second)) return true;
  return (
    /^\p{Ll}/u.test(first) &&
    /[\p{Ll}\d]$/u.test(first) &&
    /^\p{Lu}\p{Ll}/u.test(second) &&
    !/[_.]/.test(first + second)
  );
}
