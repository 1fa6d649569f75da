/** Answers of the local API: JSON, events, and failures in the shape OpenAI clients read. */
import type { AppErrorCode, WireError } from '../../../../preload/contract/errors.ts';
import type { ApiReply } from '../../ports.ts';

export function json(value: unknown, status = 200): ApiReply {
  return { status, type: 'application/json; charset=utf-8', body: JSON.stringify(value) };
}

export function failed({ code, message }: WireError): ApiReply {
  const status = statusOf(code);
  // What went wrong inside is for the log.
  const said = code === 'internal' ? 'Something went wrong inside Docent.' : message;
  const type = status === 429 ? 'rate_limit_error' : status >= 500 ? 'server_error' : 'invalid_request_error';
  return json({ error: { message: said, type, code, param: null } }, status);
}

const statuses: Partial<Record<AppErrorCode, number>> = {
  'bad-request': 400,
  'query-too-long': 400,
  'context-too-small': 400,
  'token-wrong': 401,
  'origin-refused': 403,
  'conversations-locked': 403,
  'app-locked': 403,
  'not-found': 404,
  'document-changed': 409,
  'body-too-large': 413,
  'body-unreadable': 415,
  'model-none': 409,
  'model-missing': 409,
  'rate-limited': 429,
  busy: 429,
  cancelled: 499,
  internal: 500,
  'disk-full': 507,
  'storage-failed': 500,
};

/** Everything else is a part of Docent that is not there now: a model, the library. */
export function statusOf(code: AppErrorCode): number {
  return statuses[code] ?? 503;
}
