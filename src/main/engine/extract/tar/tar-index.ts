import type { ByteSource } from '../../types.ts';
import { tarLimits } from './limits.ts';
import { tarHeader } from './tar-header.ts';
import type { TarMember } from './tar-members.ts';

type Index = { readonly size: number; readonly members: ReadonlyMap<string, TarMember> };

let last: Index | null = null;

/**
 * Remembers where the members of the archive listed last stand: opening each of thousands must not walk the archive again.
 * It only saves time: what it remembers is believed only where the archive asked about has the same header in that place.
 */
export const tarIndex = {
  remember(source: ByteSource, members: readonly TarMember[]): void {
    last = { size: source.size, members: new Map(members.map((one) => [one.member.path, one])) };
  },

  async find(source: ByteSource, path: string): Promise<TarMember | null> {
    const found = last?.size === source.size ? last.members.get(path) : undefined;
    if (!found) return null;
    const header = tarHeader(await source.read(found.entry.headerAt, tarLimits.blockBytes));
    // Long names stand in a header of their own; this one then holds their first hundred bytes.
    const same = header && found.entry.name.includes(header.name.slice(0, 90)) && header.size === found.entry.size;
    return same ? found : null;
  },
};
