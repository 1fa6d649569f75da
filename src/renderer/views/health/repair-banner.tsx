import { useEffect } from 'react';
import { Banner } from '../../components/banner.tsx';
import { t } from '../../languages/translate.ts';
import { useRepairs } from '../../stores/repairs-store.ts';
import { repairMessage } from './repair-messages.ts';

/** Says what was repaired, the newest first, until it is put away. */
export function RepairBanner() {
  const { repairs, rebuilding, dismiss, rebuild } = useRepairs();
  useEffect(() => useRepairs.getState().start(), []);
  const newest = repairs.at(-1);
  if (!newest) return null;
  const { sentence, next, isProblem } = repairMessage(newest);
  return (
    <Banner
      icon={isProblem ? 'warning' : 'retry'}
      tone={isProblem ? 'problem' : 'note'}
      onDismiss={() => void dismiss(newest.id)}
    >
      <b>{sentence}</b> {next}{' '}
      {newest.kind === 'damage-found' && (
        <button
          type="button"
          className="link-button"
          disabled={rebuilding}
          onClick={() => void rebuild().then(() => dismiss(newest.id))}
          data-testid="repair-now"
        >
          {t('Repair Now')}
        </button>
      )}
    </Banner>
  );
}
