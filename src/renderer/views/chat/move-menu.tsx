import { MenuButton } from '../../components/menu-button.tsx';
import { t } from '../../languages/translate.ts';
import { useConversationFolders } from '../../stores/conversation-folders-store.ts';

type MoveMenuProps = {
  readonly conversationId: string;
  readonly folderId: string | null;
  /** Asks for the name of a folder this conversation begins. */
  readonly onNewFolder: () => void;
};

/** Where a conversation lies, changed without a mouse. */
export function MoveMenu({ conversationId, folderId, onNewFolder }: MoveMenuProps) {
  const folders = useConversationFolders((state) => state.folders);
  const { move } = useConversationFolders.getState();
  const others = folders.filter(({ id }) => id !== folderId);
  return (
    <MenuButton
      icon="folder"
      label={t('Move to a folder')}
      size={13}
      testId="move-conversation"
      items={[
        ...others.map(({ id, name }) => ({
          label: name,
          run: () => void move(conversationId, id),
          testId: `move-${id}`,
        })),
        ...(folderId
          ? [{ label: t('Out of the folder'), run: () => void move(conversationId, null), testId: 'move-out' }]
          : []),
        { label: t('New Folder…'), run: onNewFolder, testId: 'move-new' },
      ]}
    />
  );
}
