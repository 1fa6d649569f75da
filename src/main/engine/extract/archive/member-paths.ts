/** A member's place as it may be shown: `refused` when its real name would lead out of a folder it is unpacked into. */
export type MemberPath = { readonly path: string; readonly name: string; readonly refused: boolean };

/**
 * Gives members safe, unique paths in the order they are met: `\` counts as `/`, a leading `./` goes, a name met before gets a
 * number. Names that escape (`..`, a leading `/`, a drive) or hold control characters are refused and shown without that.
 */
export function createMemberPaths(): (raw: string) => MemberPath {
  const met = new Set<string>();
  return (raw) => {
    const steps = raw.replaceAll('\\', '/').split('/');
    const escapes = raw === '' || /^[\\/]|^[a-z]:/i.test(raw) || steps.includes('..');
    const refused = escapes || /\p{Cc}/u.test(raw);
    const kept = steps
      .map((step) => step.replace(/\p{Cc}/gu, '').toWellFormed())
      .filter((step) => step !== '' && step !== '.' && step !== '..');
    if (/^[a-z]:/i.test(kept[0] ?? '')) kept[0] = (kept[0] ?? '').slice(2);
    const base = kept.filter((step) => step !== '').join('/') || 'unnamed';
    let path = base;
    for (let copy = 2; met.has(path); copy += 1) path = numbered(base, copy);
    met.add(path);
    return { path, name: path.slice(path.lastIndexOf('/') + 1), refused };
  };
}

/** `a/b.txt` → `a/b (2).txt`. */
function numbered(path: string, copy: number): string {
  const dot = path.lastIndexOf('.');
  const at = dot > path.lastIndexOf('/') + 1 ? dot : path.length;
  return `${path.slice(0, at)} (${copy})${path.slice(at)}`;
}
