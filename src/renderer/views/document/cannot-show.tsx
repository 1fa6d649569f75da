import type { Reason } from '../../../preload/contract/shapes.ts';
import { EmptyState } from '../../components/empty-state.tsx';
import { t } from '../../languages/translate.ts';
import { errorMessage } from '../error-messages.ts';

type CannotShowProps = {
  readonly reason: Reason;
  /** Null where there is no text to show instead. */
  readonly onShowText: (() => void) | null;
};

/** The pages cannot be drawn; the text that was read from them can still be seen. */
export function CannotShow({ reason, onShowText }: CannotShowProps) {
  const { sentence, next } = errorMessage(reason);
  const showText = onShowText && (
    <button type="button" className="button" onClick={onShowText} data-testid="show-text">
      {t('Show Its Text')}
    </button>
  );
  return (
    <EmptyState icon="warning" title={sentence} testId="document-error" actions={showText}>
      {next}
    </EmptyState>
  );
}
