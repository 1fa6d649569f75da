/** What a command ends with; documented in the help and the README. */
import type { AppErrorCode } from '../../preload/contract/errors.ts';

export const exitCodes = {
  ok: 0,
  failed: 1,
  usage: 2,
  notFound: 3,
  refused: 4,
  library: 5,
  model: 6,
  cancelled: 130,
} as const;
export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];

const byError: Partial<Record<AppErrorCode, ExitCode>> = {
  'bad-request': exitCodes.usage,
  'query-too-long': exitCodes.usage,
  'questions-invalid': exitCodes.usage,
  'questions-too-many': exitCodes.usage,
  'template-invalid': exitCodes.usage,
  'schema-invalid': exitCodes.usage,
  'cell-invalid': exitCodes.usage,
  'not-found': exitCodes.notFound,
  'folder-missing': exitCodes.notFound,
  'file-missing': exitCodes.notFound,
  'folder-not-a-folder': exitCodes.refused,
  'folder-inside-another': exitCodes.refused,
  'folder-contains-another': exitCodes.refused,
  'folder-refused': exitCodes.refused,
  'file-unreadable': exitCodes.refused,
  'disk-full': exitCodes.library,
  'library-locked': exitCodes.library,
  'library-damaged': exitCodes.library,
  'schema-newer': exitCodes.library,
  'storage-failed': exitCodes.library,
  'engine-unavailable': exitCodes.library,
  'conversations-locked': exitCodes.refused,
  'app-locked': exitCodes.refused,
  'document-changed': exitCodes.notFound,
  'model-none': exitCodes.model,
  'model-missing': exitCodes.model,
  'model-invalid': exitCodes.model,
  'model-unsupported': exitCodes.model,
  'model-failed': exitCodes.model,
  'model-host-down': exitCodes.model,
  'context-too-small': exitCodes.model,
  'adapter-missing': exitCodes.notFound,
  'adapter-invalid': exitCodes.model,
  'adapter-unsupported': exitCodes.model,
  'adapter-misfit': exitCodes.model,
  'model-in-use': exitCodes.refused,
  'port-taken': exitCodes.refused,
  'setting-fixed': exitCodes.refused,
  'client-config-unreadable': exitCodes.refused,
  'network-off': exitCodes.refused,
  'download-unavailable': exitCodes.model,
  'download-failed': exitCodes.failed,
  'download-corrupt': exitCodes.failed,
  'endpoint-unreachable': exitCodes.model,
  'endpoint-refused': exitCodes.model,
  cancelled: exitCodes.cancelled,
};

export function exitCodeOf(code: AppErrorCode): ExitCode {
  return byError[code] ?? exitCodes.failed;
}
