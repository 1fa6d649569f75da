import type { Preset } from '../../../preload/contract/shapes.ts';
import { t } from '../../languages/translate.ts';

/** A way of writing by its name: those that came with Docent in the window's language, a person's own as it was written. */
export function presetName({ id, name, builtIn }: Pick<Preset, 'id' | 'name' | 'builtIn'>): string {
  const names: Readonly<Record<string, string>> = {
    precise: t('Precise'),
    explain: t('Explain simply'),
    summarise: t('Summarise'),
    translate: t('Translate the answer to…'),
  };
  return builtIn ? (names[id] ?? name) : name;
}
