import type { ClosedDoor } from '../../../preload/contract/backup-shapes.ts';
import { t } from '../../languages/translate.ts';

const doorNames = (): Readonly<Record<ClosedDoor, string>> => ({
  'local-api': t('the local API is off'),
  'model-server': t('the model server is off'),
  'team-library': t('the team library is disconnected'),
  downloads: t('models are not downloaded'),
  updates: t('newer versions are not looked for'),
  folders: t('a folder that holds a whole disk or home is not read'),
});

/** What a restored library had open and is closed now; nothing where it had nothing. */
export function ClosedDoors({ doors }: { readonly doors: readonly ClosedDoor[] }) {
  if (doors.length === 0) return null;
  return (
    <span className="closed-doors" data-testid="closed-doors">
      {t('For your safety, until you say otherwise: {doors}.', {
        doors: doors.map((door) => doorNames()[door]).join('; '),
      })}
    </span>
  );
}
