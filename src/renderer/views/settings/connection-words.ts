import { type AppErrorCode, appErrorCodes } from '../../../preload/contract/errors.ts';
import { errorMessage } from '../error-messages.ts';

const isCode = (outcome: string): outcome is AppErrorCode => (appErrorCodes as readonly string[]).includes(outcome);

/** How a connection ended: a failure by its sentence, not its code; anything else (`complete`, `redirect 302`) as it is. */
export const outcomeWords = (outcome: string): string =>
  isCode(outcome) ? errorMessage({ code: outcome, values: {} }).sentence : outcome;
