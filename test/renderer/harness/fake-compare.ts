/** Comparisons of the harness: one that is done as soon as it is begun. */
import type { EventName, Events } from '../../../src/preload/contract/events.ts';
import type { CompareRecord, RegressReport, TestQuestion } from '../../../src/preload/contract/measure-shapes.ts';

export function fakeRecord(questions: readonly TestQuestion[], change: Partial<CompareRecord> = {}): CompareRecord {
  const plain = {
    text: 'The lighthouse was built some time ago.',
    exact: false,
    support: 0.5,
    characters: 39,
    seconds: 2.4,
  };
  const tuned = { text: 'The lighthouse was built in 1872.', exact: true, support: 1, characters: 33, seconds: 2.1 };
  return {
    id: 'record-1',
    madeAt: Date.UTC(2026, 10, 2),
    model: 'TinyLlama 1.1B Chat',
    quantisation: 'Q4_K',
    adapters: [{ name: 'house-style', strength: 1 }],
    rows: questions.map(({ text, answer }) => ({
      question: text,
      expected: answer ?? null,
      without: answer ? plain : { ...plain, exact: null },
      with: answer ? tuned : { ...tuned, exact: null },
    })),
    without: { exact: 0, support: 0.5, characters: 39, seconds: 2.4 },
    with: { exact: 1, support: 1, characters: 33, seconds: 2.1 },
    previous: null,
    ...change,
  };
}

export function createCompareFakes(emit: <E extends EventName>(event: E, payload: Events[E]) => void) {
  const records: CompareRecord[] = [];
  return {
    'regress.run': (): RegressReport => ({
      questions: 0,
      adapters: [],
      bounds: { divergence: 0, agreement: 0 },
      rows: [],
    }),
    'compare.once': ({ questions }: { questions: readonly TestQuestion[] }) => fakeRecord(questions),
    'compare.start': ({ questions }: { questions: readonly TestQuestion[] }) => {
      const record = fakeRecord(questions);
      records.unshift(record);
      const total = questions.length * 2;
      setTimeout(() => emit('compare.progress', { compareId: 'compare', done: total, total, record, error: null }), 50);
      return { compareId: 'compare' };
    },
    'training.part': () => ({ lines: [], excluded: [], documents: 0, next: null }),
    'training.plan': (): never => {
      throw new Error('only the command line asks for it');
    },
    'compare.cancel': () => null,
    'compare.list': () => records,
    'compare.remove': () => null,
  };
}
