/** Encryption and erasing, as the window asks for them. */
import type { Handlers } from '../../../preload/contract/requests.ts';
import type { EngineContext } from '../engine-context.ts';
import { erase } from '../erase.ts';

type Routes =
  | 'encryption.status'
  | 'encryption.prepare'
  | 'encryption.enable'
  | 'encryption.disable'
  | 'encryption.recover'
  | 'encryption.retry'
  | 'erase.run';

export function privacyHandlers(
  context: EngineContext,
  stopAnswers: () => Promise<void>,
  eraseBackups: () => Promise<void>,
): Handlers<Routes> {
  const { encryption } = context;
  return {
    'encryption.status': async () => encryption.status(),
    'encryption.prepare': () => encryption.prepare(),
    'encryption.enable': ({ confirmation }) => encryption.enable(confirmation),
    'encryption.disable': () => encryption.disable(),
    'encryption.recover': ({ code }) => encryption.recover(code),
    'encryption.retry': () => encryption.open(),
    'erase.run': (input) => erase(context, input, { stopAnswers, eraseBackups }),
  };
}
