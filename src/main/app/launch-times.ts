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
  const told = new Set<string>();
  const tell = (what: string) => {
    if (told.has(what)) return;
    told.add(what);
    log.info(what, { milliseconds: sinceStart() });
  };
  tell('app ready');
  return {
    shown: () => tell('window shown'),
    watch: (answer) => async (route, input) => {
      tell('page asks');
      const data = await answer(route, input);
      if (route === firstAsked) tell('window works');
      return data;
    },
  };
}
