/** The OCR languages a person chose; English until somebody chooses. */
const key = 'ocr-languages';

type SettingStore = { get<Value>(key: string): Value | null; set(key: string, value: unknown): void };

export function ocrLanguagesOf(settings: SettingStore): readonly string[] {
  return settings.get<readonly string[]>(key) ?? ['eng'];
}

export function setOcrLanguages(settings: SettingStore, languages: readonly string[]): void {
  settings.set(key, [...new Set(languages)]);
}
