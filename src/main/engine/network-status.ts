/** The Privacy page, live: what is connected now, what listens, and everything that ever may, each with its switch. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { NetworkDoor, NetworkPurpose, NetworkStatus } from '../../preload/contract/network-shapes.ts';
import type { ConnectionLog } from './net/connection-log.ts';

/** Milliseconds a socket may outlive the connection it belonged to: it is closed a turn or two later. */
const settleMs = 300;
/** Milliseconds changes are gathered; a person sees them at once all the same. */
const tellMs = 100;

export type NetworkParts = {
  readonly connections: ConnectionLog;
  /** The local API while it listens. */
  readonly api: () => { readonly address: string; readonly connected: number } | null;
  readonly doors: () => readonly NetworkDoor[];
  /** Internet sockets of this process: those that listen, and the others. */
  readonly sockets: () => { readonly servers: number; readonly others: number };
  readonly now: () => number;
  readonly changed: (status: NetworkStatus) => void;
};

export type LiveNetwork = {
  status(): Promise<NetworkStatus>;
  /** Something has changed: it is told soon. */
  look(): void;
  close(): void;
};

export function createLiveNetwork({ connections, api, doors, sockets, now, changed }: NetworkParts): LiveNetwork {
  let timer: ReturnType<typeof setTimeout> | null = null;
  let closed = false;

  /** Sockets nothing accounts for. One connection may have several (names with two addresses), so while there is one none is counted. */
  function unexplained(outgoing: number): number {
    const listener = api();
    const { servers, others } = sockets();
    const strangeServers = servers - (listener ? 1 : 0);
    const strangers = outgoing > 0 ? 0 : others - (listener?.connected ?? 0);
    return Math.max(0, strangeServers) + Math.max(0, strangers);
  }

  async function status(): Promise<NetworkStatus> {
    const outgoing = () => connections.open().filter(({ purpose }) => purpose !== 'local-api');
    if (unexplained(outgoing().length) > 0) await sleep(settleMs);
    const listener = api();
    const programs = Array.from({ length: listener?.connected ?? 0 }, () => ({
      ...{ host: listener?.address ?? '', purpose: 'local-api' as NetworkPurpose, since: now() },
    }));
    const open = [...outgoing(), ...programs];
    return {
      open,
      listening: listener ? [listener.address] : [],
      unexplained: unexplained(outgoing().length),
      doors: doors(),
    };
  }

  const look = () => {
    if (closed) return;
    timer ??= setTimeout(() => {
      timer = null;
      // What is asked while the library closes is not answered any more.
      void status().then(
        (known) => closed || changed(known),
        (error: unknown) => {
          if (!closed) throw error;
        },
      );
    }, tellMs);
  };
  connections.onChange(look);
  return {
    status,
    look,
    close: () => {
      closed = true;
      if (timer) clearTimeout(timer);
    },
  };
}

/** What this process has of internet sockets, as Node names them; the library's Unix socket is none. */
export function countSockets(): { servers: number; others: number } {
  const names = process.getActiveResourcesInfo();
  const count = (wanted: readonly string[]) => names.filter((name) => wanted.includes(name)).length;
  return { servers: count(['TCPServerWrap']), others: count(['TCPSocketWrap', 'UDPWRAP', 'UDPWrap']) };
}
