import { type KeyboardEvent, useLayoutEffect, useRef } from 'react';
import { Icon } from '../../components/icon.tsx';
import { t } from '../../languages/translate.ts';
import { useChat } from '../../stores/chat-store.ts';
import { runningAnswer } from '../../stores/live-answers.ts';
import { useNavigation } from '../../stores/navigation-store.ts';
import { takeTyped } from '../../stores/typed-ahead.ts';
import { AnswerModeBar } from './answer-mode-bar.tsx';
import { ScopeButton, ScopeChips } from './scope-chips.tsx';
import { completionId, ScopeCompletion, useScopeCompletion } from './scope-completion.tsx';

/** CSS pixels; beyond this the field scrolls. */
const tallest = 180;

export function Composer() {
  const draft = useChat((state) => state.draft);
  const running = useChat((state) => runningAnswer(state.live, state.conversation));
  const isStreaming = useChat((state) => state.conversation?.messages.at(-1)?.state === 'streaming');
  const isSending = useChat((state) => state.pending !== null);
  const openId = useChat((state) => state.openId);
  const focusRequest = useNavigation((state) => state.focusRequest);
  const { setDraft, send, stop } = useChat.getState();
  const field = useRef<HTMLTextAreaElement>(null);

  // biome-ignore lint/correctness/useExhaustiveDependencies: another conversation or a request focuses the field
  useLayoutEffect(() => field.current?.focus(), [openId, focusRequest]);
  useLayoutEffect(() => {
    const typed = takeTyped();
    if (typed !== '') setDraft(useChat.getState().draft + typed);
  }, [setDraft]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the text decides the height
  useLayoutEffect(() => {
    const element = field.current;
    if (!element) return;
    element.style.height = 'auto';
    element.style.height = `${Math.min(element.scrollHeight, tallest)}px`;
  }, [draft]);

  const completion = useScopeCompletion(field);
  const isCompleting = completion.mention !== null && (completion.offers?.length ?? 0) > 0;
  /** Begins a name where the caret stands, as typing `@` there does. */
  const beginName = () => {
    const element = field.current;
    if (!element) return;
    const at = element.selectionStart;
    const lead = draft.slice(0, at);
    const mark = lead === '' || /\s$/.test(lead) ? '@' : ' @';
    setDraft(lead + mark + draft.slice(at));
    requestAnimationFrame(() => {
      element.focus();
      element.setSelectionRange(at + mark.length, at + mark.length);
      completion.look();
    });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (completion.onKey(event)) return;
    if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
    event.preventDefault();
    if (!isStreaming) void send();
  };

  return (
    <div className="composer">
      <ScopeCompletion completion={completion} />
      <div className="composer-box">
        <ScopeChips />
        <textarea
          ref={field}
          rows={1}
          aria-label={t('Your question')}
          placeholder={t('Ask your files…')}
          value={draft}
          dir="auto"
          role="combobox"
          aria-autocomplete="list"
          aria-haspopup="listbox"
          aria-expanded={isCompleting}
          aria-controls={completionId}
          aria-activedescendant={isCompleting ? `${completionId}-${completion.index}` : undefined}
          onChange={(event) => {
            setDraft(event.currentTarget.value);
            completion.look();
          }}
          onSelect={completion.look}
          onBlur={completion.close}
          onKeyDown={onKeyDown}
          data-testid="chat-input"
        />
        <div className="composer-row">
          <AnswerModeBar scopeButton={<ScopeButton onBegin={beginName} />} />
          {isStreaming ? (
            <button
              type="button"
              className="send-button is-stop"
              aria-label={t('Stop')}
              title={t('Stop (Esc)')}
              disabled={running === null}
              onClick={() => void stop()}
              data-testid="chat-stop"
            >
              <Icon name="stop" size={14} />
            </button>
          ) : (
            <button
              type="button"
              className="send-button"
              aria-label={t('Ask')}
              title={t('Ask (Return)')}
              disabled={draft.trim() === '' || isSending}
              onClick={() => void send()}
              data-testid="chat-send"
            >
              <Icon name="send" size={16} />
            </button>
          )}
        </div>
      </div>
    </div>
  );
}
