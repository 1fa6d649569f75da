/** What a person sees of a question over the whole collection while it goes on and when it is answered. */
import { renderToStaticMarkup } from 'react-dom/server';
import { afterEach, beforeEach, describe, expect, it, test, vi } from 'vitest';
import type { Answer, BatchRun, CollectionCoverage, CollectionWay } from '../../../src/preload/contract/shapes.ts';
import { useAnswerWay } from '../../../src/renderer/stores/answer-way-store.ts';
import { runOfMessage, useBatches } from '../../../src/renderer/stores/batches-store.ts';
import { estimateText, restReason, runProgress } from '../../../src/renderer/views/batch-words.ts';
import { AnswerBody } from '../../../src/renderer/views/chat/answer-body.tsx';
import { CollectionCard } from '../../../src/renderer/views/chat/collection-card.tsx';
import { UnreadFiles } from '../../../src/renderer/views/chat/unread-files.tsx';
import { stubBridge } from '../bridge-stub.ts';
import { fakeAnswer, message, notFoundAnswer } from '../harness/fake-answers.ts';
import { fakeRun } from '../harness/fake-batches.ts';
import type { PdfPassage } from '../harness/pdf-passage.ts';

const passage: PdfPassage = {
  ...{ path: '/x.pdf', page: 18, pages: 30, width: 612, height: 792, quote: 'It ends in 2027.' },
  boxes: [[10, 10, 40, 20]],
};
const coverage: CollectionCoverage = {
  ...{ files: 500, read: 498, whole: 490, passages: 0, empty: 8, partly: 0, unread: 2, waiting: 0, gone: 0, left: 0 },
  unreadFiles: [
    { fileId: 'f', name: 'a.pdf', path: '/c/a.pdf', state: 'locked', reason: { code: 'password-needed', values: {} } },
  ],
};
const way: CollectionWay = {
  ...{ kind: 'collection', runId: 'run-1', task: 'list', understood: ['end in 2027'] },
  ...{ ofKind: 120, matched: 14, copies: 2, coverage },
} as const;

beforeEach(() => void stubBridge({}));
afterEach(() => {
  vi.unstubAllGlobals();
  useBatches.setState({ runs: new Map() });
});

const card = (run: BatchRun) =>
  renderToStaticMarkup(
    <CollectionCard run={run} question={message({ id: 'q', role: 'user', text: 'List every contract' })} />,
  );
const body = (answer: Answer) => renderToStaticMarkup(<AnswerBody answer={answer} />);

test('an attachment that could not be read is listed with the mail it lies in', () => {
  const [lone] = coverage.unreadFiles;
  const attached = { ...lone, fileId: 'g', name: 'b.pdf', path: '/c/Mail/offer.eml!/b.pdf' } as typeof lone;
  const listed = { ...coverage, unreadFiles: [lone, attached] } as CollectionCoverage;
  const html = renderToStaticMarkup(<UnreadFiles coverage={listed} onClose={() => undefined} />);
  expect(html).toMatch(/b\.pdf<\/b><small>In offer\.eml · /);
  expect(html).toMatch(/a\.pdf<\/b><small>(?!In )/);
});

describe('the card of a run', () => {
  it('says how far it is, what was found and how long it takes', () => {
    expect(runProgress(fakeRun())).toBe('212 of 500 files · 14 found · 4 can’t be read · about 2 min left');
    expect(card(fakeRun())).toMatch(/aria-valuenow="212"/);
  });

  it.each([
    ['running', ['pause', 'cancel', 'passages']],
    ['proposed', ['resume', 'passages']],
    ['paused', ['resume', 'cancel', 'passages']],
    ['cancelled', ['resume']],
  ] as const)('%s: offers what can be done and nothing else', (state, offered) => {
    const html = card(fakeRun({ state }));
    const found = [...html.matchAll(/data-testid="collection-(pause|resume|cancel|passages)"/g)].map(
      ([, verb]) => verb,
    );
    expect(found).toEqual(offered);
  });

  it('says why it rests and what to do', () => {
    const run = fakeRun({ state: 'paused', reason: { code: 'model-host-down', values: {} } });
    expect(restReason(run)).toMatch(/^[A-Z].*\.$/);
    expect(card(run)).toContain('role="alert"');
    expect(restReason(fakeRun({ state: 'paused' }))).toBeNull();
  });
});

describe('the answer', () => {
  it('leaves what was read to its own words, and opens what was not', () => {
    const html = body({ ...fakeAnswer(passage), way });
    expect(html).toContain('Show 2 unread files');
    expect(html).not.toContain('Based on');
    const all = { ...coverage, read: 500, unread: 0, unreadFiles: [] };
    expect(body({ ...fakeAnswer(passage), way: { ...way, coverage: all } })).not.toContain('collection-coverage');
  });

  it('without a match it still shows its own words, not the closest passages', () => {
    const none = {
      ...notFoundAnswer(passage),
      parts: [{ text: 'No contract matches.', citations: [], supported: true }],
    };
    expect(body({ ...none, way: { ...way, matched: 0 } })).toContain('No contract matches.');
    expect(body(none)).not.toContain('No contract matches.');
  });

  it('says that short documents were read in full', () => {
    expect(body({ ...fakeAnswer(passage), way: { kind: 'whole', files: 3 } })).toContain('3 files read in full');
  });
});

test('a run is found by the message it answers', () => {
  useBatches.setState({ runs: new Map([['run-1', fakeRun({ messageId: 'm' })]]) });
  expect(runOfMessage('m')(useBatches.getState())?.id).toBe('run-1');
  expect(runOfMessage('other')(useBatches.getState())).toBeNull();
});

test('a way for one question is used once', () => {
  useAnswerWay.getState().chooseOnce('passages');
  expect([useAnswerWay.getState().take(), useAnswerWay.getState().take()]).toEqual(['passages', 'auto']);
});

test('an estimate that is not known is not made up', () => {
  expect(estimateText(null)).toBe('How long it takes is told after the first ones.');
  expect(estimateText(300)).toBe('It takes about 5 min.');
});
