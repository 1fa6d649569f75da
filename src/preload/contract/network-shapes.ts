/** What is connected now, what ever may be, and whether there is a newer version. */
import type { Reason } from './shapes.ts';

export type NetworkPurpose = 'download' | 'local-model' | 'local-api' | 'team-library' | 'update-check';

export type OpenConnection = {
  readonly host: string;
  readonly purpose: NetworkPurpose;
  /** Milliseconds since 1970. */
  readonly since: number;
};

/** Something that may connect, or be connected to, with how its switch stands. */
export type NetworkDoor = {
  readonly purpose: NetworkPurpose;
  readonly on: boolean;
  /** Where it leads, or where it listens; null when that is known only when it is used. */
  readonly address: string | null;
};

export type NetworkStatus = {
  /** Of Docent's engine, at this moment; programs that are connected to the local API among them. */
  readonly open: readonly OpenConnection[];
  /** Addresses it listens at. */
  readonly listening: readonly string[];
  /** Internet sockets this process has that none of the above explains; ever more than 0 is a fault worth telling us. */
  readonly unexplained: number;
  readonly doors: readonly NetworkDoor[];
};

export type UpdateStatus = {
  /** `unknown`: nothing was looked up, or nothing could be. */
  readonly state: 'unknown' | 'current' | 'newer';
  /** This version, and the newest that the last valid notice told of. */
  readonly current: string;
  readonly newest: string | null;
  /** One sentence of the notice; null without one. */
  readonly summary: string | null;
  /** When a valid notice was last read, milliseconds since 1970. */
  readonly checkedAt: number | null;
  /** Why the last look brought nothing. */
  readonly problem: Reason | null;
  /** The person does not want to hear of this version again. */
  readonly dismissed: boolean;
};
