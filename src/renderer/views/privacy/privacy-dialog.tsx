import { type FormEvent, type ReactNode, useEffect, useRef } from 'react';
import { DialogHead } from '../../components/dialog-head.tsx';
import type { IconName } from '../../components/icon.tsx';
import { Spinner } from '../../components/spinner.tsx';
import { t } from '../../languages/translate.ts';
import { usePrivacy } from '../../stores/privacy-store.ts';
import { ProblemLine } from './problem-line.tsx';

type PrivacyDialogProps = {
  readonly icon: IconName;
  readonly title: string;
  readonly text: string;
  readonly action: string;
  readonly isDestructive?: boolean;
  readonly isBusy: boolean;
  readonly isReady: boolean;
  readonly onSubmit: () => void;
  readonly onClose: () => void;
  readonly children?: ReactNode;
};

/** A modal form with one action; it cannot be closed while that is under way. */
export function PrivacyDialog(props: PrivacyDialogProps) {
  const { icon, title, text, action, isDestructive, isBusy, isReady, onSubmit, onClose, children } = props;
  const dialog = useRef<HTMLDialogElement>(null);
  const problem = usePrivacy((state) => state.problem);
  useEffect(() => {
    usePrivacy.getState().forgetProblem();
    dialog.current?.showModal();
  }, []);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (isReady && !isBusy) onSubmit();
  };
  return (
    <dialog
      ref={dialog}
      className="confirm-dialog privacy-dialog"
      aria-label={title}
      onClose={onClose}
      onCancel={(event) => isBusy && event.preventDefault()}
      data-testid="privacy-dialog"
    >
      <form onSubmit={submit}>
        <DialogHead icon={icon} title={title} text={text} />
        {children}
        <ProblemLine problem={problem} />
        <div className="dialog-actions">
          <button type="button" className="button" onClick={onClose} disabled={isBusy}>
            {t('Cancel')}
          </button>
          <button
            type="submit"
            className={isDestructive ? 'button is-destructive' : 'button is-primary'}
            disabled={!isReady || isBusy}
            data-testid="privacy-submit"
          >
            {isBusy && <Spinner size={13} />}
            {action}
          </button>
        </div>
      </form>
    </dialog>
  );
}
