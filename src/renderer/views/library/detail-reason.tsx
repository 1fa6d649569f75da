import type { FileSummary } from '../../../preload/contract/shapes.ts';
import { Icon } from '../../components/icon.tsx';
import { errorMessage } from '../error-messages.ts';
import { stateMessages } from '../state-messages.ts';

/** Why the file is as it is, and what a person can do about it. */
export function DetailReason({ file }: { readonly file: FileSummary }) {
  const reason = file.reason ?? file.doubt;
  const { sentence, tone, icon } = stateMessages()[file.state];
  if (!reason) return <p className="detail-sentence">{sentence}</p>;
  const message = errorMessage(reason);
  return (
    <div className={`detail-reason tone-${file.reason ? tone : 'note'}`} data-testid="detail-reason">
      <Icon name={file.reason ? icon : 'checkDoubt'} size={15} />
      <p>
        <b>{message.sentence}</b> {message.next}
      </p>
    </div>
  );
}
