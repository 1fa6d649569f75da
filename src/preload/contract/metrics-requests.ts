/** The figures Docent keeps of itself. */
import { z } from 'zod';
import type { MetricsOverview } from './metrics-shapes.ts';
import { nothing, route } from './route.ts';

export const metricsRequests = {
  'metrics.get': route(nothing).returns<MetricsOverview>(),
  /** Off: nothing is kept from now on; what was kept stays until it is erased. */
  'metrics.keep': route(z.object({ on: z.boolean() }).strict()).returns<MetricsOverview>(),
  'metrics.erase': route(nothing).returns<MetricsOverview>(),
} as const;
