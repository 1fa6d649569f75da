import type { LanguageCode } from '../../preload/contract/languages.ts';

/** Forms of a sentence with a count, by the categories of Intl.PluralRules. */
export type PluralForms = Readonly<Partial<Record<Intl.LDMLPluralRule, string>> & { other: string }>;

/** English sentence (of a count the one for many; with a context `sentence##context`) → how this language says it. */
export type Catalogue = Readonly<Record<string, string | PluralForms>>;

type CatalogueFile = { readonly default: Catalogue };

/** Only the chosen language's catalogue is read; English needs none. */
const files = import.meta.glob<CatalogueFile>('./*.json');

export async function loadCatalogue(code: LanguageCode): Promise<Catalogue> {
  const load = files[`./${code}.json`];
  return load ? (await load()).default : {};
}
