/** What a person leaves out of a folder: patterns given in the app, and `.docentignore` files inside, both as in .gitignore. */
import ignore, { type Ignore } from 'ignore';

/** Name of the file with patterns; it counts for the folder it stands in and everything below. */
export const ignoreFileName = '.docentignore';

export type Exclusions = {
  /** Whether the file or folder at this path (relative to the registered folder, `/`-separated) is left out. */
  excludes(path: string, isDirectory: boolean): boolean;
  /** The rules inside a folder that has a `.docentignore` with this text; deeper rules overrule those above. */
  inside(directory: string, text: string): Exclusions;
};

type Level = { readonly base: string; readonly rules: Ignore };

/** Disks of the Mac tell no case apart. */
const options = { ignorecase: process.platform === 'darwin' };

/** `patterns` are those a person gave in the app: nothing inside the folder can bring back what they leave out. */
export function createExclusions(patterns: readonly string[]): Exclusions {
  const own = patterns.length > 0 ? rulesOf(patterns) : null;
  return exclusionsOf(own, []);
}

function exclusionsOf(own: Ignore | null, levels: readonly Level[]): Exclusions {
  return {
    excludes(path, isDirectory) {
      if (!own && levels.length === 0) return false;
      const wanted = path.normalize('NFC') + (isDirectory ? '/' : '');
      if (own?.ignores(wanted)) return true;
      for (const { base, rules } of levels) {
        const verdict = rules.test(wanted.slice(base.length));
        if (verdict.ignored) return true;
        if (verdict.unignored) return false;
      }
      return false;
    },
    inside(directory, text) {
      const base = directory === '' ? '' : `${directory.normalize('NFC')}/`;
      return exclusionsOf(own, [{ base, rules: rulesOf(text.split(/\r?\n/)) }, ...levels]);
    },
  };
}

function rulesOf(patterns: readonly string[]): Ignore {
  return ignore(options).add(patterns.map((pattern) => pattern.normalize('NFC')));
}

/** The pattern that leaves out exactly this file (path inside the registered folder), whatever characters its name has. */
export function patternForPath(path: string): string {
  return `/${path.replace(/[\\*?[\]!#]/g, '\\$&').replace(/ +$/, (spaces) => '\\ '.repeat(spaces.length))}`;
}
