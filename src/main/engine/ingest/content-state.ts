/** The state a file shows for what was read from it. */
import type { FileState } from '../../../preload/contract/shapes.ts';

export function stateOfContent(content: {
  readonly stage: 'reading' | 'readable' | 'ready';
  readonly outcome: 'complete' | 'no-text' | 'partly-read' | null;
}): FileState {
  if (content.stage === 'reading' || content.outcome === null) return 'reading';
  if (content.outcome !== 'complete') return content.outcome;
  return content.stage;
}
