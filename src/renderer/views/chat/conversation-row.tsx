import { type KeyboardEvent, useState } from 'react';
import type { ConversationSummary } from '../../../preload/contract/shapes.ts';
import { Icon } from '../../components/icon.tsx';
import { IconButton } from '../../components/icon-button.tsx';
import { t } from '../../languages/translate.ts';
import { conversationType } from './conversation-folder-row.tsx';
import { MoveMenu } from './move-menu.tsx';

type ConversationRowProps = {
  readonly conversation: ConversationSummary;
  readonly current: boolean;
  readonly onOpen: () => void;
  readonly onRename: (title: string) => void;
  readonly onPin: () => void;
  readonly onRemove: () => void;
  /** Asks for the name of a folder that begins with this conversation. */
  readonly onNewFolder: () => void;
  /** Where it was found; null while nothing is looked for. */
  readonly snippet: string | null;
};

/** Moves the focus to the neighbouring conversation. */
function focusNeighbour(element: HTMLElement, step: 1 | -1): void {
  const rows = [...document.querySelectorAll<HTMLElement>('.conversation-row .sidebar-item')];
  rows[rows.indexOf(element) + step]?.focus();
}

export function ConversationRow(props: ConversationRowProps) {
  const { conversation, current, onOpen, onRename, onPin, onRemove, onNewFolder, snippet } = props;
  const [title, setTitle] = useState<string | null>(null);
  const finish = (save: boolean) => {
    if (save && title !== null && title.trim() !== '' && title !== conversation.title) onRename(title);
    setTitle(null);
  };
  const onRowKey = (event: KeyboardEvent<HTMLButtonElement>) => {
    if (event.key === 'ArrowDown') focusNeighbour(event.currentTarget, 1);
    else if (event.key === 'ArrowUp') focusNeighbour(event.currentTarget, -1);
    else if (event.key === 'F2') setTitle(conversation.title);
    else if (event.key === 'Backspace' || event.key === 'Delete') onRemove();
    else return;
    event.preventDefault();
  };

  if (title !== null) {
    return (
      <li className="conversation-row">
        <input
          className="sidebar-rename"
          aria-label={t('Name of the conversation')}
          value={title}
          maxLength={200}
          // biome-ignore lint/a11y/noAutofocus: renaming was just asked for
          autoFocus
          onFocus={(event) => event.currentTarget.select()}
          onChange={(event) => setTitle(event.currentTarget.value)}
          onBlur={() => finish(true)}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' && event.key !== 'Escape') return;
            event.preventDefault();
            finish(event.key === 'Enter');
          }}
        />
      </li>
    );
  }
  return (
    <li className="conversation-row">
      <button
        type="button"
        className="sidebar-item"
        aria-current={current ? 'page' : undefined}
        title={conversation.title}
        onClick={onOpen}
        onDoubleClick={() => setTitle(conversation.title)}
        onKeyDown={onRowKey}
        draggable
        onDragStart={(event) => event.dataTransfer.setData(conversationType, conversation.id)}
        data-testid="conversation-row"
      >
        {conversation.pinned && <Icon name="pin" size={12} />}
        <span className="sidebar-label" dir="auto">
          {conversation.title}
          {snippet !== null && <span className="conversation-snippet">{snippet}</span>}
        </span>
      </button>
      <span className="conversation-actions">
        <IconButton
          icon="pin"
          label={conversation.pinned ? t('Unpin') : t('Pin to the top')}
          size={13}
          aria-pressed={conversation.pinned}
          onClick={onPin}
          data-testid="pin-conversation"
        />
        <MoveMenu conversationId={conversation.id} folderId={conversation.folderId ?? null} onNewFolder={onNewFolder} />
        <IconButton icon="pen" label={t('Rename')} size={13} onClick={() => setTitle(conversation.title)} />
        <IconButton icon="trash" label={t('Delete')} size={13} onClick={onRemove} />
      </span>
    </li>
  );
}
