import { baseName } from '../format.ts';
import { useLibrary } from '../stores/library-store.ts';
import { useNotice } from '../stores/notice-store.ts';
import { errorMessage } from '../views/error-messages.ts';
import { Banner } from './banner.tsx';

/** The newest failure of something a person asked for, or a standing problem of the library. */
export function NoticeBanner() {
  const notice = useNotice();
  const standing = useLibrary((state) => state.status?.problem ?? state.error);
  const reason = notice.reason ?? standing;
  if (!reason) return null;
  const { sentence, next } = errorMessage(reason);
  return (
    <Banner icon="warning" tone="problem" {...(notice.reason ? { onDismiss: notice.dismiss } : {})}>
      {notice.reason && notice.subject && (
        <b>
          <bdi>{baseName(notice.subject)}</bdi>:{' '}
        </b>
      )}
      <b>{sentence}</b> {next}
    </Banner>
  );
}
