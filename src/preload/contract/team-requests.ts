/** The team library: published into a PostgreSQL database, and searched there. */
import { z } from 'zod';
import { id, nothing, questionText, route } from './route.ts';
import type { PublishJob, TeamResults, TeamSettings } from './team-shapes.ts';

const address = z.string().min(1).max(2000);
const password = z.string().max(1000);
/** Names of PostgreSQL end at 63 bytes. */
const role = z.string().min(1).max(63);

export const teamRequests = {
  'team.get': route(nothing).returns<TeamSettings>(),
  /** `address` null: forgotten with its password. Rejects with `bad-request`, `team-insecure` and `secret-store-unavailable`. */
  'team.set': route(
    z
      .object({
        address: address.nullable().optional(),
        password: password.nullable().optional(),
        folderIds: z.array(id).max(1000).optional(),
        readers: z.array(role).max(1000).optional(),
      })
      .strict(),
  ).returns<TeamSettings>(),
  /**
   * Begins to make what is published equal to the chosen folders; progress as `team.changed`. What is left out is what is configured. An
   * address that is given is used once and not kept.
   */
  'team.publish': route(
    z
      .object({
        address: address.optional(),
        password: password.optional(),
        folderIds: z.array(id).max(1000).optional(),
        readers: z.array(role).max(1000).optional(),
      })
      .strict(),
  ).returns<PublishJob>(),
  'team.job': route(nothing).returns<PublishJob | null>(),
  'team.cancel': route(nothing).returns<null>(),
  'team.search': route(
    z
      .object({
        query: questionText,
        k: z.number().int().min(1).max(200).default(10),
        using: z.enum(['hybrid', 'keyword', 'vector']).default('hybrid'),
        address: address.optional(),
        password: password.optional(),
      })
      .strict(),
  ).returns<TeamResults>(),
} as const;
