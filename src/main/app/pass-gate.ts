import { AppError, toWire, type WireError } from '../../preload/contract/errors.ts';
import { type RouteName, requests } from '../../preload/contract/requests.ts';
import type { Log } from '../engine/ports.ts';

export type Reply = { readonly ok: true; readonly data: unknown } | { readonly ok: false; readonly error: WireError };
/** Answers a request that has passed the gate; the input is parsed. */
export type AnswerRequest = (route: RouteName, input: unknown) => Promise<unknown>;

/** Parses and answers; every failure comes back as data. */
export async function passGate(
  route: unknown,
  input: unknown,
  options: { answer: AnswerRequest; log: Log },
): Promise<Reply> {
  try {
    if (!isRoute(route)) throw new AppError('bad-request', 'Unknown request.');
    const parsed = requests[route].input.safeParse(input ?? {});
    if (!parsed.success) {
      const issue = parsed.error.issues[0];
      throw new AppError('bad-request', `The request ${route} is not valid.`, {
        route,
        field: issue?.path.map(String).join('.') ?? '',
      });
    }
    return { ok: true, data: (await options.answer(route, parsed.data)) ?? null };
  } catch (error) {
    const wire = toWire(error);
    if (wire.code === 'internal')
      options.log.error('a request failed', { route: String(route), message: wire.message });
    return { ok: false, error: wire };
  }
}

function isRoute(route: unknown): route is RouteName {
  return typeof route === 'string' && Object.hasOwn(requests, route);
}
