/** Which named state a failed file ends in, and whether trying again can help. */
import type { AppError, AppErrorCode } from '../../../preload/contract/errors.ts';
import type { FileState } from '../../../preload/contract/shapes.ts';

export type FailurePlan = {
  readonly state: FileState;
  /** kill: counts towards quarantine · again: may pass later · final: the same bytes will fail the same way. */
  readonly retry: 'kill' | 'again' | 'final';
};

const plans: Partial<Record<AppErrorCode, FailurePlan>> = {
  'worker-crashed': { state: 'waiting', retry: 'kill' },
  'worker-timeout': { state: 'waiting', retry: 'kill' },
  'worker-memory': { state: 'waiting', retry: 'kill' },
  'file-changed-while-reading': { state: 'waiting', retry: 'again' },
  'password-needed': { state: 'locked', retry: 'final' },
  'format-unsupported': { state: 'unsupported', retry: 'final' },
  'file-missing': { state: 'unavailable', retry: 'final' },
  'file-unreadable': { state: 'unavailable', retry: 'final' },
};

export function failurePlan(error: AppError): FailurePlan {
  return plans[error.code] ?? { state: 'failed', retry: 'final' };
}
