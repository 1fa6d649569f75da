import { useEffect } from 'react';
import { isMac } from './platform.ts';
import { useChat } from './stores/chat-store.ts';
import { useDetails } from './stores/details-store.ts';
import { useDocument } from './stores/document-store.ts';
import { useHelp } from './stores/help-store.ts';
import { useLibrary } from './stores/library-store.ts';
import { useNavigation, type View } from './stores/navigation-store.ts';
import { usePictureSearch } from './stores/picture-search-store.ts';
import { useTables } from './stores/tables-store.ts';

const viewKeys: Readonly<Record<string, View>> = {
  ...{ '1': 'library', '2': 'search', '3': 'chat' },
  ...{ '4': 'tables', '5': 'pictures', '6': 'models' },
};

/** Runs the command of a key with ⌘ (Ctrl elsewhere); false when there is none. */
function runCommand(key: string): boolean {
  const navigation = useNavigation.getState();
  const view = viewKeys[key];
  if (view) navigation.show(view);
  else if (key === ',') navigation.showSettings(true);
  else if (key === 'n') {
    useChat.getState().startNew();
    navigation.show('chat');
  } else if (key === 'o') void useLibrary.getState().chooseFolder();
  else if (key === 'f') {
    if (
      navigation.view === 'chat' ||
      navigation.view === 'insights' ||
      navigation.view === 'compare' ||
      navigation.view === 'questions' ||
      navigation.view === 'models'
    )
      navigation.show('search');
    else navigation.requestFocus();
  } else return false;
  return true;
}

/** Escape undoes the topmost thing: the document pane first, then the details, a running answer or the insights. */
function goBack(): boolean {
  // An open sheet or dialog is the platform's own modal element and closes by itself.
  if (document.querySelector('dialog[open], :popover-open')) return false;
  const pane = useDocument.getState();
  if (pane.documentId !== null) pane.close();
  else if (useNavigation.getState().view === 'library' && useDetails.getState().isOpen) useDetails.getState().close();
  else if (useNavigation.getState().view === 'pictures' && usePictureSearch.getState().question !== null) {
    usePictureSearch.getState().back();
  } else if (useNavigation.getState().view === 'chat') void useChat.getState().stop();
  else if (useNavigation.getState().view === 'help') useHelp.getState().back();
  else if (useNavigation.getState().view === 'insights') useNavigation.getState().show('search');
  else if (useNavigation.getState().view === 'questions') useNavigation.getState().show('chat');
  else if (useNavigation.getState().view === 'compare') useNavigation.getState().show('chat');
  else if (useNavigation.getState().view === 'health') useNavigation.getState().show('models');
  else if (useNavigation.getState().view === 'tables') return useTables.getState().back();
  else return false;
  return true;
}

/** A question mark outside of a field shows the keys; with ⌘ the help of this view. */
function askedForHelp(event: KeyboardEvent, command: boolean): boolean {
  const { target } = event;
  const isTyping =
    target instanceof HTMLElement && (target.isContentEditable || target.matches('input, textarea, select'));
  if (command) useHelp.getState().openFor(useNavigation.getState().view);
  else if (isTyping || event.metaKey || event.ctrlKey) return false;
  else useHelp.getState().showKeys(true);
  return true;
}

/** The window's keyboard. The native menu handles the same keys first where it has them. */
export function useShortcuts(): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing || event.altKey) return;
      const command = isMac() ? event.metaKey && !event.ctrlKey : event.ctrlKey && !event.metaKey;
      const done =
        event.key === 'Escape'
          ? goBack()
          : event.key === '?'
            ? askedForHelp(event, command)
            : command && !event.shiftKey && runCommand(event.key.toLowerCase());
      if (done) event.preventDefault();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);
}
