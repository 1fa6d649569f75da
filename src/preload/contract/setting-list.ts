/**
 * Every setting of the window, said once: the window, the configuration file, the environment, `docent config` and the table in
 * `engine/config/README.md` are made from this list.
 */
import { languageChoices } from './languages.ts';

export type SettingValue = string | number | boolean | readonly string[] | null;
export type SettingKind =
  | { readonly type: 'switch' }
  | { readonly type: 'choice'; readonly values: readonly string[] }
  /** Whole numbers. `auto`: it may be left to Docent, as null. */
  | { readonly type: 'number'; readonly least: number; readonly most: number; readonly auto?: true }
  /** `says`: what is expected, in words. `auto` as above. */
  | {
      readonly type: 'text';
      readonly pattern: string;
      readonly most: number;
      readonly says: string;
      readonly auto?: true;
    }
  | { readonly type: 'list'; readonly pattern: string; readonly most: number; readonly says: string };
export type SettingEntry = {
  /** In the file; in the environment `DOCENT_` and the same in capitals. */
  readonly name: string;
  readonly kind: SettingKind;
  readonly usual: SettingValue;
  readonly sentence: string;
  /** Where personal.db keeps it: a key, and the field of its value. */
  readonly key: string;
  readonly field: string | null;
};

/** Keys as Electron writes them (https://www.electronjs.org/docs/latest/tutorial/keyboard-shortcuts); '' for none. */
export const askKeysPattern = '^$|^((Command|Control|Alt|Shift)\\+){1,4}([A-Z0-9]|Space|F([1-9]|1[0-9]|2[0-4]))$';
/** Of everything in the window, smallest first. */
export const textSizes = ['small', 'standard', 'large', 'larger', 'largest'] as const;
export type TextSize = (typeof textSizes)[number];

const onOff: SettingKind = { type: 'switch' };

export const settingList = [
  {
    name: 'theme',
    kind: { type: 'choice', values: ['system', 'light', 'dark'] },
    usual: 'system',
    sentence: 'How the window looks.',
    key: 'window',
    field: 'theme',
  },
  {
    name: 'language',
    kind: { type: 'choice', values: languageChoices },
    usual: 'system',
    sentence: 'The language of the window; system: as the Mac.',
    key: 'window',
    field: 'language',
  },
  {
    name: 'textSize',
    kind: { type: 'choice', values: textSizes },
    usual: 'standard',
    sentence: 'How large everything in the window is, documents too.',
    key: 'window',
    field: 'textSize',
  },
  {
    name: 'answerMode',
    kind: { type: 'choice', values: ['extract', 'generate'] },
    usual: 'extract',
    sentence: 'Answers are quotes only, or written by a chat model.',
    key: 'window',
    field: 'answerMode',
  },
  {
    name: 'searchPreset',
    kind: { type: 'choice', values: ['docent', 'classic'] },
    usual: 'docent',
    sentence: 'How search works.',
    key: 'window',
    field: 'searchPreset',
  },
  {
    name: 'searchHistory',
    kind: onOff,
    usual: true,
    sentence: 'Searches are remembered.',
    key: 'window',
    field: 'searchHistory',
  },
  {
    name: 'allowDownloads',
    kind: onOff,
    usual: false,
    sentence: 'Models may be downloaded when you ask for one.',
    key: 'window',
    field: 'allowDownloads',
  },
  {
    name: 'ocrLanguages',
    kind: { type: 'list', pattern: '^[A-Za-z_]{2,40}$', most: 8, says: 'codes such as eng or deu' },
    usual: ['eng'],
    sentence: 'Languages scans and pictures are read in; none: they are not read.',
    key: 'ocr-languages',
    field: null,
  },
  {
    name: 'keepFigures',
    kind: onOff,
    usual: true,
    sentence: 'Waiting times and counts are kept for a month.',
    key: 'keepMetrics',
    field: null,
  },
  {
    name: 'contextTokens',
    kind: { type: 'number', least: 512, most: 1_048_576, auto: true },
    usual: null,
    sentence: 'Tokens of context for chat models.',
    key: 'chat-context',
    field: null,
  },
  {
    name: 'modelsFolder',
    kind: { type: 'text', pattern: '^/', most: 4096, says: 'the path of a folder, from / on', auto: true },
    usual: null,
    sentence: 'A folder whose models are listed by themselves.',
    key: 'models-folder',
    field: null,
  },
  {
    name: 'localApi',
    kind: onOff,
    usual: false,
    sentence: 'Programs on this computer may search and ask with a token.',
    key: 'local-api',
    field: 'on',
  },
  {
    name: 'localApiPort',
    kind: { type: 'number', least: 1024, most: 65_535 },
    usual: 8427,
    sentence: 'The port of the local API.',
    key: 'local-api',
    field: 'port',
  },
  {
    name: 'modelServer',
    kind: onOff,
    usual: false,
    sentence: 'Answers may be written by a model server on this computer.',
    key: 'local-endpoint',
    field: 'on',
  },
  {
    name: 'modelServerAddress',
    kind: {
      type: 'text',
      pattern: '^http://(127\\.0\\.0\\.1|localhost|\\[::1\\])(:\\d{1,5})?(/[^\\s?#@]*)?$',
      most: 200,
      says: 'an address on this computer, such as http://127.0.0.1:11434',
    },
    usual: 'http://127.0.0.1:11434',
    sentence: 'Where the model server is.',
    key: 'local-endpoint',
    field: 'address',
  },
  {
    name: 'modelServerModel',
    kind: { type: 'text', pattern: '^[^\\n]*$', most: 200, says: 'the name of a model' },
    usual: '',
    sentence: 'Which of its models writes.',
    key: 'local-endpoint',
    field: 'model',
  },
  {
    name: 'checkUpdates',
    kind: onOff,
    usual: false,
    sentence: 'Whether there is a newer Docent is looked up once a day.',
    key: 'window',
    field: 'checkUpdates',
  },
  {
    name: 'keepFresh',
    kind: onOff,
    usual: false,
    sentence: 'Docent starts with the computer, without a window, and keeps folders fresh from the menu bar.',
    key: 'window',
    field: 'keepFresh',
  },
  {
    name: 'askKeys',
    kind: {
      type: 'text',
      pattern: askKeysPattern,
      most: 60,
      says: 'keys such as Control+Alt+Space, or nothing',
    },
    usual: '',
    sentence: 'Keys that open the small ask window from anywhere.',
    key: 'window',
    field: 'askKeys',
  },
] as const satisfies readonly SettingEntry[];

export type SettingName = (typeof settingList)[number]['name'];

/** `DOCENT_LOCAL_API_PORT` */
export const environmentName = (name: string): string =>
  `DOCENT_${name.replace(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase()}`;
