import { useState } from 'react';
import type { EraseStage } from '../../../preload/contract/privacy-shapes.ts';
import { t } from '../../languages/translate.ts';
import { type EraseTarget, usePrivacy } from '../../stores/privacy-store.ts';
import { PrivacyDialog } from './privacy-dialog.tsx';
import { SetAsideNote } from './set-aside-note.tsx';

const stages = (): Readonly<Record<EraseStage, string>> => ({
  removing: t('Removing…'),
  index: t('Clearing the index…'),
  conversations: t('Clearing conversations…'),
  backups: t('Clearing backups…'),
});

type EraseDialogProps = {
  readonly target: EraseTarget;
  readonly title: string;
  readonly text: string;
  readonly onErased?: () => void;
  readonly onClose: () => void;
};

/** Asks once, in plain words, and then erases for good. */
export function EraseDialog({ target, title, text, onErased, onClose }: EraseDialogProps) {
  const [quotes, setQuotes] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const erasing = usePrivacy((state) => state.erasing);
  const hasQuotes = target.kind === 'file' || target.kind === 'folder';
  const submit = async () => {
    setBusy(true);
    const result = await usePrivacy.getState().erase(target, quotes);
    setBusy(false);
    if (!result) return;
    onErased?.();
    onClose();
  };
  return (
    <PrivacyDialog
      icon="trash"
      title={title}
      text={text}
      action={isBusy ? stages()[erasing ?? 'removing'] : t('Erase')}
      isDestructive
      isBusy={isBusy}
      isReady
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      <SetAsideNote />
      {hasQuotes && (
        <label className="check-field">
          <input
            type="checkbox"
            checked={quotes}
            onChange={(event) => setQuotes(event.currentTarget.checked)}
            data-testid="erase-quotes"
          />
          <span>
            {t('Also what answers quote from it')}
            <small>{t('Conversations stay. Sentences that rest on it are blanked, and can’t be brought back.')}</small>
          </span>
        </label>
      )}
    </PrivacyDialog>
  );
}
