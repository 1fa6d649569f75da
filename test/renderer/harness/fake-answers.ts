import type { Answer, Citation, Conversation, Message, SearchHit } from '../../../src/preload/contract/shapes.ts';
import { textBlocks, textSpan } from './fake-document.ts';
import { coverage, harnessNow } from './fake-library.ts';
import type { PdfPassage } from './pdf-passage.ts';

const textFile = {
  fileId: 'file-1',
  documentId: 'document-text',
  path: 'Contracts/Lease Kingsland Road.docx',
  title: 'Lease agreement, 14 Kingsland Road',
  kind: 'docx',
  page: null,
  locator: { type: 'heading', path: ['Lease agreement', '4. Ending the lease'] },
} as const;

/** Citations 1 (a PDF page) and 2 (a heading of a text document), both true to what the harness can open. */
export function fakeCitations(passage: PdfPassage): [Citation, Citation] {
  const { page, width, height, boxes, quote } = passage;
  return [
    {
      id: 1,
      fileId: 'file-0',
      documentId: 'document-pdf',
      path: 'Reports/BESTBUY_2024Q2_10Q.pdf',
      title: 'Quarterly report, second quarter of fiscal 2024',
      kind: 'pdf',
      page,
      start: 1000,
      end: 1000 + quote.length,
      quote,
      verified: true,
      locator: { type: 'page', page, places: [{ page, width, height, boxes }] },
    },
    { id: 2, ...textFile, ...textSpan, quote: wordsOf(textSpan), verified: true },
  ];
}

function wordsOf(span: { start: number; end: number }): string {
  const block = textBlocks.find((each) => each.start <= span.start && span.end <= each.end);
  return block ? block.text.slice(span.start - block.start, span.end - block.start) : '';
}

function highlightsOf(text: string, words: readonly string[]) {
  return words.flatMap((word) => {
    const start = text.indexOf(word);
    return start < 0 ? [] : [{ start, end: start + word.length }];
  });
}

export function fakeHits(passage: PdfPassage): SearchHit[] {
  const [first, second] = fakeCitations(passage);
  const ranks = { keywordRank: 1, vectorRank: 2, similarity: 0.62, rerank: null };
  const text = `${first.quote} We expect the rate to stay within this range for the rest of the year.`;
  return [
    {
      ...first,
      text,
      headingPath: ['Results of operations', 'Domestic segment'],
      highlights: highlightsOf(text, ['gross profit rate', 'product margin']),
      score: 0.032,
      ...ranks,
      matched: ['gross profit rate', 'product margin'],
    },
    {
      ...second,
      text: second.quote,
      headingPath: second.locator.type === 'heading' ? second.locator.path : [],
      highlights: highlightsOf(second.quote, ['two months']),
      score: 0.029,
      ...ranks,
      matched: ['two months'],
    },
    {
      ...second,
      start: 5_000,
      end: 5_200,
      fileId: 'file-5',
      title: 'Meeting notes, spring',
      path: 'Notes/meeting-notes.md',
      kind: 'markdown',
      text: 'Margins: the gross profit rate went up because of services; the two of us keep an eye on store payroll until autumn.',
      headingPath: ['March', 'Numbers'],
      locator: { type: 'heading', path: ['March', 'Numbers'] },
      highlights: [{ start: 13, end: 30 }],
      score: 0.021,
      keywordRank: 3,
      vectorRank: null,
      similarity: null,
      rerank: null,
      matched: ['gross profit rate'],
    },
  ];
}

export function fakeAnswer(passage: PdfPassage): Answer {
  const citations = fakeCitations(passage);
  return {
    question: 'Why did the gross profit rate rise?',
    mode: 'generate',
    found: true,
    parts: [
      {
        text: 'The gross profit rate **rose in the second quarter of fiscal 2024**, mainly because of better product margins and the membership offerings.',
        citations: [1],
        supported: true,
      },
      { text: ' It is expected to double next year.', citations: [], supported: false },
      {
        text: '\n\nTwo things to keep in mind:\n\n- The effect of the first half is *partly offset* in the second.\n- The lease can be ended with two months’ notice.',
        citations: [1, 2],
        supported: true,
      },
    ],
    citations,
    closest: [],
    coverage,
    model: 'TinyLlama 1.1B Chat',
    seconds: 3.4,
    stopped: false,
  };
}

export function notFoundAnswer(passage: PdfPassage): Answer {
  return {
    ...fakeAnswer(passage),
    question: 'Who won the chess tournament in Reykjavík?',
    mode: 'extract',
    found: false,
    parts: [],
    citations: [],
    closest: fakeHits(passage).slice(0, 2),
    model: null,
    seconds: 0.3,
  };
}

export function message(changes: Partial<Message> & Pick<Message, 'id' | 'role'>): Message {
  return { text: '', createdAt: harnessNow, state: 'complete', answer: null, error: null, rating: null, ...changes };
}

export function fakeConversation(passage: PdfPassage): Conversation {
  const answer = fakeAnswer(passage);
  const notFound = notFoundAnswer(passage);
  return {
    id: 'conversation-1',
    title: 'Why did the gross profit rate rise?',
    updatedAt: harnessNow,
    pinned: false,
    messages: [
      message({ id: 'm1', role: 'user', text: answer.question }),
      message({ id: 'm2', role: 'assistant', text: answer.parts.map((part) => part.text).join(''), answer }),
      message({ id: 'm3', role: 'user', text: notFound.question }),
      message({ id: 'm4', role: 'assistant', answer: notFound }),
    ],
  };
}
