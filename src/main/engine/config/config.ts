/** Fixed settings laid over what the window keeps: whoever reads a setting gets the fixed value, and nobody can change it there. */
import type { ConfigReport, ConfigSetting } from '../../../preload/contract/config-shapes.ts';
import { AppError } from '../../../preload/contract/errors.ts';
import {
  environmentName,
  type SettingEntry,
  type SettingValue,
  settingList,
} from '../../../preload/contract/setting-list.ts';
import { type ConfigSources, type FixedSetting, readConfig } from './read-config.ts';
import { typeInWords } from './setting-value.ts';

export type SettingStore = { get<Value>(key: string): Value | null; set(key: string, value: unknown): void };
export type Config = {
  /** The same store with the fixed values in it. What a person chose stays underneath, for when nothing fixes it any more. */
  over(store: SettingStore): SettingStore;
  report(store: SettingStore): ConfigReport;
};
type Fields = Readonly<Record<string, unknown>>;

export const noConfig: ConfigSources = { files: [], environment: {} };

export function createConfig(sources: ConfigSources): Config {
  const { fixed, problems } = readConfig(sources);
  const underneath = new WeakMap<SettingStore, SettingStore>();

  function fixedUnder(key: string): { readonly entry: SettingEntry; readonly is: FixedSetting }[] {
    return settingList.flatMap((entry) => {
      const is = fixed.get(entry.name);
      return is && entry.key === key ? [{ entry, is }] : [];
    });
  }

  /** What is written in the place of a fixed value is what stood there. Throws `setting-fixed` for another value. */
  function kept(key: string, value: unknown, stored: unknown): unknown {
    let next = value;
    for (const { entry, is } of fixedUnder(key)) {
      const given = entry.field === null ? value : (value as Fields | null)?.[entry.field];
      if (given !== undefined && !same(given, is.value)) {
        const values = { setting: entry.name, source: is.source };
        throw new AppError('setting-fixed', `“${entry.name}” is set by ${is.source}; change it there.`, values);
      }
      if (entry.field === null) return stored;
      const { [entry.field]: _fixed, ...rest } = next as Fields;
      const before = (stored as Fields | null)?.[entry.field];
      next = before === undefined ? rest : { ...rest, [entry.field]: before };
    }
    return next;
  }

  return {
    over(store) {
      const over: SettingStore = {
        get<Value>(key: string): Value | null {
          let value = store.get<unknown>(key);
          for (const { entry, is } of fixedUnder(key))
            value = entry.field === null ? is.value : { ...(value as Fields | null), [entry.field]: is.value };
          return value as Value | null;
        },
        set(key, value) {
          const stored = store.get<unknown>(key);
          const next = kept(key, value, stored);
          if (next !== stored || stored !== null) store.set(key, next);
        },
      };
      underneath.set(over, store);
      return over;
    },
    report(store) {
      const chosen = underneath.get(store) ?? store;
      const files = sources.files.map(({ path, text }) => ({ path, found: text !== null }));
      return { files, problems, settings: settingList.map((entry) => reported(entry, fixed.get(entry.name), chosen)) };
    },
  };
}

function reported(
  entry: (typeof settingList)[number],
  fixed: FixedSetting | undefined,
  chosen: SettingStore,
): ConfigSetting {
  const stored = chosen.get<unknown>(entry.key);
  const picked = (entry.field === null ? stored : (stored as Fields | null)?.[entry.field]) as SettingValue | undefined;
  const isPicked = picked !== undefined && picked !== null && !same(picked, entry.usual);
  return {
    ...{ name: entry.name, environment: environmentName(entry.name), usual: entry.usual, sentence: entry.sentence },
    type: typeInWords(entry.kind),
    value: fixed ? fixed.value : isPicked ? picked : entry.usual,
    from: fixed?.from ?? (isPicked ? 'window' : 'default'),
    source: fixed?.source ?? null,
  };
}

const same = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);
