import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { WorkPlan } from '../../../src/preload/contract/shapes.ts';
import { currentText, planSentence, rateText } from '../../../src/renderer/views/work-messages.ts';
import { stubBridge } from '../bridge-stub.ts';
import { fakeFiles, fakeStatus, fullSpeed } from '../harness/fake-library.ts';

beforeEach(() => void stubBridge({}));
afterEach(() => vi.unstubAllGlobals());

const say = (changes: Partial<WorkPlan>) => {
  const { text, action } = planSentence({ plan: { ...fullSpeed, ...changes } });
  return `${text} [${action.label}]`;
};

describe('the sentence of the plan', () => {
  it.each<[Partial<WorkPlan>, string]>([
    [{}, 'Reading with 4 processes [Pause]'],
    [{ readers: 1 }, 'Reading with 1 process [Pause]'],
    [{ insisted: true }, 'Reading now as you asked, with 4 processes [Pause]'],
    [{ paused: 'person' }, 'Paused by you. [Go On]'],
    [{ paused: 'battery' }, 'Paused: on battery. [Index Now]'],
    [{ paused: 'low-power' }, 'Paused: Low Power Mode is on. [Index Now]'],
    [{ paused: 'heat' }, 'Paused: the Mac is hot and cools down. [Index Now]'],
    [{ paused: 'memory' }, 'Paused: memory is short. It goes on by itself. [Pause]'],
    [{ paused: 'sleep' }, 'Paused while the Mac sleeps. [Pause]'],
    [{ slowed: 'heat', readers: 1 }, 'Slower: the Mac is warm, so 1 process reads [Full Speed]'],
    [{ slowed: 'memory', readers: 2 }, 'Slower: memory is short, so 2 processes read [Pause]'],
  ])('%o', (plan, sentence) => {
    expect(say(plan)).toBe(sentence);
  });

  it('tells the rates and the time left, and none while it rests', () => {
    const status = fakeStatus(fakeFiles(30));
    expect(rateText(status)).toBe('38 files/min · 211 pages/min · about 2 min left');
    expect(rateText({ ...status, filesPerMinute: null, pagesPerMinute: null, secondsLeft: null })).toBe('');
    expect(rateText({ ...status, plan: { ...fullSpeed, paused: 'battery' } })).toBe('');
  });

  it('tells how far each file is', () => {
    const [reading, recognising] = fakeStatus(fakeFiles(30)).current.map(currentText);
    expect(reading).toBe('page 62 of 214');
    expect(recognising).toBe('OCR page 12 of 40');
  });
});
