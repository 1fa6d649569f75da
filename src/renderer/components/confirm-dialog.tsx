import { type ReactNode, useEffect, useRef } from 'react';
import { t } from '../languages/translate.ts';
import { DialogHead } from './dialog-head.tsx';
import type { IconName } from './icon.tsx';

type ConfirmDialogProps = {
  readonly icon?: IconName;
  readonly title: string;
  readonly text: string;
  readonly action: string;
  readonly onConfirm: () => void;
  readonly onCancel: () => void;
  /** Another way to go, left of the buttons. */
  readonly extra?: ReactNode;
};

/** A modal question; the platform's own dialog element keeps the focus inside and closes on Escape. */
export function ConfirmDialog({ icon = 'trash', title, text, action, onConfirm, onCancel, extra }: ConfirmDialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog ref={dialog} className="confirm-dialog" aria-label={title} onClose={onCancel}>
      <DialogHead icon={icon} title={title} text={text} />
      <div className="dialog-actions">
        {extra && <span className="dialog-extra">{extra}</span>}
        <button type="button" className="button" onClick={onCancel}>
          {t('Cancel')}
        </button>
        <button type="button" className="button is-destructive" onClick={onConfirm} data-testid="confirm">
          {action}
        </button>
      </div>
    </dialog>
  );
}
