/** The local API on its socket: the routes of `doors/http`, the listener and the Inbox of `net`, joined. */
import path from 'node:path';
import { apiAddress } from './api-address.ts';
import type { DoorAccess } from './doors/door-access.ts';
import { createLocalApi } from './doors/http/local-api.ts';
import { createApiInbox } from './net/api-inbox.ts';
import { type ApiListener, type ApiListenerOptions, listenForPrograms } from './net/api-listener.ts';

export type ServeApiOptions = Omit<ApiListenerOptions, 'handler'> & {
  readonly access: DoorAccess;
  readonly dataDir: string;
};

/** Version of the API's routes, not of the app. */
const apiVersion = '1.0.0';

/** Rejects with AppError `port-taken`. */
export async function serveApi({ access, dataDir, ...options }: ServeApiOptions): Promise<ApiListener> {
  let { port } = options;
  const handler = createLocalApi({
    access,
    inbox: createApiInbox(path.join(dataDir, 'Inbox')),
    version: apiVersion,
    now: options.now,
    origin: () => apiAddress(port),
  });
  const listener = await listenForPrograms({ ...options, handler });
  port = listener.port;
  return listener;
}
