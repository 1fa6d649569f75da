/** Where settings come from, in words. */
import type { ConfigReport, ConfigSetting } from '../../../preload/contract/config-shapes.ts';

export function fixedText({ from, source }: ConfigSetting): string {
  return from === 'environment' ? `Set by the variable ${source}.` : `Set by the file ${source}.`;
}

export function valueText(value: ConfigSetting['value']): string {
  if (value === null) return 'auto';
  if (typeof value === 'boolean') return value ? 'on' : 'off';
  if (typeof value === 'object') return value.length === 0 ? 'none' : value.join(', ');
  return value === '' ? 'none' : String(value);
}

export function configSentence({ files, settings }: ConfigReport): string {
  const found = files.filter((file) => file.found);
  const fixed = settings.filter(({ source }) => source !== null);
  if (fixed.length > 0) return 'These are set outside the window and can only be changed there.';
  const [file] = found.length > 0 ? found : files;
  return `Every setting can also stand in a file, ${file?.path ?? 'config.json'}, or in the environment. Nothing does now.`;
}
