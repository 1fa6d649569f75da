/** Where each setting comes from. As in shapes.ts: plain, readonly, JSON-safe. */
import type { SettingName, SettingValue } from './setting-list.ts';

export type SettingOrigin = 'environment' | 'file' | 'window' | 'default';
export type ConfigSetting = {
  readonly name: SettingName;
  readonly value: SettingValue;
  readonly from: SettingOrigin;
  /** The variable or the file that sets it; null when the window or nobody does. */
  readonly source: string | null;
  readonly environment: string;
  readonly usual: SettingValue;
  /** What may stand there, in words. */
  readonly type: string;
  readonly sentence: string;
};
/** Something that was not taken, and why, in a plain sentence. */
export type ConfigProblem = { readonly source: string; readonly sentence: string };
export type ConfigReport = {
  /** Files that are looked for, the one that counts more first. */
  readonly files: readonly { readonly path: string; readonly found: boolean }[];
  readonly settings: readonly ConfigSetting[];
  readonly problems: readonly ConfigProblem[];
};
