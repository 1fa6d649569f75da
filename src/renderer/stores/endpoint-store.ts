import { create } from 'zustand';
import type { RequestInput } from '../../preload/contract/requests.ts';
import type { EndpointSettings } from '../../preload/contract/shapes.ts';
import { request } from '../api.ts';
import { attempt } from './notice-store.ts';

type EndpointState = {
  readonly settings: EndpointSettings | null;
  /** Names of the server's models; null until asked for. */
  readonly models: readonly string[] | null;
  readonly refresh: () => Promise<void>;
  readonly change: (change: RequestInput<'endpoint.set'>) => Promise<void>;
  /** Connects to the server and asks for its models. */
  readonly askModels: () => Promise<void>;
};

export const useEndpoint = create<EndpointState>()((set) => ({
  settings: null,
  models: null,
  async refresh() {
    const settings = await attempt(() => request('endpoint.get', {}));
    if (settings) set({ settings });
  },
  async change(change) {
    const settings = await attempt(() => request('endpoint.set', change));
    if (settings) set({ settings });
  },
  async askModels() {
    const models = await attempt(() => request('endpoint.models', {}));
    if (models) set({ models });
  },
}));
