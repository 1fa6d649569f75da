/** What the local API answers: finds the route, describes itself, counts. Knows no socket. */
import { AppError, type WireError } from '../../../../preload/contract/errors.ts';
import type { ApiCall, ApiInbox, ApiReply } from '../../ports.ts';
import type { DoorAccess } from '../door-access.ts';
import { doorLimits } from '../limits.ts';
import { chatCompletions } from './chat-completions.ts';
import { docsPage } from './docs-page.ts';
import { embeddingRoutes } from './embedding-routes.ts';
import { libraryRoutes } from './library-routes.ts';
import { createApiMetrics } from './metrics.ts';
import { openApi } from './open-api.ts';
import { failed, json } from './replies.ts';
import type { ApiRoute } from './route.ts';

export type LocalApiOptions = {
  readonly access: DoorAccess;
  readonly inbox: ApiInbox;
  readonly version: string;
  readonly now: () => number;
  /** `http://127.0.0.1:8427`, for the page. */
  readonly origin: () => string;
};

const routes: readonly ApiRoute[] = [...libraryRoutes, chatCompletions, ...embeddingRoutes];
const openPaths = ['/', '/docs', '/openapi.json'];
/** Each may keep a model busy for a while. */
const answering = ['/api/ask', '/v1/chat/completions'];

export function createLocalApi({ access, inbox, version, now, origin }: LocalApiOptions) {
  const metrics = createApiMetrics();
  const use = { access, inbox, metrics, version, now };
  let answers = 0;

  async function handle(call: ApiCall): Promise<ApiReply> {
    const description = describe(call);
    if (description) return description;
    const named = routes.filter(({ path }) => path === call.path);
    const route = named.find(({ method }) => method === call.method);
    if (!route) {
      if (named.length === 0) throw new AppError('not-found', 'There is nothing at this address.');
      const { body, type } = failed({ code: 'bad-request', message: 'Not with this method.', data: {} });
      return { status: 405, type, body };
    }
    if (!answering.includes(call.path)) return route.run(call, use);
    if (answers >= doorLimits.http.answers) throw new AppError('busy', 'Enough questions are being answered.');
    answers += 1;
    let reply: ApiReply;
    try {
      reply = await route.run(call, use);
    } catch (error) {
      answers -= 1;
      throw error;
    }
    return { ...reply, body: ended(reply.body, () => (answers -= 1)) };
  }

  function describe({ method, path }: ApiCall): ApiReply | null {
    if (method !== 'GET' || !openPaths.includes(path)) return null;
    if (path === '/openapi.json') return json(openApi(routes, version));
    return { status: 200, type: 'text/html; charset=utf-8', body: docsPage(routes, origin(), version) };
  }

  return {
    isOpen: (path: string) => openPaths.includes(path),
    handle,
    failed: (error: WireError) => failed(error),
    answered(path: string, status: number, seconds: number) {
      const known = openPaths.includes(path) || routes.some((route) => route.path === path);
      metrics.answered(known ? path : 'other', status, seconds);
    },
  };
}

/** The same body, and a word when the last of it was taken or nobody wants it any more. */
function ended(body: ApiReply['body'], onEnd: () => void): ApiReply['body'] {
  if (typeof body === 'string') {
    onEnd();
    return body;
  }
  return (async function* () {
    try {
      yield* body;
    } finally {
      onEnd();
    }
  })();
}
