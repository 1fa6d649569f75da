/** How a route is said, and the values many of them take. */
import { z } from 'zod';
import { largestStrength } from './shapes.ts';

export type Route<Input extends z.ZodType, Output> = { readonly input: Input; readonly output: Output };
/** The output exists as a type only; the value is never read. */
export function route<Input extends z.ZodType>(input: Input) {
  return { returns: <Output>(): Route<Input, Output> => ({ input, output: undefined as Output }) };
}

export const nothing = z.object({}).strict();
export const id = z.string().min(1).max(100);
export const path = z.string().min(1).max(4096);
/** Longest query or question taken, in UTF-16 units; of a long one the engine takes the telling words. */
export const questionText = z.string().max(100_000);
export const strength = z.number().min(0).max(largestStrength);
/** Adapters of one conversation at once. */
export const mostAdapters = 8;
/** By name or id. */
export const namedAdapters = z
  .array(z.object({ adapter: z.string().min(1).max(300), strength }).strict())
  .max(mostAdapters);
