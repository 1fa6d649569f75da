import type { Log } from '../engine/ports.ts';
import type { AnswerRequest } from './pass-gate.ts';

export type LaunchTimes = {
  /** The window has something to show. */
  shown(): void;
  /** Passes requests on; the first that the library answers is when a person can work. */
  watch(answer: AnswerRequest): AnswerRequest;
};

/** The first thing the window asks the library itself, and not the shell. */
const firstAsked = 'library.status';

/** Writes into the log how long this start took, from the process's beginning, in milliseconds: `npm run bench -- launch` reads it. */
export function createLaunchTimes(log: Log): LaunchTimes {
  const sinceStart = () => Math.round(Date.now() - (process.getCreationTime() ?? Date.now()));
  let isAnswered = false;
  return {
    shown: () => log.info('window shown', { milliseconds: sinceStart() }),
    watch: (answer) => async (route, input) => {
      const data = await answer(route, input);
      if (!isAnswered && route === firstAsked) {
        isAnswered = true;
        log.info('window works', { milliseconds: sinceStart() });
      }
      return data;
    },
  };
}
