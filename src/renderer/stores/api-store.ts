import { create } from 'zustand';
import type { RequestInput } from '../../preload/contract/requests.ts';
import type { ApiSettings } from '../../preload/contract/shapes.ts';
import { request } from '../api.ts';
import { attempt } from './notice-store.ts';

type ApiState = {
  readonly settings: ApiSettings | null;
  /** Null until a person wants to see or copy it. */
  readonly token: string | null;
  readonly refresh: () => Promise<void>;
  readonly change: (change: RequestInput<'api.set'>) => Promise<void>;
  /** The token; null when it could not be had. */
  readonly askToken: () => Promise<string | null>;
  readonly hideToken: () => void;
  /** A new token; the one before opens nothing any more. */
  readonly renewToken: () => Promise<void>;
};

/** The local API for other programs, as its switch in Settings has it. */
export const useApi = create<ApiState>()((set) => ({
  settings: null,
  token: null,
  async refresh() {
    const settings = await attempt(() => request('api.get', {}));
    if (settings) set({ settings });
  },
  async change(change) {
    const settings = await attempt(() => request('api.set', change));
    if (settings) set(settings.on ? { settings } : { settings, token: null });
  },
  async askToken() {
    const token = (await attempt(() => request('api.token', {}))) ?? null;
    set({ token });
    return token;
  },
  hideToken: () => set({ token: null }),
  async renewToken() {
    const token = await attempt(() => request('api.renewToken', {}));
    if (token) set({ token });
  },
}));
