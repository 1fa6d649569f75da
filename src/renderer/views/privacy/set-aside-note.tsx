import { useEffect } from 'react';
import { plural } from '../../languages/plural.ts';
import { useBackup } from '../../stores/backup-store.ts';

/** Says that libraries which a restore set aside go too; nothing where there are none. */
export function SetAsideNote() {
  useEffect(() => useBackup.getState().start(), []);
  const { length } = useBackup((state) => state.setAside);
  if (length === 0) return null;
  return (
    <p className="setting-limits" data-testid="set-aside-note">
      {plural(
        length,
        'The library that was set aside by a restore is deleted too. Go back to it in Settings first if you still need it.',
        'The {n} libraries that were set aside by restores are deleted too. Go back to one in Settings first if you still need it.',
      )}
    </p>
  );
}
