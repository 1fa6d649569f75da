/** The network, live, and the update check. */
import type { NetworkStatus, UpdateStatus } from './network-shapes.ts';
import { nothing, route } from './route.ts';

export const networkRequests = {
  'network.status': route(nothing).returns<NetworkStatus>(),
  /** Null: this build knows no address to look at, so there is nothing to switch on. */
  'update.status': route(nothing).returns<UpdateStatus | null>(),
  /** Looks now. Rejects with `network-off` while the switch is off, `not-found` where this build knows no address. */
  'update.check': route(nothing).returns<UpdateStatus>(),
  /** Says nothing more of the version that is known. */
  'update.dismiss': route(nothing).returns<UpdateStatus | null>(),
  /** The page the last valid notice named; null without a newer version. For the shell, which asks before it opens it. */
  'update.page': route(nothing).returns<string | null>(),
  /** Asks, then shows that page in the browser (window only); false when the person would rather not. */
  'update.openPage': route(nothing).returns<boolean>(),
} as const;

export const networkShellRoutes = ['update.openPage'] as const;
