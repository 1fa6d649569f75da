import type { SearchPreset } from '../../../../preload/contract/shapes.ts';
import type { PersonalStore } from '../../store/personal-store.ts';

/** The preset a person chose; ours until they do. */
export function searchPresetOf(personal: PersonalStore): SearchPreset {
  return personal.settings.get<{ readonly searchPreset?: SearchPreset }>('window')?.searchPreset ?? 'docent';
}
