import { app } from 'electron';
import type { DeepLink } from '../../preload/contract/app-requests.ts';
import type { Log } from '../engine/ports.ts';
import { deepLinkOf, parseDeepLink } from './deep-link.ts';

export type DeepLinks = {
  /** The link that waits to be shown, which then waits no more. */
  take(): DeepLink | null;
  /** A place that a window of ours wants shown, as if a link had named it. */
  show(link: DeepLink): void;
  /** From now on `arrived` is called when a link waits: the window should come to the front and ask for it. */
  follow(options: { log: Log; arrived: () => void }): void;
};

/**
 * Hears of links: as an argument of this start or of a second one, and on a Mac as an event, which may come before the app is ready; so
 * this must be called before. A link waits until the window asks: it outlives a window that is just coming up, and a lock.
 */
export function hearDeepLinks(argv: readonly string[]): DeepLinks {
  let waiting = deepLinkOf(argv);
  let follower: { log: Log; arrived: () => void } | null = null;
  const arrive = (link: DeepLink | null) => {
    // Its text is not logged: it may be anything.
    if (!link) return follower?.log.warn('a link that is none of ours was refused');
    waiting = link;
    follower?.arrived();
  };
  app.on('open-url', (event, url) => {
    event.preventDefault();
    arrive(parseDeepLink(url));
  });
  app.on('second-instance', (_event, arguments_) => {
    if (arguments_.some((argument) => /^docent:/i.test(argument))) arrive(deepLinkOf(arguments_));
  });
  return {
    take: () => {
      const link = waiting;
      waiting = null;
      return link;
    },
    show: arrive,
    follow: (options) => {
      follower = options;
    },
  };
}
