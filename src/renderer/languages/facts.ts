import { isRightToLeft } from './reading-direction.ts';

/** Facts in one line, `PDF · 12 pages · Leases`; empty ones are left out. Each keeps its own direction in a line of the other one. */
export function facts(parts: readonly (string | null | undefined | false)[]): string {
  const said = parts.filter((part): part is string => typeof part === 'string' && part !== '');
  return (isRightToLeft() ? said.map((part) => `\u2068${part}\u2069`) : said).join(' · ');
}
