import type { Reason } from '../../../preload/contract/shapes.ts';
import { errorMessage } from '../error-messages.ts';

type ProblemLineProps = {
  readonly problem: Reason | null;
  /** Where a code means something else than usual. */
  readonly says?: (reason: Reason) => { readonly sentence: string; readonly next?: string };
};

/** Why a wish was not fulfilled, under the field it was made in. */
export function ProblemLine({ problem, says = errorMessage }: ProblemLineProps) {
  if (!problem) return null;
  const { sentence, next } = says(problem);
  return (
    <p className="dialog-problem" role="alert" data-testid="privacy-problem">
      <b>{sentence}</b> {next}
    </p>
  );
}
