import type { ClosedDoor } from '../../../preload/contract/backup-shapes.ts';

const doorNames: Readonly<Record<ClosedDoor, string>> = {
  'local-api': 'the local API is off',
  'model-server': 'the model server is off',
  'team-library': 'the team library is disconnected',
  downloads: 'models are not downloaded',
  folders: 'a folder that holds a whole disk or home is not read',
};

/** What a restored library had open and is closed now; nothing where it had nothing. */
export function ClosedDoors({ doors }: { readonly doors: readonly ClosedDoor[] }) {
  if (doors.length === 0) return null;
  return (
    <span className="closed-doors" data-testid="closed-doors">
      For your safety, until you say otherwise: {doors.map((door) => doorNames[door]).join('; ')}.
    </span>
  );
}
