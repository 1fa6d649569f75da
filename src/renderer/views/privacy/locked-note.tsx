import { useState } from 'react';
import { Banner } from '../../components/banner.tsx';
import { rich } from '../../languages/rich.tsx';
import { t } from '../../languages/translate.ts';
import { usePrivacy } from '../../stores/privacy-store.ts';
import { RecoverDialog } from './recover-dialog.tsx';

/** Says that conversations are locked, and how they open; nothing while they are not. */
export function LockedNote() {
  const isLocked = usePrivacy((state) => state.encryption?.state === 'locked');
  const [isAsking, setAsking] = useState(false);
  if (!isLocked) return null;
  return (
    <>
      <Banner icon="lock" tone="note">
        {rich('<b>Your conversations are locked.</b> The key is kept by another login, or the keychain said no.')}{' '}
        <button type="button" className="link-button" onClick={() => void usePrivacy.getState().retry()}>
          {t('Try Again')}
        </button>
        <button type="button" className="link-button" onClick={() => setAsking(true)} data-testid="enter-recovery-code">
          {t('Enter Recovery Code…')}
        </button>
      </Banner>
      {isAsking && <RecoverDialog onClose={() => setAsking(false)} />}
    </>
  );
}
