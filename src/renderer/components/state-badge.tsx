import type { FileState } from '../../preload/contract/shapes.ts';
import { type FileStatus, stateMessages } from '../views/state-messages.ts';
import { Icon } from './icon.tsx';
import { Spinner } from './spinner.tsx';

/** A file's state as icon and word, never by colour alone. */
export function StateBadge({ state }: { readonly state: FileState }) {
  const { icon, word, tone } = stateMessages()[state];
  return <StatusBadge status={{ icon, word, tone, busy: state === 'reading', detail: null }} />;
}

/** The same with how far it is on a second line. */
export function StatusBadge({ status }: { readonly status: FileStatus }) {
  const { icon, word, detail, tone, busy } = status;
  return (
    <span className={`state-badge tone-${tone}`}>
      {busy ? <Spinner size={13} /> : <Icon name={icon} size={14} />}
      <span className="state-words">
        <span>{word}</span>
        {detail !== null && <span className="state-detail">{detail}</span>}
      </span>
    </span>
  );
}
