import { useState } from 'react';
import type { ConversationSummary } from '../../../preload/contract/shapes.ts';
import { ConfirmDialog } from '../../components/confirm-dialog.tsx';
import { GrowingRows } from '../../components/growing-rows.tsx';
import { IconButton } from '../../components/icon-button.tsx';
import { t } from '../../languages/translate.ts';
import { shortcutLabel } from '../../platform.ts';
import { useChat } from '../../stores/chat-store.ts';
import { useConversationFolders } from '../../stores/conversation-folders-store.ts';
import { useNavigation } from '../../stores/navigation-store.ts';
import { ConversationFolderRow, useConversationDrop } from './conversation-folder-row.tsx';
import { ConversationRow } from './conversation-row.tsx';
import { FolderNameField } from './folder-name-field.tsx';

/** Earlier conversations in the sidebar. */
export function ConversationList() {
  const conversations = useChat((state) => state.conversations);
  const openId = useChat((state) => state.openId);
  const query = useChat((state) => state.query);
  const hits = useChat((state) => state.hits);
  const { openConversation, startNew, rename, remove, pin, search } = useChat.getState();
  const view = useNavigation((state) => state.view);
  const folders = useConversationFolders((state) => state.folders);
  const [removing, setRemoving] = useState<string | null>(null);
  /** A folder that is to be taken away, and one that is being named, with the conversation it begins with. */
  const [dissolving, setDissolving] = useState<string | null>(null);
  const [naming, setNaming] = useState<{ readonly conversationId: string } | null>(null);
  const drop = useConversationDrop(null);
  const found = new Map((hits ?? []).map((hit) => [hit.conversationId, hit.snippet]));
  const shown = hits === null ? conversations : conversations.filter(({ id }) => found.has(id));
  const doomed = conversations.find((each) => each.id === removing);

  const row = (conversation: ConversationSummary) => (
    <ConversationRow
      key={conversation.id}
      conversation={conversation}
      current={view === 'chat' && conversation.id === openId}
      onOpen={() => {
        void openConversation(conversation.id);
        useNavigation.getState().show('chat');
      }}
      onRename={(title) => void rename(conversation.id, title)}
      onPin={() => void pin(conversation.id, !conversation.pinned)}
      onRemove={() => setRemoving(conversation.id)}
      onNewFolder={() => setNaming({ conversationId: conversation.id })}
      snippet={found.get(conversation.id) ?? null}
    />
  );
  const rows = (items: readonly ConversationSummary[]) => (
    <GrowingRows items={items} row={row} least={items.findIndex(({ id }) => id === openId) + 1} />
  );
  const dissolved = folders.find(({ id }) => id === dissolving);

  return (
    <section className="sidebar-section" aria-label={t('Conversations')}>
      <div className="sidebar-heading">
        <h2>{t('Conversations')}</h2>
        <IconButton
          icon="compose"
          label={t('New conversation ({shortcut})', { shortcut: shortcutLabel('N') })}
          size={15}
          onClick={() => {
            startNew();
            useNavigation.getState().show('chat');
          }}
          data-testid="new-conversation"
        />
      </div>
      {conversations.length === 0 && <p className="sidebar-empty">{t('Questions you ask are kept here.')}</p>}
      {conversations.length > 0 && (
        <input
          type="search"
          className="sidebar-search"
          aria-label={t('Search in conversations')}
          placeholder={t('Search')}
          value={query}
          spellCheck={false}
          onChange={(event) => void search(event.currentTarget.value)}
          data-testid="search-conversations"
        />
      )}
      {hits !== null && shown.length === 0 && (
        <p className="sidebar-empty">{t('No conversation contains these words.')}</p>
      )}
      <ul className="conversation-list" data-over={drop.isOver} {...drop.handlers}>
        {folders.map((folder) => {
          const inside = shown.filter(({ folderId }) => folderId === folder.id);
          // What is looked for is shown, empty folders are not.
          if (hits !== null && inside.length === 0) return null;
          return (
            <ConversationFolderRow
              key={folder.id}
              folder={folder}
              count={inside.length}
              onRemove={() => setDissolving(folder.id)}
            >
              {rows(inside)}
            </ConversationFolderRow>
          );
        })}
        {naming !== null && (
          <li>
            <FolderNameField
              name=""
              onDone={(name) => {
                if (name !== null) void useConversationFolders.getState().create(name, naming.conversationId);
                setNaming(null);
              }}
            />
          </li>
        )}
        {rows(shown.filter(({ folderId }) => !folders.some(({ id }) => id === folderId)))}
      </ul>
      {dissolved && (
        <ConfirmDialog
          title={t('Remove the folder “{dissolved}”?', { dissolved: dissolved.name })}
          text={t('The conversations in it are kept.')}
          action={t('Remove')}
          onCancel={() => setDissolving(null)}
          onConfirm={() => {
            setDissolving(null);
            void useConversationFolders.getState().remove(dissolved.id);
          }}
        />
      )}
      {doomed && (
        <ConfirmDialog
          title={t('Delete “{title}”?', { title: doomed.title })}
          text={t('The questions and answers in this conversation are deleted. Your files are not touched.')}
          action={t('Delete')}
          onCancel={() => setRemoving(null)}
          onConfirm={() => {
            setRemoving(null);
            void remove(doomed.id);
          }}
        />
      )}
    </section>
  );
}
