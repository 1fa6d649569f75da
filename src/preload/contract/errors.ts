/**
 * Every failure a person can meet has a code here, and its sentence in the window's or the command line's message file.
 * An error is data: code, a plain fallback sentence for logs, and values for the sentence.
 */
export const appErrorCodes = [
  // requests
  'bad-request',
  'not-found',
  'cancelled',
  'internal',
  'engine-unavailable',
  'busy',
  'no-window',
  'update-unreachable',
  'update-refused',
  // folders and files
  'folder-missing',
  'folder-not-a-folder',
  'folder-inside-another',
  'folder-contains-another',
  'folder-refused',
  'file-missing',
  'file-unreadable',
  'file-empty',
  'file-changed-while-reading',
  'document-changed',
  'document-gone',
  'file-too-large',
  'format-unsupported',
  'format-mismatch',
  'password-needed',
  'wrong-password',
  'link-not-followed',
  'cloud-only',
  'bundle-not-read',
  'mailbox-archive',
  'member-encrypted',
  'member-refused',
  'member-limit',
  'archive-depth',
  'archive-budget',
  'read-with-doubt',
  'text-replaced',
  'ocr-unavailable',
  'ocr-language-missing',
  'picture-too-large',
  'deletions-unconfirmed',
  'deletion-kept',
  'secret-store-unavailable',
  'list-not-saved',
  'file-damaged',
  'file-cut-off',
  'no-text-found',
  'no-rows',
  'unit-failed',
  'hidden-text',
  'text-unmapped',
  'text-limit',
  'expansion-limit',
  'worker-crashed',
  'worker-timeout',
  'worker-memory',
  'table-query-invalid',
  'table-query-too-long',
  'table-query-too-large',
  'quarantined',
  // questions
  'query-too-long',
  'library-empty',
  'preset-too-long',
  'name-missing',
  'name-too-long',
  'name-taken',
  'questions-invalid',
  'questions-too-many',
  'batch-crashed',
  // extraction
  'template-invalid',
  'template-built-in',
  'template-no-examples',
  'schema-invalid',
  'cell-invalid',
  'extraction-cut',
  // models
  'model-none',
  'model-missing',
  'model-invalid',
  'model-unsupported',
  'model-failed',
  'model-host-down',
  'context-too-small',
  'adapter-missing',
  'adapter-invalid',
  'adapter-unsupported',
  'adapter-misfit',
  'model-in-use',
  // network
  'network-off',
  'download-unavailable',
  'download-failed',
  'download-corrupt',
  'endpoint-unreachable',
  'endpoint-refused',
  'endpoint-model-elsewhere',
  // doors for other programs
  'token-wrong',
  'origin-refused',
  'rate-limited',
  'body-too-large',
  'body-unreadable',
  'port-taken',
  'client-config-unreadable',
  'setting-fixed',
  // conversations
  'conversations-locked',
  'app-locked',
  'key-store-unavailable',
  'recovery-code-wrong',
  'passcode-wrong',
  'record-damaged',
  // backup and team library
  'backup-damaged',
  'backup-newer',
  'backup-passphrase',
  'backup-target',
  'backup-exists',
  'folder-not-the-same',
  'team-unreachable',
  'team-refused',
  'team-insecure',
  'team-newer',
  // storage
  'disk-full',
  'library-locked',
  'library-damaged',
  'schema-newer',
  'storage-failed',
] as const;

export type AppErrorCode = (typeof appErrorCodes)[number];

/** Values that fill the sentence shown to a person; plain JSON only. */
export type ErrorValues = Readonly<Record<string, string | number | boolean | null>>;

export type WireError = { readonly code: AppErrorCode; readonly message: string; readonly data: ErrorValues };

/** A failure with a stable code; `message` is a plain English sentence fit for a log or the command line. */
export class AppError extends Error {
  override readonly name = 'AppError';
  readonly code: AppErrorCode;
  readonly data: ErrorValues;
  constructor(code: AppErrorCode, message: string, data: ErrorValues = {}) {
    super(message);
    this.code = code;
    this.data = data;
  }
}

const known: ReadonlySet<string> = new Set(appErrorCodes);

/** Turns anything thrown into what may cross a process border: no stack, no foreign fields. */
export function toWire(error: unknown): WireError {
  if (error instanceof AppError) return { code: error.code, message: error.message, data: error.data };
  if (error instanceof Error && error.name === 'AbortError') {
    return { code: 'cancelled', message: 'Cancelled.', data: {} };
  }
  return { code: 'internal', message: error instanceof Error ? error.message : String(error), data: {} };
}

/** The counterpart of `toWire`; unknown codes become `internal`. */
export function fromWire(wire: WireError): AppError {
  return new AppError(known.has(wire.code) ? wire.code : 'internal', wire.message, wire.data ?? {});
}
