/** What a feedback file tells of this library and machine. */
import os from 'node:os';
import type { ConfigReport } from '../../preload/contract/config-shapes.ts';
import type { MetricsOverview } from '../../preload/contract/metrics-shapes.ts';
import type { Handlers } from '../../preload/contract/requests.ts';
import type { LibraryStatus } from '../../preload/contract/shapes.ts';
import { feedbackText } from './feedback/feedback-text.ts';

export const feedbackHandlers = (read: {
  readonly status: () => LibraryStatus;
  readonly metrics: () => Promise<MetricsOverview>;
  readonly config: () => ConfigReport;
}): Handlers<'feedback.facts'> => ({
  'feedback.facts': async () => {
    const system = {
      ...{ platform: `${os.platform()} ${os.arch()}`, release: os.release(), node: process.version },
      ...{ memoryBytes: os.totalmem(), cores: os.availableParallelism() },
    };
    return {
      text: feedbackText({ system, status: read.status(), metrics: await read.metrics(), config: read.config() }),
    };
  },
});
