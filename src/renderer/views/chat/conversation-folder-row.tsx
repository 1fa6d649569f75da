import { type DragEvent, type ReactNode, useState } from 'react';
import type { ConversationFolder } from '../../../preload/contract/shapes.ts';
import { Icon } from '../../components/icon.tsx';
import { IconButton } from '../../components/icon-button.tsx';
import { t } from '../../languages/translate.ts';
import { useConversationFolders } from '../../stores/conversation-folders-store.ts';
import { FolderNameField } from './folder-name-field.tsx';

/** What a dragged conversation is called on the clipboard of the drag. */
export const conversationType = 'application/x-docent-conversation';

type FolderProps = {
  readonly folder: ConversationFolder;
  readonly count: number;
  readonly onRemove: () => void;
  readonly children: ReactNode;
};

/** A folder with its conversations; they can be dragged into it. */
export function ConversationFolderRow({ folder, count, onRemove, children }: FolderProps) {
  const isShut = useConversationFolders((state) => state.shut.has(folder.id));
  const { toggle, rename } = useConversationFolders.getState();
  const [isNaming, setNaming] = useState(false);
  const drop = useConversationDrop(folder.id);
  return (
    <li className="conversation-folder" data-testid="conversation-folder" data-over={drop.isOver} {...drop.handlers}>
      {isNaming ? (
        <FolderNameField
          name={folder.name}
          onDone={(name) => {
            setNaming(false);
            if (name !== null && name !== folder.name) void rename(folder.id, name);
          }}
        />
      ) : (
        <div className="conversation-row">
          <button
            type="button"
            className="sidebar-item is-folder"
            aria-expanded={!isShut}
            title={folder.name}
            onClick={() => toggle(folder.id)}
            onDoubleClick={() => setNaming(true)}
          >
            <Icon name={isShut ? 'chevronRight' : 'chevronDown'} size={12} />
            <span className="sidebar-label" dir="auto">
              {folder.name}
            </span>
            <span className="sidebar-count">{count}</span>
          </button>
          <span className="conversation-actions">
            <IconButton
              icon="pen"
              label={t('Rename the folder')}
              size={13}
              onClick={() => setNaming(true)}
              data-testid="rename-folder"
            />
            <IconButton
              icon="trash"
              label={t('Remove the folder')}
              size={13}
              onClick={onRemove}
              data-testid="remove-conversation-folder"
            />
          </span>
        </div>
      )}
      {!isShut && <ul>{children}</ul>}
    </li>
  );
}

/** Takes conversations that are dropped; null: out of any folder. */
export function useConversationDrop(folderId: string | null) {
  const [isOver, setOver] = useState(false);
  const isOurs = (event: DragEvent) => event.dataTransfer.types.includes(conversationType);
  const handlers = {
    onDragOver(event: DragEvent) {
      if (!isOurs(event)) return;
      event.preventDefault();
      event.stopPropagation();
      setOver(true);
    },
    onDragLeave: () => setOver(false),
    onDrop(event: DragEvent) {
      setOver(false);
      const conversationId = event.dataTransfer.getData(conversationType);
      if (conversationId === '') return;
      event.preventDefault();
      event.stopPropagation();
      void useConversationFolders.getState().move(conversationId, folderId);
    },
  };
  return { isOver, handlers };
}
