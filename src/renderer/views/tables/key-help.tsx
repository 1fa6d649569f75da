import { Icon, type IconName } from '../../components/icon.tsx';
import { KeyList } from '../../components/key-list.tsx';
import { isMac } from '../../platform.ts';
import type { Tone } from '../state-messages.ts';

const helpId = 'table-key-help';

const marks: readonly (readonly [IconName, Tone, string])[] = [
  ['question', 'note', 'Not found in the document as it is, or perhaps misread'],
  ['half', 'note', 'Found, but such values are often wrong'],
  ['branch', 'note', 'Other values were as likely'],
  ['warning', 'problem', 'Breaks a rule of the column'],
  ['pen', 'working', 'Corrected by you'],
  ['lock', 'waiting', 'Locked: stays when its row is run again'],
  ['copy', 'note', 'The same document, or value, as another row'],
];

const keys = (): readonly (readonly [string, string])[] => [
  ['↑ ↓ ← →', 'Go from cell to cell; with Shift, choose several'],
  ['Return', 'Show the value on its page'],
  ['F2', 'Correct the value; or simply type'],
  ['Delete', 'There is none'],
  ['F8', 'Lock or unlock'],
  ['F9', 'Run the row again'],
  [isMac() ? '⌘ C' : 'Ctrl C', 'Copy what is chosen'],
  ['Esc', 'One step back'],
];

/** What the signs in the cells mean, and the keys. */
export function KeyHelp() {
  return (
    <>
      <button
        type="button"
        className="icon-button"
        aria-label="Signs and keys"
        title="Signs and keys"
        popoverTarget={helpId}
        style={{ anchorName: '--table-help' } as React.CSSProperties}
        data-testid="table-help"
      >
        <Icon name="question" />
      </button>
      <div
        id={helpId}
        className="key-help"
        popover="auto"
        role="dialog"
        aria-label="Signs and keys"
        style={{ positionAnchor: '--table-help' } as React.CSSProperties}
      >
        <h2>Signs</h2>
        <ul>
          {marks.map(([icon, tone, words]) => (
            <li key={icon}>
              <span className={`tone-${tone}`}>
                <Icon name={icon} size={13} />
              </span>
              {words}
            </li>
          ))}
        </ul>
        <KeyList keys={keys()} />
      </div>
    </>
  );
}
