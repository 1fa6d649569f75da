/** What a door is given of the library: the contract, as another program may speak it. */
import type { EngineRoute, RequestInput, RequestOutput } from '../../../preload/contract/requests.ts';
import type { Answer } from '../../../preload/contract/shapes.ts';

export type DoorAccess = {
  /** Rejects with AppError. */
  request<R extends EngineRoute>(route: R, input: RequestInput<R>, signal?: AbortSignal): Promise<RequestOutput<R>>;
  /** `answer.once`, its text told while it is written. */
  ask(input: RequestInput<'answer.once'>, onText: (delta: string) => void, signal?: AbortSignal): Promise<Answer>;
};
