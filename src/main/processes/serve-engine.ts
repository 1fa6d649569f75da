/** Answers another process's calls with an engine: the app's main process, or another door through the Unix socket. */
import type { EngineRoute, RequestInput } from '../../preload/contract/requests.ts';
import type { LockChoice } from '../engine/app-lock.ts';
import type { DocumentPlace } from '../engine/handlers/document-handlers.ts';
import type { Engine } from '../engine/index.ts';
import type { Asker } from '../engine/personal-gate.ts';
import type { ShownPlace } from '../engine/picture-bytes.ts';
import type { Port } from '../engine/ports.ts';
import { createPeer, type Methods, type RpcPeer } from '../rpc/peer.ts';

/** Gives the engine, opening it when it is not; rejects with why it could not be opened this time. */
export type EngineOpener = () => Promise<Engine>;

/** Opens once for all callers. A library that could not be opened, because another has it, is tried anew when asked again. */
export function openWhenAsked(open: () => Promise<Engine>): EngineOpener {
  let opening: Promise<Engine> | null = null;
  return () => {
    opening ??= open().catch((error: unknown) => {
      opening = null;
      throw error;
    });
    return opening;
  };
}

/**
 * Serves `request`, `document.file`, `document.bytes` and `picture.shown` and forwards events. `extra` adds methods only this caller may use. `asker`:
 * a door is not lent the key of encrypted conversations.
 */
export function serveEngine(
  port: Port,
  open: EngineOpener,
  extra: Methods = {},
  peer: RpcPeer = createPeer(port),
  asker: Asker = 'door',
): void {
  let listening = false;
  const opened = async (): Promise<Engine> => {
    const engine = await open();
    if (!listening) {
      listening = true;
      port.onClose(engine.on((name, payload) => peer.event(name, payload), asker));
    }
    return engine;
  };
  peer.serve({
    ...extra,
    request: async ({ route, input }: { route: EngineRoute; input: RequestInput<EngineRoute> }, { signal }) =>
      (await opened()).request(route, input, signal, asker),
    /** An answer whose text comes as items while it is written. */
    'answer.stream': async (input: RequestInput<'answer.once'>, { signal, emit }) =>
      (await opened()).request('answer.once', input, signal, asker, (delta) => void emit(delta).catch(() => undefined)),
    'document.file': async ({ documentId, fileId }: { documentId: string; fileId?: string }) =>
      (await opened()).documentFile(documentId, fileId),
    'document.bytes': async (place: DocumentPlace) => (await opened()).documentBytes(place),
    'picture.shown': async (place: ShownPlace, { signal }) => (await opened()).shownBytes(place, signal),
    idle: async () => {
      await (await opened()).idle();
      return null;
    },
    timings: async () => (await opened()).timings(),
  });
  // Events flow before the first request; a failure to open is told to whoever asks.
  opened().catch(() => undefined);
}

/** The app lock's methods, for the shell and no other door. */
export function appLockMethods(open: EngineOpener): Methods {
  const lock = async () => (await open()).appLock;
  const done = (work: Promise<void>) => work.then(() => null);
  return {
    'appLock.load': async () => (await lock()).load(),
    'appLock.save': async ({ choice, passcode }: { choice: LockChoice; passcode: string | null }) =>
      done((await lock()).save(choice, passcode)),
    'appLock.check': async ({ passcode }: { passcode: string }) => done((await lock()).check(passcode)),
    'appLock.setLocked': async ({ locked }: { locked: boolean }) => done((await lock()).setLocked(locked)),
  };
}
