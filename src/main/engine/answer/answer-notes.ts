import type { Answer } from '../../../preload/contract/shapes.ts';

/** What has to be known of an answer where it is written out as text, a line each: above it, and below its sources. */
export function answerNotes(answer: Answer): { readonly above: readonly string[]; readonly below: readonly string[] } {
  const { quotedInstead, untoldYears } = answer;
  return {
    above: quotedInstead ? [quotedInsteadLine] : [],
    below: untoldYears ? [untoldYearsLine(untoldYears)] : [],
  };
}

export const quotedInsteadLine =
  'Nothing the model wrote was found in your files. Below it is what they say themselves.';

export const untoldYearsLine = (years: readonly string[]) => `None of these passages mentions ${years.join(' or ')}.`;
