/** The local API as a person has it: a switch that is off at first, its port, its token, and a row on the Privacy page while it listens. */
import { randomBytes } from 'node:crypto';
import { AppError, toWire } from '../../preload/contract/errors.ts';
import type { Handlers } from '../../preload/contract/requests.ts';
import type { ApiSettings, Reason } from '../../preload/contract/shapes.ts';
import { apiAddress } from './api-address.ts';
import type { DoorAccess } from './doors/door-access.ts';
import type { ApiListener } from './net/api-listener.ts';
import type { ConnectionLog } from './net/connection-log.ts';
import { apiLimits } from './net/limits.ts';
import type { Passwords } from './passwords.ts';
import type { Log } from './ports.ts';
import type { PersonalStore } from './store/personal-store.ts';

type Options = {
  readonly personal: PersonalStore;
  readonly passwords: Passwords;
  readonly connections: ConnectionLog;
  readonly access: DoorAccess;
  readonly dataDir: string;
  readonly log: Log;
  readonly now: () => number;
  /** Hears whenever a program connects or leaves, and when it begins or ends to listen. */
  readonly changed?: () => void;
};
type Listening = { readonly listener: ApiListener; readonly row: ReturnType<ConnectionLog['opened']> };

export type ApiSwitch = {
  readonly handlers: Handlers<'api.get' | 'api.set' | 'api.token' | 'api.renewToken'>;
  /** Listens if a person switched it on before; never rejects. */
  start(): Promise<void>;
  close(): Promise<void>;
  /** Null while it does not listen. */
  listening(): { readonly address: string; readonly connected: number } | null;
};

export const apiSetting = 'local-api';
/** What stands for the token among the sealed passwords, which go by a hash of a file. */
const tokenPlace = new TextEncoder().encode('local api token');
const usual = { on: false, port: apiLimits.port };
/** Bytes of chance in a token. */
const tokenBytes = 32;

export function makeToken(): string {
  return `docent_${randomBytes(tokenBytes).toString('base64url')}`;
}

export function createApiSwitch(options: Options): ApiSwitch {
  const { personal, passwords, connections, access, dataDir, log, now } = options;
  const changed = options.changed ?? (() => undefined);
  const stored = () => ({ ...usual, ...personal.settings.get<Partial<typeof usual>>(apiSetting) });
  let listening: Listening | null = null;
  let reason: Reason | null = null;
  let token = '';
  /** Switching waits for the switching before it. */
  let turn: Promise<unknown> = Promise.resolve();

  async function currentToken(): Promise<string> {
    if (token === '') token = (await passwords.for(tokenPlace)) ?? '';
    return token === '' ? renew() : token;
  }

  async function renew(): Promise<string> {
    token = makeToken();
    try {
      await passwords.set(tokenPlace, token, true);
    } catch (error) {
      if (toWire(error).code !== 'secret-store-unavailable') throw error;
      // It holds until Docent ends, and the window says so.
      log.warn('the token of the local API is not kept: no keychain');
    }
    return token;
  }

  async function stop(): Promise<void> {
    const was = listening;
    listening = null;
    changed();
    if (!was) return;
    await was.listener.close();
    was.row.ended(was.listener.sent(), 'switched off');
  }

  async function listen(): Promise<void> {
    const { port } = stored();
    reason = null;
    try {
      await currentToken();
      const { serveApi } = await import('./serve-api.ts');
      const listener = await serveApi({ access, dataDir, port, token: () => token, log, now, onConnected: changed });
      listening = { listener, row: connections.opened(`127.0.0.1:${listener.port}`, 'local-api', now()) };
      changed();
    } catch (error) {
      const { code, data } = toWire(error);
      log.warn('the local API does not listen', { code });
      reason = { code, values: data };
    }
  }

  const inTurn = <Value>(work: () => Promise<Value>): Promise<Value> => {
    const mine = turn.then(work);
    turn = mine.catch(() => undefined);
    return mine;
  };

  function settings(): ApiSettings {
    const { on, port } = stored();
    const state = listening ? 'listening' : on ? 'failed' : 'off';
    return {
      ...{ on, port, state, reason: on ? reason : null, tokenKept: passwords.isKept(tokenPlace) },
      address: apiAddress(listening?.listener.port ?? port),
    };
  }

  const handlers: ApiSwitch['handlers'] = {
    'api.get': async () => settings(),
    'api.set': (change) =>
      inTurn(async () => {
        const before = stored();
        const after = { ...before, ...change };
        personal.settings.set(apiSetting, after);
        if (!after.on || after.port !== before.port) await stop();
        if (after.on && !listening) await listen();
        return settings();
      }),
    'api.token': async () => {
      if (!stored().on) throw new AppError('network-off', 'The local API is switched off.');
      return currentToken();
    },
    'api.renewToken': () => inTurn(renew),
  };
  return {
    handlers,
    listening: () =>
      listening && {
        address: `127.0.0.1:${listening.listener.port}`,
        connected: listening.listener.connected(),
      },
    start: () => inTurn(async () => void (stored().on && !listening && (await listen()))),
    close: () => inTurn(stop),
  };
}
