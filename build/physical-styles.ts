/** Finds style rules that say left and right where the start and the end of a line are meant. Pure. */

/** Rules that mean the left and right of a page, a picture or the window itself: file → words of the line → why. */
export const physicalOnPurpose: Readonly<
  Record<string, readonly { readonly line: string; readonly reason: string }[]>
> = {
  'styles/picture-viewer.css': [
    { line: 'padding-left: 88px', reason: 'room for the Mac’s window buttons, which stay on the left' },
    { line: 'left: 0', reason: 'a picture is moved by a transform from its own left edge' },
    { line: 'left: 50%', reason: 'centred' },
  ],
  'styles/document.css': [{ line: 'left: 50%', reason: 'centred' }],
  'styles/shell.css': [
    { line: 'padding-left: 88px', reason: 'room for the Mac’s window buttons, which stay on the left' },
  ],
};

const sided =
  /^(?:left|right|(?:margin|padding|border)-(?:left|right)(?:-\w+)?|border-(?:top|bottom)-(?:left|right)-radius|scroll-(?:margin|padding)-(?:left|right)):|^(?:text-align|float|clear): (?:left|right)\b|^transform-origin: (?:left|right)\b|\bto (?:left|right)\b|anchor\((?:left|right)\)/;

/** `path:line: declaration` of each. @param path under src/renderer. */
export function physicalStyles(path: string, css: string): string[] {
  const allowed = physicalOnPurpose[path] ?? [];
  return css.split('\n').flatMap((text, index) => {
    const line = text.trim();
    const isSided = sided.test(line) || hasSidedValues(line);
    return isSided && !allowed.some((each) => line.startsWith(each.line)) ? [`${path}:${index + 1}: ${line}`] : [];
  });
}

/** `padding: 0 4px 0 8px`: top, right, bottom, left, with another right than left. */
function hasSidedValues(line: string): boolean {
  const [, values] = /^(?:padding|margin|inset): (.*);$/.exec(line) ?? [];
  // What stands in brackets is one value.
  let depth = 0;
  const parts = [''];
  for (const sign of values ?? '') {
    if (sign === '(') depth += 1;
    if (sign === ')') depth -= 1;
    if (sign === ' ' && depth === 0) parts.push('');
    else parts[parts.length - 1] += sign;
  }
  const [, right, , left] = parts;
  return left !== undefined && left !== right;
}
