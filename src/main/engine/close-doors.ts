/** What a library that came as a file may not open by itself: whatever listens, connects or downloads is a person's decision on this computer. */
import path from 'node:path';
import type { ClosedDoor } from '../../preload/contract/backup-shapes.ts';
import { settingList } from '../../preload/contract/setting-list.ts';
import { apiSetting } from './api-switch.ts';
import { fittingValue } from './config/setting-value.ts';
import { isTooWide } from './files/check-folder.ts';
import { endpointSetting } from './local-endpoint.ts';
import { publisherKey } from './publish-team.ts';
import { libraryKind } from './store/library-store.ts';
import { personalKind } from './store/personal-store.ts';
import { tameRestored } from './store/tame-restored.ts';
import { teamSetting } from './team-library.ts';
import { updateSetting } from './updates.ts';

/** Of the databases in `folder`, which are closed. Returns what was open. Throws SQLite's errors. */
export function closeDoors(folder: string): ClosedDoor[] {
  return tameRestored<ClosedDoor>(path.join(folder, personalKind.file), path.join(folder, libraryKind.file), {
    settings: {
      [apiSetting]: 'local-api',
      [endpointSetting]: 'model-server',
      [teamSetting]: 'team-library',
      [publisherKey]: null,
      // Its signature is not kept with it: a stranger's would be shown, and its page opened, as if it were ours.
      [updateSetting]: null,
    },
    switches: [
      { key: 'window', name: 'allowDownloads', door: 'downloads' },
      { key: 'window', name: 'checkUpdates', door: 'updates' },
    ],
    fields: settingList.map(({ key, field, kind }) => ({
      ...{ key, field },
      isSound: (value: unknown) => fittingValue(kind, value) !== undefined,
    })),
    isRefused: (place) => isTooWide(place),
    folders: 'folders',
  });
}
