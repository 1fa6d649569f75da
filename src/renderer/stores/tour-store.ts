import { create } from 'zustand';
import { t } from '../languages/translate.ts';
import { useChat } from './chat-store.ts';
import { useDocument } from './document-store.ts';
import { useLibrary } from './library-store.ts';
import { useNavigation } from './navigation-store.ts';
import { useSettings } from './settings-store.ts';

/** What the person is shown next; null: there is no tour. */
export type TourStep = 'reading' | 'ask' | 'answering' | 'open' | 'read';

/** A question about the samples whose answer is one clear sentence on a page. */
export const tourQuestion = () => t('How much notice must the tenant give to end the lease early?');

type TourState = {
  readonly step: TourStep | null;
  /** Adds the sample documents and begins. */
  readonly begin: () => Promise<void>;
  /** Asks the suggested question as the person would. */
  readonly ask: () => Promise<void>;
  /** Opens what the first number of the answer stands for. */
  readonly openFirst: () => void;
  readonly end: () => void;
  /** Follows what happens in the window; returns the function that stops it. */
  readonly start: () => () => void;
};

/** The last answer of the open conversation. */
const answered = () => useChat.getState().conversation?.messages.at(-1);

export const useTour = create<TourState>()((set, get) => {
  /** The step that what is on screen calls for; a person who does it alone goes on as well. */
  function look(): void {
    const { step } = get();
    if (step === null) return;
    const status = useLibrary.getState().status;
    const last = answered();
    if (step === 'reading' && status && status.coverage.readable > 0 && !status.working) set({ step: 'ask' });
    else if (step === 'ask' && useChat.getState().pending !== null) set({ step: 'answering' });
    else if ((step === 'ask' || step === 'answering') && last?.role === 'assistant' && last.state !== 'streaming')
      set({ step: (last.answer?.citations.length ?? 0) > 0 ? 'open' : null });
    else if (step === 'open' && useDocument.getState().view !== null) set({ step: 'read' });
    else if (step === 'read' && useDocument.getState().documentId === null) set({ step: null });
  }

  return {
    step: null,
    async begin() {
      await useLibrary.getState().addSamples();
      if (useLibrary.getState().status?.folders.some(({ sample }) => sample) !== true) return;
      useChat.getState().startNew();
      set({ step: 'reading' });
      useNavigation.getState().show('chat');
      look();
    },
    async ask() {
      useNavigation.getState().show('chat');
      // Word for word, whatever is chosen: a quote is the clearest first answer, and needs no model.
      if (useSettings.getState().settings.answerMode !== 'extract')
        await useSettings.getState().change({ answerMode: 'extract' });
      useChat.getState().setDraft(tourQuestion());
      await useChat.getState().send();
      look();
    },
    openFirst() {
      const citation = answered()?.answer?.citations[0];
      if (!citation) return set({ step: null });
      void useDocument.getState().open({ ...citation, span: { start: citation.start, end: citation.end } });
    },
    end: () => set({ step: null }),
    start() {
      const stops = [useLibrary, useChat, useDocument].map((store) => store.subscribe(look));
      return () => {
        for (const stop of stops) stop();
      };
    },
  };
});
