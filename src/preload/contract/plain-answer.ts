import type { Answer } from './shapes.ts';

/** An answer as one text without marks. Where the files are quoted instead of what a model made up, that is left out: nothing would tell it from them. */
export function plainAnswer({ parts, quotedInstead }: Pick<Answer, 'parts' | 'quotedInstead'>): string {
  const joined = (told: Answer['parts']) => told.map(({ text }) => text).join('');
  return quotedInstead ? joined(parts.filter(({ supported }) => supported)).trimStart() : joined(parts);
}
