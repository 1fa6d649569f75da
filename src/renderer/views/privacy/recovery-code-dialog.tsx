import { useState } from 'react';
import { Icon } from '../../components/icon.tsx';
import { formatPercent } from '../../format.ts';
import { t } from '../../languages/translate.ts';
import { usePrivacy } from '../../stores/privacy-store.ts';
import { PrivacyDialog } from './privacy-dialog.tsx';
import { SetAsideNote } from './set-aside-note.tsx';

type RecoveryCodeDialogProps = { readonly code: string; readonly onClose: () => void };

/** Shows a new recovery code, once, and asks for its end: whoever can type it has it before them. */
export function RecoveryCodeDialog({ code, onClose }: RecoveryCodeDialogProps) {
  const [typed, setTyped] = useState('');
  const [isBusy, setBusy] = useState(false);
  const [copied, setCopied] = useState(false);
  const working = usePrivacy((state) => state.encryption?.working ?? null);
  const groups = code.split('-');
  const submit = async () => {
    setBusy(true);
    const isDone = await usePrivacy.getState().enable(typed);
    setBusy(false);
    if (isDone) onClose();
  };
  const copy = async () => {
    await navigator.clipboard.writeText(code);
    setCopied(true);
  };
  const percent = working && working.total > 0 ? Math.round((working.done / working.total) * 100) : null;
  return (
    <PrivacyDialog
      icon="key"
      title={t('Write down your recovery code')}
      text={t(
        'It is the only way back to your conversations if this login is lost. It is shown this once, and Docent keeps no copy.',
      )}
      action={
        isBusy && percent !== null ? t('Encrypting… {share}', { share: formatPercent(percent / 100) }) : t('Encrypt')
      }
      isBusy={isBusy}
      isReady={typed.trim() !== ''}
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      <div className="recovery-code" data-testid="recovery-code">
        {groups.map((group, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two groups may be alike, and their order never changes
          <span key={index}>{group}</span>
        ))}
      </div>
      <button type="button" className="link-button" onClick={() => void copy()}>
        <Icon name={copied ? 'check' : 'copy'} size={13} />
        {copied ? t('Copied. Paste it where only you look.') : t('Copy')}
      </button>
      <SetAsideNote />
      <label className="privacy-field">
        <span>{t('Type the last two groups, to show that you have it')}</span>
        <input
          className="text-field recovery-field"
          value={typed}
          placeholder="XXXX-XXXX"
          spellCheck={false}
          autoComplete="off"
          maxLength={20}
          onChange={(event) => setTyped(event.currentTarget.value)}
          data-testid="recovery-confirm"
        />
      </label>
    </PrivacyDialog>
  );
}
