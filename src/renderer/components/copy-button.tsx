import { useEffect, useState } from 'react';
import { t } from '../languages/translate.ts';
import { IconButton } from './icon-button.tsx';

/** Milliseconds the check mark stays: long enough to be seen. */
const shownMs = 1500;

type CopyButtonProps = {
  /** Null: there was nothing to copy, and somebody else has said why. */
  readonly text: () => Promise<string | null>;
  readonly label: string;
};

/** Puts a text on the clipboard and says so for a moment. */
export function CopyButton({ text, label }: CopyButtonProps) {
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(() => setCopied(false), shownMs);
    return () => clearTimeout(timer);
  }, [copied]);
  const copy = async () => {
    const value = await text();
    if (value === null) return;
    await navigator.clipboard.writeText(value);
    setCopied(true);
  };
  return (
    <IconButton icon={copied ? 'check' : 'copy'} label={copied ? t('Copied') : label} onClick={() => void copy()} />
  );
}
