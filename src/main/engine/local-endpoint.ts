/** The optional model server on this machine: off until a person switches it on; its key is kept like a file's password. */
import { AppError } from '../../preload/contract/errors.ts';
import type { EndpointSettings } from '../../preload/contract/shapes.ts';
import type { ConnectionLog } from './net/connection-log.ts';
import { createLocalChat, localModels } from './net/local-chat.ts';
import type { Passwords } from './passwords.ts';
import { backOff } from './plan/back-off.ts';
import type { ChatModel, ModelFile, ModelPort } from './ports.ts';
import type { PersonalStore } from './store/personal-store.ts';

export const endpointModelId = 'endpoint';

export type LocalEndpoint = {
  settings(): EndpointSettings;
  /** `key`: undefined keeps the present one, null forgets it. Rejects with `secret-store-unavailable` when it can't be kept. */
  change(change: Partial<Pick<EndpointSettings, 'on' | 'address' | 'model'>>, key?: string | null): Promise<void>;
  /** Names of the models the server has. Rejects with `endpoint-unreachable` or `endpoint-refused`. */
  models(signal: AbortSignal): Promise<readonly string[]>;
  /** The chat model it stands for; null while it is off. */
  file(): ModelFile | null;
  /** The port with this model behind it too. */
  behind(port: ModelPort): ModelPort;
};

export const endpointSetting = 'local-endpoint';
/** What stands for the key among the sealed passwords, which go by a hash of a file. */
const keyPlace = new TextEncoder().encode('local endpoint');
const usual = { on: false, address: 'http://127.0.0.1:11434', model: '' };

export function createLocalEndpoint(
  personal: PersonalStore,
  passwords: Passwords,
  connections: ConnectionLog,
  now: () => number,
): LocalEndpoint {
  const stored = () => ({ ...usual, ...personal.settings.get<Partial<typeof usual>>(endpointSetting) });
  const server = async () => ({ address: stored().address, key: await passwords.for(keyPlace), connections, now });
  let chat: { readonly of: string; readonly model: ChatModel } | null = null;

  /** One for all requests, so that they take turns. */
  async function current(): Promise<ChatModel> {
    assertOn();
    const { address, key } = await server();
    const { model } = stored();
    const of = JSON.stringify([address, key, model]);
    if (chat?.of !== of) chat = { of, model: createLocalChat({ address, key, connections, now, model, backOff }) };
    return chat.model;
  }

  /** Nothing is connected to while the switch is off, whoever asks. */
  function assertOn(): void {
    if (!stored().on) throw new AppError('network-off', 'The model server is switched off.');
  }

  const file = (): ModelFile | null => {
    const { on, address, model } = stored();
    return on && model !== '' ? { id: endpointModelId, name: model, role: 'chat', path: address } : null;
  };

  return {
    settings: () => ({ ...stored(), keyKept: passwords.isKept(keyPlace) }),
    async change(change, key) {
      // A key is one server's: it does not go to another.
      const moves = change.address !== undefined && change.address !== stored().address;
      if (key === null || moves) passwords.forget(keyPlace);
      personal.settings.set(endpointSetting, { ...stored(), ...change });
      if (key !== null && key !== undefined) await passwords.set(keyPlace, key, true);
    },
    async models(signal) {
      assertOn();
      return localModels(await server(), signal);
    },
    file,
    behind: (port) => {
      const chat: ModelPort['chat'] = (model) =>
        model.id === endpointModelId
          ? {
              info: async () => (await current()).info(),
              countTokens: async (texts) => (await current()).countTokens(texts),
              nextTokens: async (...given) => (await current()).nextTokens(...given),
              generate: async (...given) => (await current()).generate(...given),
            }
          : port.chat(model);
      // Inherited, not copied: whatever the port itself answers later is seen through this one as well.
      return Object.create(port, { chat: { value: chat, enumerable: true } }) as ModelPort;
    },
  };
}
