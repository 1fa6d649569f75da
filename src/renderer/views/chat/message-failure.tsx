import type { Message } from '../../../preload/contract/shapes.ts';
import { Icon } from '../../components/icon.tsx';
import { t } from '../../languages/translate.ts';
import { errorMessage } from '../error-messages.ts';

/** Why an answer failed, or that a message is not what was written; nothing for one that is as it should be. */
export function MessageFailure({ message: { state, error } }: { readonly message: Pick<Message, 'state' | 'error'> }) {
  if (state !== 'failed' && error?.code !== 'record-damaged') return null;
  const failure = error ? errorMessage(error) : null;
  return (
    <p className="message-ending tone-problem" role="alert">
      <Icon name="warning" size={14} />
      <span>
        <b>{failure?.sentence ?? t('This answer could not be finished.')}</b> {failure?.next}
      </span>
    </p>
  );
}
