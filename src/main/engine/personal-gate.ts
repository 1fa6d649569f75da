/** Who may ask for what a person typed or was answered, and when. */
import { AppError } from '../../preload/contract/errors.ts';
import type { EventName } from '../../preload/contract/events.ts';
import type { RouteName } from '../../preload/contract/requests.ts';

/** `window`: ours; `door`: another program of this user, as the command line, which is not lent the key. */
export type Asker = 'window' | 'door';

/** By their beginnings, so that a new route of these nouns is personal without being listed. */
const personalRoutes = [
  'conversation.',
  'conversationFolder.',
  'answer.start',
  'batch.',
  'collection.',
  'draft.',
  'preset.',
  'compare.list',
  'questions.',
  'training.rated',
  'extraction.',
  'template.',
];
const searchesOfPerson = ['search.insights', 'search.saved', 'search.save', 'search.unsave', 'search.forget'];
/** What only a person may do; `api.` too, so that no program lets others in. What is deleted of damaged databases is gone, as by an erasing. */
const windowRoutes = ['encryption.', 'erase.', 'api.', 'library.deleteKept'];
/** What takes a library away or puts another in its place, and who else may have it; sealed words stay sealed in it. What opens a window. */
const wholeRoutes = ['backup.', 'team.set', 'team.publish', 'library.passages', 'ask.offer'];
/** What needs no word of them, or gives nothing while the key is missing. */
const wordless: readonly RouteName[] = [
  'conversation.remove',
  'conversation.pin',
  'encryption.status',
  'draft.get',
  'preset.list',
  'conversationFolder.list',
  'batch.list',
];
const personalEvents = ['answer.', 'compare.', 'batch.', 'collection.', 'extraction.', 'templates.'];

export type Locks = {
  /** Texts are encrypted, whether or not the key is here. */
  readonly encrypted: () => boolean;
  /** Texts are encrypted and the key is not here. */
  readonly keyMissing: () => boolean;
  readonly appLocked: () => boolean;
};

const begins = (name: string, beginnings: readonly string[]) => beginnings.some((one) => name.startsWith(one));

export function createPersonalGate({ encrypted, keyMissing, appLocked }: Locks) {
  const isPersonal = (route: string) => begins(route, personalRoutes) || begins(route, searchesOfPerson);
  return {
    /**
     * `locked-list`: the list of conversations without a word of them. `locked-no`: no run over all files, which would keep the question
     * where it cannot be sealed; it is answered from passages. Throws `app-locked`, `conversations-locked`.
     */
    check(route: RouteName, asker: Asker): 'pass' | 'locked-list' | 'locked-no' {
      const isClosed = appLocked() || (asker === 'door' && encrypted());
      if (begins(route, windowRoutes) && route !== 'encryption.status' && (isClosed || asker === 'door')) {
        throw new AppError('app-locked', 'Only Docent’s own window may ask for this, unlocked.');
      }
      if (begins(route, wholeRoutes) && appLocked()) {
        throw new AppError('app-locked', 'Docent is locked. Unlock it in its window.');
      }
      if (!isPersonal(route)) return 'pass';
      if (route === 'conversation.list') return isClosed || keyMissing() ? 'locked-list' : 'pass';
      if (route === 'collection.wanted') return isClosed || keyMissing() ? 'locked-no' : 'pass';
      if (isClosed && appLocked()) throw new AppError('app-locked', 'Docent is locked. Unlock it in its window.');
      const needsWords = !wordless.includes(route) && !route.startsWith('search.');
      if (isClosed || (keyMissing() && needsWords)) {
        throw new AppError(
          'conversations-locked',
          'Conversations are encrypted and locked here. Open them in Docent’s window, with your login or the recovery code.',
        );
      }
      return 'pass';
    },
    /** False: nothing of this event may reach the asker now. */
    mayHear: (event: EventName, asker: Asker): boolean =>
      !begins(event, personalEvents) || !(appLocked() || (asker === 'door' && encrypted())),
  };
}
