import type { Reason } from '../../../preload/contract/shapes.ts';
import { errorMessage } from '../error-messages.ts';

/** Why a wish was not fulfilled, under the field it was made in. */
export function ProblemLine({ problem }: { readonly problem: Reason | null }) {
  if (!problem) return null;
  const { sentence, next } = errorMessage(problem);
  return (
    <p className="dialog-problem" role="alert" data-testid="privacy-problem">
      <b>{sentence}</b> {next}
    </p>
  );
}
