/** A team library as the window sees it: off at first. */
import type { TeamSettings } from '../../../src/preload/contract/team-shapes.ts';

export function createTeamFakes() {
  let settings: TeamSettings = { address: null, host: null, folderIds: [], readers: [], passwordKept: false };
  const job = {
    ...{ state: 'done' as const, done: 12, total: 12, error: null },
    report: { published: 12, unchanged: 0, removed: 0, passages: 140, vectors: 140, pgvector: true },
  };
  return {
    'team.get': () => settings,
    'team.set': (change: Partial<Pick<TeamSettings, 'address' | 'folderIds' | 'readers'>>) => {
      settings = { ...settings, ...change };
      settings = { ...settings, host: settings.address === null ? null : new URL(settings.address).hostname };
      return settings;
    },
    'team.publish': () => job,
    'team.job': () => null,
    'team.cancel': () => null,
    'team.search': ({ query }: { query: string }) => ({ query, hits: [], meaning: 'all' as const, milliseconds: 3 }),
  };
}
