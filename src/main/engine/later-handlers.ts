/** Handlers whose code is loaded when it is needed, so that a start waits for nothing that the first window does not ask for. */
import type { EngineRoute, HandlerContext, Handlers } from '../../preload/contract/requests.ts';

export type LaterHandlers<Routes extends EngineRoute> = {
  readonly handlers: Handlers<Routes>;
  /** Loads them now; once for all callers. */
  loaded(): Promise<unknown>;
};

/** @param routes every route of the group: what is not named here is not answered, which the type of all handlers tells. */
export function laterHandlers<Routes extends EngineRoute>(
  routes: readonly Routes[],
  load: () => Promise<Handlers<Routes>>,
): LaterHandlers<Routes> {
  let loading: Promise<Handlers<Routes>> | null = null;
  const loaded = () => {
    // One that failed is tried again.
    loading ??= load().catch((error: unknown) => {
      loading = null;
      throw error;
    });
    return loading;
  };
  const ask = (route: Routes) => async (input: never, context: HandlerContext) =>
    (await loaded())[route](input, context);
  return { handlers: Object.fromEntries(routes.map((route) => [route, ask(route)])) as Handlers<Routes>, loaded };
}
