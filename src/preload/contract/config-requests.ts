import type { ConfigReport } from './config-shapes.ts';
import { nothing, route } from './route.ts';

export const configRequests = {
  /** Every setting, its value and where it comes from. */
  'config.get': route(nothing).returns<ConfigReport>(),
} as const;
