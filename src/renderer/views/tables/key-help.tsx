import { Icon, type IconName } from '../../components/icon.tsx';
import { KeyList } from '../../components/key-list.tsx';
import { inContext, t } from '../../languages/translate.ts';
import { isMac } from '../../platform.ts';
import type { Tone } from '../state-messages.ts';

const helpId = 'table-key-help';

const marks = (): readonly (readonly [IconName, Tone, string])[] => [
  ['question', 'note', t('Not found in the document as it is, or perhaps misread')],
  ['half', 'note', t('Found, but such values are often wrong')],
  ['branch', 'note', t('Other values were as likely')],
  ['warning', 'problem', t('Breaks a rule of the column')],
  ['pen', 'working', t('Corrected by you')],
  ['lock', 'waiting', t('Locked: stays when its row is run again')],
  ['copy', 'note', t('The same document, or value, as another row')],
];

const keys = (): readonly (readonly [string, string])[] => [
  ['↑ ↓ ← →', t('Go from cell to cell; with Shift, choose several')],
  [inContext('key', 'Return'), t('Show the value on its page')],
  ['F2', t('Correct the value; or simply type')],
  [inContext('key', 'Delete'), t('There is none')],
  ['F8', t('Lock or unlock')],
  ['F9', t('Run the row again')],
  [isMac() ? '⌘ C' : 'Ctrl C', t('Copy what is chosen')],
  [inContext('key', 'Esc'), t('One step back')],
];

/** What the signs in the cells mean, and the keys. */
export function KeyHelp() {
  return (
    <>
      <button
        type="button"
        className="icon-button"
        aria-label={t('Signs and keys')}
        title={t('Signs and keys')}
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
        aria-label={t('Signs and keys')}
        style={{ positionAnchor: '--table-help' } as React.CSSProperties}
      >
        <h2>{t('Signs')}</h2>
        <ul>
          {marks().map(([icon, tone, words]) => (
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
