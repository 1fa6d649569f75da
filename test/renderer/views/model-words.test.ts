import { describe, expect, it } from 'vitest';
import type { DownloadStatus, ModelFitShape } from '../../../src/preload/contract/shapes.ts';
import {
  arithmetic,
  downloadLine,
  formatMemory,
  planSentence,
  removalText,
  verdictSentence,
} from '../../../src/renderer/views/models/model-words.ts';
import { stubBridge } from '../bridge-stub.ts';
import { fakeOverview } from '../harness/fake-models.ts';

const gibibyte = 1024 ** 3;
const memory = { weights: 5 * gibibyte, cache: 1.125 * gibibyte, compute: 0.3 * gibibyte, runtime: 0.1 * gibibyte };
const fit: ModelFitShape = {
  ...{ verdict: 'fits', contextTokens: 8192, cachePrecision: 'f16', roomBytes: 9.5 * gibibyte, guessed: false },
  memory: { ...memory, total: 6.525 * gibibyte },
};
const status: DownloadStatus = {
  ...{ catalogId: 'a', state: 'downloading', bytes: 1.1e9, totalBytes: 2.5e9, bytesPerSecond: 24e6, secondsLeft: 58 },
  reason: null,
};

describe('memory', () => {
  it('is counted as machines are sold', () => {
    expect([16 * gibibyte, 9.54 * gibibyte, 0.5 * gibibyte].map(formatMemory)).toEqual(['16 GB', '9.5 GB', '512 MB']);
  });

  it('adds up in one line', () => {
    expect(arithmetic(fit)).toBe('5 GB weights + 1.1 GB for 8,192 tokens + 410 MB to work = 6.5 GB of 9.5 GB');
    expect(arithmetic({ ...fit, guessed: true })).toMatch(/^About 5 GB/);
    expect(arithmetic({ ...fit, memory: { ...fit.memory, cache: 0 } })).not.toContain('tokens');
  });

  it('says how much is missing when a model is too large', () => {
    expect(verdictSentence({ ...fit, verdict: 'no', roomBytes: 4.525 * gibibyte })).toBe(
      'It needs 2 GB more than there is.',
    );
    expect(verdictSentence({ ...fit, cachePrecision: 'q8_0' })).toContain('8 bits');
  });

  it('is planned in a sentence that says whether chat takes turns', () => {
    stubBridge({});
    expect(planSentence(fakeOverview.plan)).toMatch(
      /^This Mac has 16 GB: 4 GB stay with .* while files are being read\.$/,
    );
    expect(planSentence({ ...fakeOverview.plan, takesTurns: true })).toContain('takes turns');
  });
});

describe('a download', () => {
  it('says amount, speed and time left, and why it stands', () => {
    expect(downloadLine(status)).toBe('1.1 GB of 2.5 GB · 24.0 MB/s · about a minute left');
    expect(downloadLine({ ...status, state: 'paused' })).toBe('Paused · 1.1 GB of 2.5 GB (44%)');
    expect(downloadLine({ ...status, state: 'waiting' })).toContain('tries again by itself');
    const reason = { code: 'download-corrupt', values: {} } as const;
    expect(downloadLine({ ...status, state: 'failed', reason })).toContain('it was deleted. Nothing else was touched');
  });
});

describe('removal', () => {
  it('says whether files go, and what used it', () => {
    expect(removalText({ chosen: false, conversations: 0, deletesFiles: false })).toContain('stays where it is');
    const used = removalText({ chosen: true, conversations: 2, deletesFiles: true });
    expect(used).toContain('files are deleted');
    expect(used).toContain('the chosen one');
    expect(used).toContain('2 conversations keep');
  });
});
