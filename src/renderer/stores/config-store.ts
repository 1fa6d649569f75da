import { create } from 'zustand';
import type { ConfigReport, ConfigSetting } from '../../preload/contract/config-shapes.ts';
import type { SettingName } from '../../preload/contract/setting-list.ts';
import { request } from '../api.ts';
import { attempt } from './notice-store.ts';

type ConfigState = {
  /** Null before the first look. */
  readonly report: ConfigReport | null;
  readonly refresh: () => Promise<void>;
};

/** Settings that file or environment set; they change at the next start only. */
export const useConfig = create<ConfigState>()((set) => ({
  report: null,
  async refresh() {
    const report = await attempt(() => request('config.get', {}));
    if (report) set({ report });
  },
}));

/** The setting when something outside the window sets it. */
export function fixedSetting(report: ConfigReport | null, name: SettingName): ConfigSetting | null {
  const setting = report?.settings.find((each) => each.name === name);
  return setting && setting.source !== null ? setting : null;
}
