/** Which named state a failed file ends in, and whether trying again can help. */
import type { AppError, AppErrorCode } from '../../../preload/contract/errors.ts';
import type { FileState } from '../../../preload/contract/shapes.ts';

/**
 * killed: its reader died, which counts towards quarantine · changing: it is being written, so it waits until it rests ·
 * passing: a trouble that may be over in a moment · machine: nothing to do with this file, its stage rests ·
 * pictures: the same of letter recognition alone · final: the same bytes will fail the same way.
 */
export type FailureClass = 'killed' | 'changing' | 'passing' | 'machine' | 'pictures' | 'final';

export type FailurePlan = {
  /** The state when trying again no longer helps. */
  readonly state: FileState;
  readonly class: FailureClass;
};

const plans: Partial<Record<AppErrorCode, FailurePlan>> = {
  'worker-crashed': { state: 'quarantined', class: 'killed' },
  'worker-timeout': { state: 'quarantined', class: 'killed' },
  'worker-memory': { state: 'quarantined', class: 'killed' },
  'file-changed-while-reading': { state: 'waiting', class: 'changing' },
  'disk-full': { state: 'waiting', class: 'machine' },
  'storage-failed': { state: 'waiting', class: 'machine' },
  'library-damaged': { state: 'waiting', class: 'machine' },
  'engine-unavailable': { state: 'waiting', class: 'machine' },
  'file-empty': { state: 'no-text', class: 'final' },
  'password-needed': { state: 'locked', class: 'final' },
  'wrong-password': { state: 'locked', class: 'final' },
  'member-encrypted': { state: 'locked', class: 'final' },
  'format-unsupported': { state: 'unsupported', class: 'final' },
  'mailbox-archive': { state: 'unsupported', class: 'final' },
  'link-not-followed': { state: 'unsupported', class: 'final' },
  'cloud-only': { state: 'unavailable', class: 'final' },
  'bundle-not-read': { state: 'unsupported', class: 'final' },
  'member-refused': { state: 'unsupported', class: 'final' },
  'member-limit': { state: 'unsupported', class: 'final' },
  'archive-budget': { state: 'unsupported', class: 'final' },
  'archive-depth': { state: 'unsupported', class: 'final' },
  'file-missing': { state: 'unavailable', class: 'final' },
  'file-unreadable': { state: 'unavailable', class: 'final' },
};

/** What a disk or a network volume says when it may do better in a moment. */
const passing: ReadonlySet<unknown> = new Set([
  'EIO',
  'EBUSY',
  'EAGAIN',
  'ETIMEDOUT',
  'ESTALE',
  'EMFILE',
  'ENFILE',
  'EINTR',
]);

export function failurePlan(error: Pick<AppError, 'code' | 'data'>): FailurePlan {
  const known = plans[error.code] ?? { state: 'failed', class: 'final' };
  if (error.code === 'file-unreadable' && passing.has(error.data.system)) return { ...known, class: 'passing' };
  // Other lacks of letter recognition (no data for the chosen languages) last until a person changes something.
  if (error.code === 'ocr-unavailable' && error.data.down === true) return { ...known, class: 'pictures' };
  return known;
}

/** Troubles of now that say nothing of the document itself. */
const ofNow: ReadonlySet<AppErrorCode> = new Set(['cancelled', 'internal', 'file-missing', 'file-unreadable']);

/** True when the document breaks off here whoever reads it: what came before may be kept, and nothing more will come. */
export function endsDocument(error: Pick<AppError, 'code' | 'data'>): boolean {
  return failurePlan(error).class === 'final' && !ofNow.has(error.code);
}
