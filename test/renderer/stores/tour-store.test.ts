/** The led first answer goes by what happens in the window, whoever does it. */
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { useChat } from '../../../src/renderer/stores/chat-store.ts';
import { useDocument } from '../../../src/renderer/stores/document-store.ts';
import { useLibrary } from '../../../src/renderer/stores/library-store.ts';
import { useTour } from '../../../src/renderer/stores/tour-store.ts';
import { fakeFiles, fakeStatus } from '../harness/fake-library.ts';

let stop: () => void;
beforeEach(() => {
  stop = useTour.getState().start();
});
afterEach(() => {
  stop();
  vi.unstubAllGlobals();
  useChat.setState(useChat.getInitialState(), true);
  useDocument.setState(useDocument.getInitialState(), true);
  useLibrary.setState(useLibrary.getInitialState(), true);
  useTour.setState(useTour.getInitialState(), true);
});

const step = () => useTour.getState().step;
const status = (working: boolean, readable: number) => {
  const whole = fakeStatus(fakeFiles(3));
  return { ...whole, working, coverage: { ...whole.coverage, readable } };
};
const conversation = (state: string, citations: number) =>
  ({
    id: 'c',
    messages: [{ role: 'assistant', state, answer: { citations: Array.from({ length: citations }, () => ({})) } }],
  }) as never;

it('waits for the files, goes on with each thing that is done, and ends with the document', () => {
  useTour.setState({ step: 'reading' });
  useLibrary.setState({ status: status(true, 2) });
  expect(step()).toBe('reading');
  useLibrary.setState({ status: status(false, 3) });
  expect(step()).toBe('ask');
  useChat.setState({ pending: 'My own question?' });
  expect(step()).toBe('answering');
  useChat.setState({ pending: null, conversation: conversation('streaming', 0) });
  expect(step()).toBe('answering');
  useChat.setState({ conversation: conversation('complete', 1) });
  expect(step()).toBe('open');
  useDocument.setState({ documentId: 'd', view: {} as never });
  expect(step()).toBe('read');
  useDocument.setState({ documentId: null, view: null });
  expect(step()).toBeNull();
});

// The bug: a card that speaks of a number to click, under an answer that has none.
it('ends where an answer cites nothing', () => {
  useTour.setState({ step: 'answering' });
  useChat.setState({ conversation: conversation('complete', 0) });
  expect(step()).toBeNull();
});

it('never begins by itself, and is over once it was skipped', () => {
  useLibrary.setState({ status: status(false, 3) });
  expect(step()).toBeNull();
  useTour.setState({ step: 'ask' });
  useTour.getState().end();
  useChat.setState({ conversation: conversation('complete', 1) });
  expect(step()).toBeNull();
});
