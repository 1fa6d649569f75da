/** JSON-RPC 2.0 as MCP uses it: one message a line. */
import { doorLimits } from '../limits.ts';

export type Id = string | number;
/** Without an id: a notification, which gets no answer. */
export type Message = { readonly id?: Id | undefined; readonly method: string; readonly params?: unknown };
export type Reply = {
  readonly jsonrpc: '2.0';
  readonly id: Id | null;
  readonly result?: object;
  readonly error?: { readonly code: number; readonly message: string };
};
type Failure = Reply & { readonly error: { readonly code: number; readonly message: string } };

export const rpcErrors = {
  parse: -32700,
  invalidRequest: -32600,
  methodNotFound: -32601,
  invalidParams: -32602,
} as const;

export function success(id: Id, result: object): Reply {
  return { jsonrpc: '2.0', id, result };
}

export function failure(id: Id | null, code: number, message: string): Failure {
  return { jsonrpc: '2.0', id, error: { code, message } };
}

/** The message on a line, or the answer that says why there is none. */
export function parseMessage(line: string): Message | Failure {
  if (line.length > doorLimits.mcp.messageCharacters)
    return failure(null, rpcErrors.invalidRequest, 'Too long a message.');
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return failure(null, rpcErrors.parse, 'Not JSON.');
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return failure(null, rpcErrors.invalidRequest, 'One message a line, as an object.');
  }
  const { jsonrpc, id, method, params } = value as Record<string, unknown>;
  const known = typeof id === 'string' || (typeof id === 'number' && Number.isFinite(id));
  const own = known ? (id as Id) : null;
  if (jsonrpc !== '2.0' || typeof method !== 'string' || (id !== undefined && !known)) {
    return failure(own, rpcErrors.invalidRequest, 'Not a JSON-RPC 2.0 request.');
  }
  return { ...(known ? { id: own as Id } : {}), method, params };
}
