import type { ClosedDoor } from '../../../preload/contract/backup-shapes.ts';
import { t } from '../../languages/translate.ts';

/** They open nothing, but are of the other Mac. */
type OfMachine = 'app-lock' | 'models';

const doorNames = (): Readonly<Record<Exclude<ClosedDoor, OfMachine>, string>> => ({
  'local-api': t('the local API is off'),
  'model-server': t('the model server is off'),
  'team-library': t('the team library is disconnected'),
  downloads: t('models are not downloaded'),
  updates: t('newer versions are not looked for'),
  folders: t('a folder that holds a whole disk or home is not read'),
});

const machineWords = (): Readonly<Record<OfMachine, string>> => ({
  'app-lock': t('The lock stays as it is set on this Mac.'),
  models: t('Models in its list that are not on this Mac were left out.'),
});

const isOfMachine = (door: ClosedDoor): door is OfMachine => door === 'app-lock' || door === 'models';

/** What a restored library had open and is closed now, and what of the other Mac stayed there; nothing where it had nothing. */
export function ClosedDoors({ doors }: { readonly doors: readonly ClosedDoor[] }) {
  if (doors.length === 0) return null;
  const closed = doors.flatMap((door) => (isOfMachine(door) ? [] : [doorNames()[door]]));
  const machine = doors.flatMap((door) => (isOfMachine(door) ? [machineWords()[door]] : []));
  const safety = t('For your safety, until you say otherwise: {doors}.', { doors: closed.join('; ') });
  return (
    <span className="closed-doors" data-testid="closed-doors">
      {[...(closed.length > 0 ? [safety] : []), ...machine].join(' ')}
    </span>
  );
}
