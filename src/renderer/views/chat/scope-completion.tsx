import { type KeyboardEvent, type RefObject, useEffect, useState } from 'react';
import type { ScopeItem } from '../../../preload/contract/shapes.ts';
import { request } from '../../api.ts';
import { nextIndex } from '../../components/arrow-keys.ts';
import { Icon } from '../../components/icon.tsx';
import { KindIcon } from '../../components/kind-icon.tsx';
import { t } from '../../languages/translate.ts';
import { limits } from '../../limits.ts';
import { useChat } from '../../stores/chat-store.ts';
import { useLibrary } from '../../stores/library-store.ts';
import { useSetup } from '../../stores/setup-store.ts';
import { type Mention, mentionAt, withoutMention } from './at-mention.ts';

export const completionId = 'scope-completion';

export type Completion = {
  readonly mention: Mention | null;
  /** Null until the first offers have come. */
  readonly offers: readonly ScopeItem[] | null;
  readonly index: number;
  /** Looks where the caret stands now. */
  readonly look: () => void;
  readonly close: () => void;
  readonly choose: (item: ScopeItem) => void;
  /** True when the key was for the list. */
  readonly onKey: (event: KeyboardEvent) => boolean;
};

/** Completes the name of a file or folder after `@`; choosing one puts it in the scope and takes the `@` out of the text. */
export function useScopeCompletion(field: RefObject<HTMLTextAreaElement | null>): Completion {
  const [mention, setMention] = useState<Mention | null>(null);
  const [offers, setOffers] = useState<readonly ScopeItem[] | null>(null);
  const [index, setIndex] = useState(0);
  const text = mention?.text ?? null;

  useEffect(() => {
    if (text === null) return setOffers(null);
    let isCurrent = true;
    const find = request('scope.find', { text, limit: limits.scopeOffers }).catch((): ScopeItem[] => []);
    void find.then((found) => {
      if (!isCurrent) return;
      setOffers(found);
      setIndex(0);
    });
    return () => {
      isCurrent = false;
    };
  }, [text]);

  const close = () => setMention(null);
  const look = () => {
    const element = field.current;
    const found = element ? mentionAt(element.value, element.selectionStart) : null;
    setMention((old) => (found && old && found.start === old.start && found.text === old.text ? old : found));
  };
  const choose = (item: ScopeItem) => {
    const element = field.current;
    if (!element || !mention) return;
    const { text: rest, caret } = withoutMention(element.value, mention);
    useChat.getState().setDraft(rest);
    void useSetup.getState().addToScope(item);
    close();
    requestAnimationFrame(() => {
      element.focus();
      element.setSelectionRange(caret, caret);
    });
  };
  const onKey = (event: KeyboardEvent) => {
    if (!mention || !offers) return false;
    if (event.key === 'Escape') close();
    else if (offers.length === 0) return false;
    else if (event.key === 'ArrowDown' || event.key === 'ArrowUp')
      // Home and End are for the text, as in every combo box.
      setIndex(nextIndex(event.key, index, offers.length, 'vertical') ?? 0);
    else if (event.key === 'Enter' || event.key === 'Tab') {
      const item = offers[index];
      if (item) choose(item);
    } else return false;
    event.preventDefault();
    event.stopPropagation();
    return true;
  };
  return { mention, offers, index, look, close, choose, onKey };
}

/** The name somebody meant: who goes on writing after it has left it. */
export function wantedName(text: string): string {
  const words = text.trim().split(/\s+/);
  return words.length > 2 ? (words[0] ?? '') : words.join(' ');
}

/** What can be meant, above the field. */
export function ScopeCompletion({ completion }: { readonly completion: Completion }) {
  const { mention, offers, index, choose } = completion;
  const hasFiles = useLibrary(({ status }) => (status?.files ?? 0) > 0);
  useEffect(() => {
    document.getElementById(`${completionId}-${index}`)?.scrollIntoView({ block: 'nearest' });
  }, [index]);
  if (!mention || !offers) return null;
  if (offers.length === 0) {
    return (
      <p className="scope-completion is-empty" role="status" data-testid="scope-none">
        {hasFiles && mention.text !== ''
          ? t('No file or folder called “{wantedName}”.', { wantedName: wantedName(mention.text) })
          : t('There are no files yet. Add a folder in the Library first.')}
      </p>
    );
  }
  return (
    <div
      className="scope-completion"
      id={completionId}
      role="listbox"
      aria-label={t('Files and folders to ask')}
      data-testid="scope-completion"
    >
      {offers.map((item, at) => (
        <button
          key={item.id}
          type="button"
          role="option"
          id={`${completionId}-${at}`}
          aria-selected={at === index}
          tabIndex={-1}
          // The field keeps the focus.
          onPointerDown={(event) => event.preventDefault()}
          onClick={() => choose(item)}
          title={item.place}
          data-testid="scope-offer"
        >
          {item.type === 'folder' ? <Icon name="folder" size={16} /> : <KindIcon kind={item.kind} size={18} />}
          <span className="scope-name" dir="auto">
            {item.name}
          </span>
          <span className="scope-place">{item.place}</span>
        </button>
      ))}
    </div>
  );
}
