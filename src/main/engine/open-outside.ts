/** Everything by which the engine has to do with what is outside it: the local API, the update check, the live Privacy page, the ask window. */
import { AppError } from '../../preload/contract/errors.ts';
import type { NetworkDoor } from '../../preload/contract/network-shapes.ts';
import { createApiSwitch } from './api-switch.ts';
import type { DoorAccess } from './doors/door-access.ts';
import type { EngineContext } from './engine-context.ts';
import type { EventHub } from './event-hub.ts';
import { readSettings } from './handlers/conversation-handlers.ts';
import { type AddressRule, onlyEncrypted } from './net/secure-address.ts';
import { countSockets, createLiveNetwork } from './network-status.ts';
import { createUpdates, type UpdateOptions } from './updates.ts';

/** Given by whoever opens the engine. */
export type OutsideOptions = {
  /** Left out: there is no update check. */
  readonly update?: UpdateOptions | undefined;
  /** Brings words to the app's ask window; left out: there is none. */
  readonly askWindow?: ((text: string) => Promise<void>) | undefined;
  /** Which addresses may be connected to; left out: encrypted ones. */
  readonly allowedAddresses?: AddressRule | undefined;
};

const noUpdate: UpdateOptions = { version: '0.0.0', source: null };

export function openOutside(options: {
  readonly given: OutsideOptions;
  readonly context: EngineContext;
  readonly hub: Pick<EventHub, 'on' | 'emit'>;
  readonly access: DoorAccess;
  readonly dataDir: string;
}) {
  const { given, context, hub } = options;
  const { personal, passwords, shelf, log, now } = context;
  const { connections } = shelf;
  const tools = { connections, now, log };
  const api = createApiSwitch({
    ...{ ...tools, personal, passwords, dataDir: options.dataDir, access: options.access },
    changed: () => network.look(),
  });
  const updates = createUpdates({
    update: given.update ?? noUpdate,
    settings: personal.settings,
    isOn: () => readSettings(context).checkUpdates,
    tools: { ...tools, allows: given.allowedAddresses ?? onlyEncrypted },
    closing: context.closing,
    changed: (status) => hub.emit('update.changed', status),
  });

  function doors(): NetworkDoor[] {
    const settings = readSettings(context);
    const team = personal.settings.get<{ address?: string | null }>('team-library')?.address ?? null;
    const endpoint = context.endpoint.settings();
    const listener = api.listening();
    return [
      { purpose: 'download', on: settings.allowDownloads, address: null },
      ...(updates.address === null
        ? []
        : [{ purpose: 'update-check' as const, on: settings.checkUpdates, address: new URL(updates.address).host }]),
      { purpose: 'team-library', on: team !== null, address: team },
      { purpose: 'local-model', on: endpoint.on, address: new URL(endpoint.address).host },
      { purpose: 'local-api', on: listener !== null, address: listener?.address ?? null },
    ];
  }
  const network = createLiveNetwork({
    ...{ connections, now, doors, api: api.listening, sockets: countSockets },
    changed: (status) => hub.emit('network.changed', status),
  });
  const stopHearing = hub.on((name) => {
    if (name !== 'settings.changed') return;
    updates.lookDaily();
    network.look();
  });

  return {
    handlers: {
      ...api.handlers,
      ...updates.handlers,
      'network.status': () => network.status(),
      'ask.offer': async ({ text }: { readonly text: string }) => {
        if (!given.askWindow) throw new AppError('no-window', 'The app is not open, so there is no window to ask in.');
        await given.askWindow(text);
        return null;
      },
    },
    async start(): Promise<void> {
      updates.lookDaily();
      await api.start();
    },
    async close(): Promise<void> {
      stopHearing();
      network.close();
      await Promise.all([updates.close(), api.close()]);
    },
  };
}
