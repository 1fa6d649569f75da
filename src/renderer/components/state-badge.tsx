import type { FileState } from '../../preload/contract/shapes.ts';
import { stateMessages } from '../views/library-messages.ts';
import { Icon, type IconName } from './icon.tsx';
import { Spinner } from './spinner.tsx';

const icons: Readonly<Record<FileState, IconName>> = {
  waiting: 'clock',
  reading: 'clock',
  readable: 'half',
  ready: 'checkCircle',
  'no-text': 'minusCircle',
  'partly-read': 'half',
  locked: 'lock',
  unsupported: 'question',
  unavailable: 'cloudOff',
  quarantined: 'warning',
  failed: 'warning',
};

/** A file's state as icon and word, never by colour alone. */
export function StateBadge({ state }: { readonly state: FileState }) {
  const { word, tone } = stateMessages[state];
  return (
    <span className={`state-badge tone-${tone}`}>
      {state === 'reading' ? <Spinner size={13} /> : <Icon name={icons[state]} size={14} />}
      {word}
    </span>
  );
}
