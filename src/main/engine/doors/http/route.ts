/** A route of the local API, said once: answering, its description and its page are derived from this value. */
import type { z } from 'zod';
import type { ApiCall, ApiInbox, ApiReply } from '../../ports.ts';
import type { DoorAccess } from '../door-access.ts';
import { parsed, type ToolUse } from '../tools/tool.ts';
import type { ApiMetrics } from './metrics.ts';

export type ApiUse = {
  readonly access: DoorAccess;
  readonly inbox: ApiInbox;
  readonly metrics: ApiMetrics;
  readonly version: string;
  /** Seconds since 1970 of `created` fields. */
  readonly now: () => number;
};

export type ApiRoute = {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly summary: string;
  readonly query?: z.ZodType;
  /** `bytes`: the file itself. */
  readonly body?: z.ZodType | 'bytes';
  /** What comes back, for the description. */
  readonly gives: 'json' | 'json or events' | 'text';
  readonly status?: number;
  run(call: ApiCall, use: ApiUse): Promise<ApiReply>;
};

type JsonRoute<Body extends z.ZodType> = Omit<ApiRoute, 'run' | 'body' | 'method'> & {
  readonly body: Body;
  readonly run: (body: z.output<Body>, call: ApiCall, use: ApiUse) => Promise<ApiReply>;
};

/** A route that takes JSON; its `run` gets it parsed. */
export function jsonRoute<Body extends z.ZodType>({ run, ...rest }: JsonRoute<Body>): ApiRoute {
  return { ...rest, method: 'POST', run: async (call, use) => run(parsed(rest.body, await call.json()), call, use) };
}

export function toolUse({ access }: ApiUse, { signal }: ApiCall): ToolUse {
  return { access, allowed: null, signal };
}
