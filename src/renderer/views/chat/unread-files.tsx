import { useEffect, useRef } from 'react';
import type { CollectionCoverage } from '../../../preload/contract/shapes.ts';
import { DialogHead } from '../../components/dialog-head.tsx';
import { Icon } from '../../components/icon.tsx';
import { baseName, shownPath } from '../../format.ts';
import { facts } from '../../languages/facts.ts';
import { plural } from '../../languages/plural.ts';
import { t } from '../../languages/translate.ts';
import { errorMessage } from '../error-messages.ts';
import { stateMessages } from '../state-messages.ts';

/** What a file lies in that is an attachment or a member: it stands nowhere by itself. Empty for any other. */
function inside(path: string): string {
  const at = path.lastIndexOf('!/');
  return at < 0 ? '' : t('In {folder}', { folder: baseName(path.slice(0, at)) });
}

/** The files an answer could not take into account, each with why. */
export function UnreadFiles({
  coverage,
  onClose,
}: {
  readonly coverage: CollectionCoverage;
  readonly onClose: () => void;
}) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  const missing = coverage.unread + coverage.waiting;
  const more = missing - coverage.unreadFiles.length;
  return (
    <dialog
      ref={dialog}
      className="confirm-dialog unread-dialog"
      aria-label={t('Files that were not read')}
      onClose={onClose}
      data-testid="unread-files"
    >
      <DialogHead
        icon="warning"
        title={plural(missing, '{n} file not read', '{n} files not read')}
        text={t('What stands in them is not part of the answer.')}
      />
      <ul className="unread-list">
        {coverage.unreadFiles.map((file) => {
          const { icon, word, sentence } = stateMessages()[file.state];
          const why = file.reason ? errorMessage(file.reason).sentence : sentence;
          return (
            <li key={file.fileId} data-testid="unread-file">
              <Icon name={icon} size={15} />
              <span>
                <b title={shownPath(file.path)}>{file.name}</b>
                <small>{facts([inside(file.path), `${word}. ${why}`])}</small>
              </span>
            </li>
          );
        })}
      </ul>
      {more > 0 && (
        <p>
          {plural(
            more,
            '…and {n} file more: the library lists them all.',
            '…and {n} files more: the library lists them all.',
          )}
        </p>
      )}
      <div className="dialog-actions">
        <button type="button" className="button" onClick={onClose} data-testid="unread-close">
          {t('Done')}
        </button>
      </div>
    </dialog>
  );
}
