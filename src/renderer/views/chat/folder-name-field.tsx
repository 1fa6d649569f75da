import { useState } from 'react';
import { t } from '../../languages/translate.ts';
import { limits } from '../../limits.ts';

/** The name of a folder while it is typed; null when the person thought better of it. */
export function FolderNameField({
  name,
  onDone,
}: {
  readonly name: string;
  readonly onDone: (name: string | null) => void;
}) {
  const [text, setText] = useState(name);
  const finish = (save: boolean) => onDone(save && text.trim() !== '' ? text.trim() : null);
  return (
    <input
      className="sidebar-rename"
      aria-label={t('Name of the folder')}
      placeholder={t('Name of the folder')}
      dir="auto"
      value={text}
      maxLength={limits.nameCharacters}
      // biome-ignore lint/a11y/noAutofocus: naming was just asked for
      autoFocus
      onFocus={(event) => event.currentTarget.select()}
      onChange={(event) => setText(event.currentTarget.value)}
      onBlur={() => finish(true)}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' && event.key !== 'Escape') return;
        event.preventDefault();
        finish(event.key === 'Enter');
      }}
      data-testid="folder-name"
    />
  );
}
