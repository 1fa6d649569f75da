import type { ByteSource, Member, Reason } from '../../types.ts';
import { isSystemFile } from '../archive/is-system-file.ts';
import { createMemberPaths } from '../archive/member-paths.ts';
import { type TarEntry, tarEntries } from './tar-entries.ts';

export type TarMember = { readonly member: Member; readonly entry: TarEntry };

/** The files of a tar archive with safe paths and what keeps each from being opened. Throws as `tarEntries` does. */
export async function* tarMembers(source: ByteSource, signal: AbortSignal): AsyncGenerator<TarMember> {
  const pathOf = createMemberPaths();
  for await (const entry of tarEntries(source, signal)) {
    if (isSystemFile(entry.name)) continue;
    const { path, name, refused } = pathOf(entry.name);
    const problem = ((): Reason | null => {
      if (refused) return { code: 'member-refused', values: { reason: 'name' } };
      if (entry.special) return { code: 'member-refused', values: { reason: entry.special } };
      return entry.there === 0 && entry.size > 0 ? { code: 'file-damaged', values: {} } : null;
    })();
    yield { member: { path, name, size: entry.size, modifiedMs: entry.modifiedMs, problem }, entry };
  }
}
