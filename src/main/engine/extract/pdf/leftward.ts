const leftward = /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}]/u;

/** Hebrew is the first script in Unicode that is written leftwards; the rest of their blocks lie below the second and above the third. */
const [first, after, again] = [0x590, 0x900, 0xd800];

/** Whether a UTF-16 unit may be of a letter that is written leftwards; the pattern for it costs ten times as much. */
export function mayBeLeftward(unit: number): boolean {
  return unit >= first && (unit < after || unit >= again);
}

/** Whether a text has a letter that is written leftwards. */
export function isLeftward(text: string): boolean {
  for (let at = 0; at < text.length; at += 1) {
    if (mayBeLeftward(text.charCodeAt(at))) return leftward.test(text);
  }
  return false;
}
