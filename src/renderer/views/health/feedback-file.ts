import type { AppInfo } from '../../../preload/contract/shapes.ts';

/** The whole file: what a person wrote, which Docent, and the facts. The data folder's path stays out of it. */
export function feedbackFile(words: string, info: AppInfo | null, facts: string): string {
  // The file is read by those who make Docent, so its facts are English.
  const electron = info?.electron ? `, Electron ${info.electron}` : '';
  const version = info ? `Docent ${info.version}${electron}` : 'Docent';
  return [...(words.trim() === '' ? [] : [words.trim(), '']), version, '', facts].join('\n');
}
