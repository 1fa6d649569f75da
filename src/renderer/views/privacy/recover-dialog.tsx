import { useState } from 'react';
import { t } from '../../languages/translate.ts';
import { usePrivacy } from '../../stores/privacy-store.ts';
import { PrivacyDialog } from './privacy-dialog.tsx';

/** Opens locked conversations with the recovery code. */
export function RecoverDialog({ onClose }: { readonly onClose: () => void }) {
  const [code, setCode] = useState('');
  const [isBusy, setBusy] = useState(false);
  const submit = async () => {
    setBusy(true);
    const isDone = await usePrivacy.getState().recover(code);
    setBusy(false);
    if (isDone) onClose();
  };
  return (
    <PrivacyDialog
      icon="key"
      title={t('Enter the recovery code')}
      text={t(
        'The seven groups of four that you wrote down when you switched encryption on. Dashes and capitals do not matter.',
      )}
      action={t('Unlock')}
      isBusy={isBusy}
      isReady={code.trim() !== ''}
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      <input
        className="text-field recovery-field"
        aria-label={t('Recovery code')}
        value={code}
        placeholder="XXXX-XXXX-XXXX-XXXX-XXXX-XXXX-XXXX"
        spellCheck={false}
        autoComplete="off"
        maxLength={100}
        onChange={(event) => setCode(event.currentTarget.value)}
        data-testid="recover-code"
      />
    </PrivacyDialog>
  );
}
