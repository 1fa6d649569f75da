/** The sentences of menus and dialogs in the window's language. English stands in the source and is the key, as in the window. */
import { type Language, type LanguageChoice, languageFor } from '../../../preload/contract/languages.ts';
import ar from './ar.json' with { type: 'json' };
import de from './de.json' with { type: 'json' };
import es from './es.json' with { type: 'json' };
import fr from './fr.json' with { type: 'json' };
import ja from './ja.json' with { type: 'json' };
import zh from './zh.json' with { type: 'json' };

type Catalogue = Readonly<Record<string, string>>;

const catalogues: Readonly<Partial<Record<Language['code'], Catalogue>>> = { de, fr, es, ja, zh, ar };

let catalogue: Catalogue = {};
let code: Language['code'] = 'en';

/** @param preferred the system's languages, best first. Returns whether the language is another one than before. */
export function speak(choice: LanguageChoice, preferred: readonly string[]): boolean {
  const before = code;
  code = languageFor(choice, preferred).code;
  catalogue = catalogues[code] ?? {};
  return code !== before;
}

/** Called when something is shown, never when a module is loaded. `{name}` is filled from the values. */
export function t(text: string, values: Readonly<Record<string, string>> = {}): string {
  return (catalogue[text] ?? text).replace(/\{(\w+)\}/g, (place, name: string) => values[name] ?? place);
}
