import { t } from '../languages/translate.ts';
import { useUpdates } from '../stores/update-store.ts';
import { errorMessage } from '../views/error-messages.ts';
import { Banner } from './banner.tsx';

/** A newer version, said once and calmly; and, when the person asked, that there is none or that nobody knows. */
export function UpdateBanner() {
  const { status, asked } = useUpdates();
  const { dismiss, openPage } = useUpdates.getState();
  if (status === null) return null;
  const isNews = status.state === 'newer' && (!status.dismissed || asked);
  if (isNews) {
    return (
      <Banner icon="info" tone="note" onDismiss={() => void dismiss()}>
        <span data-testid="update-newer">
          <b>{t('Docent {newest} is there.', { newest: status.newest ?? '' })}</b> {status.summary}{' '}
          <button type="button" className="link-button" onClick={() => void openPage()} data-testid="update-open">
            {t('Show Its Page…')}
          </button>
        </span>
      </Banner>
    );
  }
  if (!asked) return null;
  const problem = status.problem && errorMessage(status.problem);
  return (
    <Banner icon={problem ? 'warning' : 'check'} tone="note" onDismiss={() => void dismiss()}>
      <span data-testid="update-none">
        {problem ? (
          <>
            <b>{problem.sentence}</b> {problem.next}
          </>
        ) : (
          <b>{t('Docent {current} is the newest version.', { current: status.current })}</b>
        )}
      </span>
    </Banner>
  );
}
