import { useState } from 'react';
import { ConfirmDialog } from '../../components/confirm-dialog.tsx';
import { IconButton } from '../../components/icon-button.tsx';
import { shortcutLabel } from '../../platform.ts';
import { useChat } from '../../stores/chat-store.ts';
import { useNavigation } from '../../stores/navigation-store.ts';
import { ConversationRow } from './conversation-row.tsx';

/** Earlier conversations in the sidebar. */
export function ConversationList() {
  const conversations = useChat((state) => state.conversations);
  const openId = useChat((state) => state.openId);
  const query = useChat((state) => state.query);
  const hits = useChat((state) => state.hits);
  const { openConversation, startNew, rename, remove, pin, search } = useChat.getState();
  const view = useNavigation((state) => state.view);
  const [removing, setRemoving] = useState<string | null>(null);
  const found = new Map((hits ?? []).map((hit) => [hit.conversationId, hit.snippet]));
  const shown = hits === null ? conversations : conversations.filter(({ id }) => found.has(id));
  const doomed = conversations.find((each) => each.id === removing);

  return (
    <section className="sidebar-section" aria-label="Conversations">
      <div className="sidebar-heading">
        <h2>Conversations</h2>
        <IconButton
          icon="compose"
          label={`New conversation (${shortcutLabel('N')})`}
          size={15}
          onClick={() => {
            startNew();
            useNavigation.getState().show('chat');
          }}
          data-testid="new-conversation"
        />
      </div>
      {conversations.length === 0 && <p className="sidebar-empty">Questions you ask are kept here.</p>}
      {conversations.length > 0 && (
        <input
          type="search"
          className="sidebar-search"
          aria-label="Search in conversations"
          placeholder="Search"
          value={query}
          spellCheck={false}
          onChange={(event) => void search(event.currentTarget.value)}
          data-testid="search-conversations"
        />
      )}
      {hits !== null && shown.length === 0 && <p className="sidebar-empty">Nothing said holds these words.</p>}
      <ul className="conversation-list">
        {shown.map((conversation) => (
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
            snippet={found.get(conversation.id) ?? null}
          />
        ))}
      </ul>
      {doomed && (
        <ConfirmDialog
          title={`Delete “${doomed.title}”?`}
          text="The questions and answers in this conversation are deleted. Your files are not touched."
          action="Delete"
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
