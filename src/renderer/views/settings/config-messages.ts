/** Where settings come from, in words. */

import type { ConfigReport, ConfigSetting } from '../../../preload/contract/config-shapes.ts';
import { t } from '../../languages/translate.ts';

export function fixedText({ from, source }: ConfigSetting): string {
  return from === 'environment'
    ? t('Set by the variable {source}.', { source: source ?? '' })
    : t('Set by the file {source}.', { source: source ?? '' });
}

export function valueText(value: ConfigSetting['value']): string {
  if (value === null) return t('auto');
  if (typeof value === 'boolean') return value ? t('on') : t('off');
  if (typeof value === 'object') return value.length === 0 ? t('none') : value.join(', ');
  return value === '' ? t('none') : String(value);
}

export function configSentence({ files, settings }: ConfigReport): string {
  const found = files.filter((file) => file.found);
  const fixed = settings.filter(({ source }) => source !== null);
  if (fixed.length > 0) return t('These are set outside the window and can only be changed there.');
  const [file] = found.length > 0 ? found : files;
  return t('Every setting can also stand in a file, {path}, or in the environment. Nothing does now.', {
    path: file?.path ?? 'config.json',
  });
}
