import type { ConfigReport, ConfigSetting } from '../../../src/preload/contract/config-shapes.ts';
import { environmentName, settingList } from '../../../src/preload/contract/setting-list.ts';

const file = '/Users/maya/Library/Application Support/Docent/config.json';
const settings: readonly ConfigSetting[] = settingList.map(({ name, usual, sentence }) => ({
  ...{ name, usual, sentence, value: usual, type: '' },
  ...{ from: 'default' as const, source: null, environment: environmentName(name) },
}));

export const noFakeConfig: ConfigReport = { files: [{ path: file, found: false }], settings, problems: [] };
/** An office that fixes two settings, and wrote a third one wrong. */
export const fakeConfig: ConfigReport = {
  files: [{ path: file, found: true }],
  settings: settings.map((each) => {
    if (each.name === 'allowDownloads') return { ...each, value: false, from: 'file', source: file };
    return each.name === 'theme' ? { ...each, value: 'system', from: 'environment', source: 'DOCENT_THEME' } : each;
  }),
  problems: [
    {
      source: file,
      sentence: '“localApiPort” is 80, but must be a whole number from 1024 to 65535; it is as if it were not there.',
    },
  ],
};
