import { useEffect } from 'react';
import { CopyButton } from '../../components/copy-button.tsx';
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
        <b>Token</b>
        {kept ? 'Sealed by your login.' : 'No keychain here: it holds until Docent ends.'} A new one shuts out whoever
        has the old one.
      </span>
      <span className="program-command">
        <code data-testid="api-token">{token ?? '•'.repeat(24)}</code>
        <button
          type="button"
          className="button"
          onClick={() => (token ? hideToken() : void askToken())}
          data-testid="api-token-show"
        >
          {token ? 'Hide' : 'Show'}
        </button>
        <CopyButton text={async () => token ?? askToken().finally(hideToken)} label="Copy the token" />
        <button type="button" className="button" onClick={() => void renewToken()} data-testid="api-token-renew">
          Renew
        </button>
      </span>
    </div>
  );
}
