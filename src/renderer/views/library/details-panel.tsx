import { EmptyState } from '../../components/empty-state.tsx';
import { IconButton } from '../../components/icon-button.tsx';
import { Spinner } from '../../components/spinner.tsx';
import { t } from '../../languages/translate.ts';
import { useDetails } from '../../stores/details-store.ts';
import { errorMessage } from '../error-messages.ts';
import { DetailsBody } from './details-body.tsx';

/** Everything known about the selected file, beside the list. */
export function DetailsPanel() {
  const { details, members, error, close } = useDetails();
  const message = error ? errorMessage(error) : null;
  return (
    <aside className="details-panel" aria-label={t('Details of the selected file')} data-testid="details">
      <header className="details-head">
        <h2>{t('Details')}</h2>
        <IconButton
          icon="close"
          label={t('Close the details (Space)')}
          size={14}
          onClick={close}
          data-testid="details-close"
        />
      </header>
      {message && (
        <EmptyState icon="warning" title={message.sentence}>
          {message.next}
        </EmptyState>
      )}
      {!details && !error && (
        <div className="view-loading">
          <Spinner size={18} label={t('Loading the details')} />
        </div>
      )}
      {details && <DetailsBody key={details.file.id} details={details} members={members} />}
    </aside>
  );
}
