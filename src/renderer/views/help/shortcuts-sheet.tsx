import { useEffect, useRef } from 'react';
import { IconButton } from '../../components/icon-button.tsx';
import { KeyList, type Keys } from '../../components/key-list.tsx';
import { t } from '../../languages/translate.ts';
import { isMac } from '../../platform.ts';
import { useHelp } from '../../stores/help-store.ts';

const command = (key: string): string => (isMac() ? `⌘ ${key}` : t('Ctrl {key}', { key }));

const groups = (): readonly { readonly title: string; readonly keys: Keys }[] => [
  {
    title: t('Go to'),
    keys: [
      [command('1'), t('Library')],
      [command('2'), t('Search')],
      [command('3'), t('Chat')],
      [command('4'), t('Tables')],
      [command('5'), t('Pictures')],
      [command('6'), t('Models')],
      [command(','), t('Settings')],
      [command('?'), t('Help')],
    ],
  },
  {
    title: t('Everywhere'),
    keys: [
      [command('N'), t('New conversation')],
      [command('O'), t('Add a folder')],
      [command('F'), t('To the field of this view')],
      [command('L'), t('Lock Docent')],
      [command('+'), t('Zoom in; with − out, with 0 back')],
      ['?', t('These keys')],
      [t('Esc'), t('One step back')],
    ],
  },
  {
    title: t('Results'),
    keys: [
      ['↑ ↓', t('Go through them')],
      [t('Return'), t('Open at the place')],
      ['Space', t('Preview')],
      ['→ ←', t('Show and hide why it was found')],
      ['F2', t('Correct a cell of a table')],
      ['F8', t('Lock or unlock a cell')],
    ],
  },
];

/** Every key of the window, on one sheet. */
export function ShortcutsSheet() {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  const close = () => useHelp.getState().showKeys(false);
  return (
    <dialog
      ref={dialog}
      className="shortcuts-sheet"
      aria-label={t('Keyboard shortcuts')}
      onClose={close}
      data-testid="shortcuts"
    >
      <header className="sheet-head">
        <h1>{t('Keyboard shortcuts')}</h1>
        <IconButton icon="close" label={t('Close')} onClick={close} data-testid="shortcuts-close" />
      </header>
      <div className="shortcut-groups">
        {groups().map(({ title, keys }) => (
          <section key={title}>
            <KeyList title={title} keys={keys} />
          </section>
        ))}
      </div>
    </dialog>
  );
}
