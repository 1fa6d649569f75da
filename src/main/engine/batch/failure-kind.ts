import type { AppErrorCode } from '../../../preload/contract/errors.ts';

/** `machine`: not the item's fault, and it may pass · `certain`: nor will it pass by itself · `passing`: worth another try · `item`: it would fail again. */
export type FailureKind = 'machine' | 'certain' | 'passing' | 'item';

const kinds: Partial<Record<AppErrorCode, FailureKind>> = {
  'model-host-down': 'machine',
  'model-failed': 'machine',
  'engine-unavailable': 'machine',
  'storage-failed': 'machine',
  'endpoint-unreachable': 'machine',
  'endpoint-refused': 'machine',
  'disk-full': 'certain',
  'model-none': 'certain',
  'model-missing': 'certain',
  'model-invalid': 'certain',
  'model-unsupported': 'certain',
  'adapter-missing': 'certain',
  'adapter-invalid': 'certain',
  'adapter-misfit': 'certain',
  internal: 'passing',
  busy: 'passing',
};

export function failureKind(code: AppErrorCode): FailureKind {
  return kinds[code] ?? 'item';
}
