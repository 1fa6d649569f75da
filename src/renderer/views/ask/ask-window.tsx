import { useEffect } from 'react';
import { on, request } from '../../api.ts';
import { Banner } from '../../components/banner.tsx';
import { NoticeBanner } from '../../components/notice-banner.tsx';
import { t } from '../../languages/translate.ts';
import { useChat } from '../../stores/chat-store.ts';
import { useDocument } from '../../stores/document-store.ts';
import { attempt } from '../../stores/notice-store.ts';
import { usePrivacy } from '../../stores/privacy-store.ts';
import { useSettings } from '../../stores/settings-store.ts';
import { Composer } from '../chat/composer.tsx';
import { MessageList } from '../chat/message-list.tsx';
import { errorMessage } from '../error-messages.ts';

/** Words another door brought are put into the field. Asked they are by the person alone. */
async function takeWords(): Promise<void> {
  const text = await request('ask.take', {});
  if (text === null) return;
  useChat.getState().startNew();
  useChat.getState().setDraft(text);
}

/** A citation opens in the main window: here is no room for a page. Returns the function that undoes it. */
function openElsewhere(): () => void {
  const { open } = useDocument.getState();
  useDocument.setState({
    open: async ({ documentId, span, pageIndex }) => {
      const page = span || pageIndex === undefined ? null : pageIndex + 1;
      await attempt(() => request('ask.showPlace', { documentId, page, span: span && { ...span } }));
    },
  });
  return () => useDocument.setState({ open });
}

/** The small window: a question, its answer with citations, and the way to the main window. */
export function AskWindow() {
  const isLocked = usePrivacy((state) => state.appLock?.locked ?? false);
  const theme = useSettings((state) => state.settings.theme);
  const openId = useChat((state) => state.openId);
  const conversation = useChat((state) => state.conversation);
  const pending = useChat((state) => state.pending);
  const error = useChat((state) => state.error);
  useEffect(() => {
    document.documentElement.dataset.theme = theme;
  }, [theme]);
  useEffect(() => usePrivacy.getState().start(), []);
  useEffect(() => {
    if (isLocked) return;
    const stops = [useSettings.getState().start(), useChat.getState().start(), openElsewhere()];
    void attempt(takeWords);
    stops.push(on('ask.offered', () => void attempt(takeWords)));
    return () => {
      for (const stop of stops) stop();
    };
  }, [isLocked]);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key === 'Escape' && !event.defaultPrevented) void request('ask.close', {});
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);
  const showMain = (id: string | null) => void attempt(() => request('ask.showConversation', { conversationId: id }));
  const message = error ? errorMessage(error) : null;
  const isNew = openId === null && pending === null;
  return (
    <main className="ask-window" aria-label={t('Ask Docent')} data-testid="ask-window">
      <header className="ask-head">
        <h1>{t('Ask Docent')}</h1>
        {openId !== null && (
          <>
            <button
              type="button"
              className="link-button"
              onClick={() => useChat.getState().startNew()}
              data-testid="ask-new"
            >
              {t('New Question')}
            </button>
            <button type="button" className="link-button" onClick={() => showMain(openId)} data-testid="ask-open-main">
              {t('Open in Docent')}
            </button>
          </>
        )}
      </header>
      {isLocked ? (
        <div className="ask-locked">
          <p>{t('Docent is locked.')}</p>
          <button type="button" className="button" onClick={() => showMain(null)} data-testid="ask-unlock">
            {t('Unlock in Its Window')}
          </button>
        </div>
      ) : (
        <>
          <NoticeBanner />
          {message && (
            <Banner icon="warning" tone="problem">
              <b>{message.sentence}</b> {message.next}
            </Banner>
          )}
          {isNew ? (
            <p className="ask-hint">
              {t('Answers come from your files, each with its place. Escape closes this window.')}
            </p>
          ) : (
            <MessageList messages={conversation?.messages ?? []} pending={pending} />
          )}
          <Composer />
        </>
      )}
    </main>
  );
}
