/** What travels over a port between our own processes. Ids are chosen by the caller and unique per direction. */
import type { WireError } from '../../preload/contract/errors.ts';

export type RpcMessage =
  | { readonly type: 'call'; readonly id: number; readonly method: string; readonly params: unknown }
  | { readonly type: 'cancel'; readonly id: number }
  /** One item of a streamed call; `credit` limits how many may be under way. */
  | { readonly type: 'item'; readonly id: number; readonly value: unknown }
  | { readonly type: 'credit'; readonly id: number; readonly count: number }
  | { readonly type: 'result'; readonly id: number; readonly value: unknown }
  | { readonly type: 'error'; readonly id: number; readonly error: WireError }
  | { readonly type: 'event'; readonly name: string; readonly payload: unknown };

const types = new Set(['call', 'cancel', 'item', 'credit', 'result', 'error', 'event']);

export function isRpcMessage(value: unknown): value is RpcMessage {
  return typeof value === 'object' && value !== null && types.has((value as { type?: unknown }).type as string);
}
