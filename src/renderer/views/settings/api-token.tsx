import { useEffect } from 'react';
import { CopyButton } from '../../components/copy-button.tsx';
import { t } from '../../languages/translate.ts';
import { useApi } from '../../stores/api-store.ts';

/** The token of the local API: hidden until asked for, copied, made anew. */
export function ApiToken({ kept }: { readonly kept: boolean }) {
  const token = useApi((state) => state.token);
  const { askToken, hideToken, renewToken } = useApi.getState();
  // It does not stay on the screen behind a closed sheet.
  useEffect(() => hideToken, [hideToken]);
  return (
    <div className="setting-row program-row">
      <span className="switch-words">
        <b>{t('Token')}</b>
        {kept ? t('Sealed by your login.') : t('No keychain here: it holds until Docent ends.')}{' '}
        {t('A new one shuts out whoever has the old one.')}
      </span>
      <span className="program-command">
        <code data-testid="api-token">{token ?? '•'.repeat(24)}</code>
        <button
          type="button"
          className="button"
          onClick={() => (token ? hideToken() : void askToken())}
          data-testid="api-token-show"
        >
          {token ? t('Hide') : t('Show')}
        </button>
        <CopyButton text={async () => token ?? askToken().finally(hideToken)} label={t('Copy the token')} />
        <button type="button" className="button" onClick={() => void renewToken()} data-testid="api-token-renew">
          {t('Renew')}
        </button>
      </span>
    </div>
  );
}
