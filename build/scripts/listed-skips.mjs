import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectPaths } from './project-paths.mjs';

const line = /^- `([^`]+)`: *(\S.*)$/;

/**
 * Reads test/skips.md: lines "- `name`: reason". A name that ends with `*` covers every name that begins so.
 * @param {string} [text] the file's content
 * @returns {(name: string) => string | null} the reason a skip is allowed, or null
 */
export function listedSkips(text = readFileSync(join(projectPaths.root, 'test', 'skips.md'), 'utf8')) {
  const listed = text
    .split('\n')
    .map((entry) => line.exec(entry.trim()))
    .filter((match) => match !== null)
    .map(([, name, reason]) => ({ name, reason }));
  return (name) =>
    listed.find((entry) => (entry.name.endsWith('*') ? name.startsWith(entry.name.slice(0, -1)) : entry.name === name))
      ?.reason ?? null;
}
