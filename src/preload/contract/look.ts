/** What a window looks like from its first paint on, before the library has said anything. */
import { type LanguageChoice, languageChoices } from './languages.ts';
import { type TextSize, textSizes } from './setting-list.ts';

const themes = ['system', 'light', 'dark'] as const;

export type Look = {
  readonly theme: (typeof themes)[number];
  readonly language: LanguageChoice;
  readonly textSize: TextSize;
};

export const usualLook: Look = { theme: 'system', language: 'system', textSize: 'standard' };

/** Main tells the preload script with this. */
const lookArgument = '--docent-look=';

export function lookAsArgument({ theme, language, textSize }: Look): string {
  return `${lookArgument}${[theme, language, textSize].join(',')}`;
}

/** @param given a process's arguments. The usual look where they name none. */
export function lookInArguments(given: readonly string[]): Look {
  const text = given.find((argument) => argument.startsWith(lookArgument))?.slice(lookArgument.length) ?? '';
  const [theme, language, textSize] = text.split(',');
  return readLook({ theme, language, textSize });
}

/** What of `value` is a look; anything else is as usual. */
export function readLook(value: unknown): Look {
  const { theme, language, textSize } = (value ?? {}) as Readonly<Record<string, unknown>>;
  return {
    theme: themes.find((one) => one === theme) ?? usualLook.theme,
    language: languageChoices.find((one) => one === language) ?? usualLook.language,
    textSize: textSizes.find((one) => one === textSize) ?? usualLook.textSize,
  };
}
