import { useEffect, useRef } from 'react';
import { IconButton } from '../../components/icon-button.tsx';
import { isMac } from '../../platform.ts';
import { useHelp } from '../../stores/help-store.ts';

type Keys = readonly (readonly [key: string, meaning: string])[];

const command = (key: string): string => (isMac() ? `⌘ ${key}` : `Ctrl ${key}`);

const groups = (): readonly { readonly title: string; readonly keys: Keys }[] => [
  {
    title: 'Go to',
    keys: [
      [command('1'), 'Library'],
      [command('2'), 'Search'],
      [command('3'), 'Chat'],
      [command('4'), 'Tables'],
      [command('5'), 'Pictures'],
      [command('6'), 'Models'],
      [command(','), 'Settings'],
      [command('?'), 'Help'],
    ],
  },
  {
    title: 'Everywhere',
    keys: [
      [command('N'), 'New conversation'],
      [command('O'), 'Add a folder'],
      [command('F'), 'To the field of this view'],
      [command('L'), 'Lock Docent'],
      [command('+'), 'Zoom in; with − out, with 0 back'],
      ['?', 'These keys'],
      ['Esc', 'One step back'],
    ],
  },
  {
    title: 'Results',
    keys: [
      ['↑ ↓', 'Go through them'],
      ['Return', 'Open at the place'],
      ['Space', 'Preview'],
      ['→ ←', 'Show and hide why it was found'],
      ['F2', 'Correct a cell of a table'],
      ['F8', 'Lock or unlock a cell'],
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
      aria-label="Keyboard shortcuts"
      onClose={close}
      data-testid="shortcuts"
    >
      <header className="sheet-head">
        <h1>Keyboard shortcuts</h1>
        <IconButton icon="close" label="Close" onClick={close} data-testid="shortcuts-close" />
      </header>
      <div className="shortcut-groups">
        {groups().map(({ title, keys }) => (
          <section key={title}>
            <h2>{title}</h2>
            <dl>
              {keys.map(([key, meaning]) => (
                <div key={key}>
                  <dt>
                    <kbd>{key}</kbd>
                  </dt>
                  <dd>{meaning}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </dialog>
  );
}
