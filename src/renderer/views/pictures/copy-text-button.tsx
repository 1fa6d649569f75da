import { useEffect, useState } from 'react';
import { Icon } from '../../components/icon.tsx';
import { t } from '../../languages/translate.ts';
import { limits } from '../../limits.ts';
import { attempt } from '../../stores/notice-store.ts';

/** Puts the words of a picture on the clipboard; not there where a picture has none. */
export function CopyTextButton({ text }: { readonly text: string }) {
  const [isCopied, setCopied] = useState(false);
  useEffect(() => {
    if (!isCopied) return;
    const timer = setTimeout(() => setCopied(false), limits.copiedMs);
    return () => clearTimeout(timer);
  }, [isCopied]);
  if (text.trim() === '') return null;
  const copy = () => attempt(() => navigator.clipboard.writeText(text).then(() => setCopied(true)));
  return (
    <button
      type="button"
      className="button is-small"
      title={t('Copy text from picture')}
      onClick={() => void copy()}
      data-testid="copy-picture-text"
    >
      <Icon name={isCopied ? 'check' : 'copy'} size={13} />
      <span aria-live="polite">{isCopied ? t('Copied') : t('Copy Text')}</span>
    </button>
  );
}
