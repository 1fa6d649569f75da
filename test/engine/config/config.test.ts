import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { createConfig, noConfig } from '../../../src/main/engine/config/config.ts';
import { readConfig } from '../../../src/main/engine/config/read-config.ts';
import { parseRelaxedJson } from '../../../src/main/engine/config/relaxed-json.ts';
import { fittingValue, valueInWords, valueOfText } from '../../../src/main/engine/config/setting-value.ts';
import { settingsTable } from '../../../src/main/engine/config/settings-table.ts';
import { loadConfig } from '../../../src/main/engine/load-config.ts';
import { environmentName, settingList } from '../../../src/preload/contract/setting-list.ts';
import { temporaryFolder } from '../../helpers/temporary-folder.ts';
import { testEngine } from '../../helpers/test-engine.ts';

const of = (text: string, environment: Record<string, string> = {}) =>
  readConfig({ files: [{ path: '/c.json', text }], environment });

describe('the list of settings', () => {
  it('is the table in the README, word for word', () => {
    const readme = readFileSync(path.join(import.meta.dirname, '../../../src/main/engine/config/README.md'), 'utf8');
    expect(readme).toContain(`<!-- settings -->\n\n${settingsTable()}\n\n<!-- /settings -->`);
  });

  it('has values of its own kind as the usual ones, each under one name, place and variable', () => {
    for (const { kind, usual } of settingList) expect(fittingValue(kind, usual)).toEqual(usual);
    const unique = (values: readonly string[]) => expect(new Set(values).size).toBe(values.length);
    unique(settingList.map(({ name }) => environmentName(name)));
    unique(settingList.map(({ key, field }) => `${key} ${field}`));
    expect(environmentName('localApiPort')).toBe('DOCENT_LOCAL_API_PORT');
  });

  it('says the defaults the engine has without any configuration', async () => {
    const { request } = await testEngine();
    const [settings, api, endpoint, overview] = await Promise.all([
      request('settings.get', {}),
      request('api.get', {}),
      request('endpoint.get', {}),
      request('metrics.get', {}),
    ]);
    const inEngine: Record<string, unknown> = {
      ...settings,
      ...{ keepFigures: overview.kept, localApi: api.on, localApiPort: api.port },
      ...{ modelServer: endpoint.on, modelServerAddress: endpoint.address, modelServerModel: endpoint.model },
      ...{ contextTokens: null, modelsFolder: null },
    };
    for (const { name, usual } of settingList) expect([name, inEngine[name]]).toEqual([name, usual]);
  });

  it('holds every setting that settings.set takes', async () => {
    const { request } = await testEngine();
    const { chatModelId: _chosenByFile, ...settable } = await request('settings.get', {});
    expect(settingList.map(({ name }) => name)).toEqual(expect.arrayContaining(Object.keys(settable)));
  });
});

describe('a configuration', () => {
  it('may have comments and commas too many, and text that looks like them', () => {
    const text = `\uFEFF// ours\n{ "modelServerModel": "a//b,}", /* one, } */ "ocrLanguages": ["eng", "deu",], }`;
    expect(parseRelaxedJson(text)).toEqual({ modelServerModel: 'a//b,}', ocrLanguages: ['eng', 'deu'] });
  });

  it('goes environment, file of the library, file of all libraries', () => {
    const { fixed, problems } = readConfig({
      files: [
        { path: '/own', text: '{"theme":"dark","searchHistory":false}' },
        { path: '/all', text: '{"theme":"light","localApiPort":9000}' },
      ],
      environment: { DOCENT_SEARCH_HISTORY: 'yes' },
    });
    expect(problems).toEqual([]);
    expect(Object.fromEntries(fixed)).toEqual({
      searchHistory: { value: true, from: 'environment', source: 'DOCENT_SEARCH_HISTORY' },
      theme: { value: 'dark', from: 'file', source: '/own' },
      localApiPort: { value: 9000, from: 'file', source: '/all' },
    });
  });

  it.each([
    ['{"theme":"pink"}', '“theme” is "pink", but must be system, light or dark; it is as if it were not there.'],
    [
      '{"localApiPort":80}',
      '“localApiPort” is 80, but must be a whole number from 1024 to 65535; it is as if it were not there.',
    ],
    ['{"localApi":"on"}', '“localApi” is "on", but must be on or off; it is as if it were not there.'],
    ['{"modelServerAddress":"http://example.org"}', 'an address on this computer'],
    ['{"ocrLanguages":["eng","../x"]}', 'a list of codes such as eng or deu, at most 8'],
    ['{"thema":"dark"}', 'There is no setting “thema”.'],
    ['{"local-api":true}', '“localApi” may be meant'],
    ['[1]', 'its settings must stand in { }'],
    ['{"theme":\n"dark"\n"x":1}', 'it is no JSON near line 3'],
    ['{"theme": "dark', 'it is no JSON'],
    ['{"__proto__":{"theme":"dark"}}', 'There is no setting “__proto__”.'],
  ])('says what is wrong with %s and takes none of it', (text, sentence) => {
    const { fixed, problems } = of(text);
    expect(fixed.size).toBe(0);
    expect(problems).toHaveLength(1);
    expect(problems[0]?.sentence).toContain(sentence);
  });

  it('takes what is right beside what is wrong', () => {
    const { fixed, problems } = of('{"theme":"dark","localApiPort":"x"}', { DOCENT_LOCAL_API: 'perhaps' });
    expect([...fixed.keys()]).toEqual(['theme']);
    expect(problems.map(({ source }) => source)).toEqual(['DOCENT_LOCAL_API', '/c.json']);
  });

  it('reads every setting from the environment as it is written for a person', () => {
    for (const { name, kind, usual } of settingList) {
      if (usual === '') continue;
      expect([name, valueOfText(kind, valueInWords(usual))]).toEqual([name, usual]);
    }
    const ocrLanguages = settingList.find(({ name }) => name === 'ocrLanguages') as (typeof settingList)[number];
    expect(valueOfText(ocrLanguages.kind, '')).toEqual([]);
  });

  it('survives files that are no files', () => {
    const [dataDir, home] = [temporaryFolder(), temporaryFolder()];
    mkdirSync(path.join(dataDir, 'config.json'));
    mkdirSync(path.join(home, 'docent'));
    writeFileSync(path.join(home, 'docent', 'config.json'), Buffer.alloc(2_000_000, '{'));
    const report = loadConfig(dataDir, { XDG_CONFIG_HOME: home }).report({ get: () => null, set: () => undefined });
    expect(report.problems.map(({ sentence }) => sentence)).toEqual([
      expect.stringContaining("it can't be read"),
      expect.stringContaining('it is too large'),
    ]);
  });
});

describe('a fixed setting', () => {
  const fixing = (text: string, environment: Record<string, string> = {}) => ({
    more: { config: createConfig({ files: [{ path: '/c.json', text }], environment }) },
  });

  it('counts more than the window, is refused there, and leaves what the window chose for later', async () => {
    const first = await testEngine();
    await first.request('settings.set', { theme: 'light', searchPreset: 'classic' });
    await first.engine.close();
    const fixed = await testEngine(first.dataDir, fixing('{"theme":"dark","allowDownloads":false}'));
    expect(await fixed.request('settings.get', {})).toMatchObject({ theme: 'dark', searchPreset: 'classic' });
    await expect(fixed.request('settings.set', { theme: 'light' })).rejects.toMatchObject({
      code: 'setting-fixed',
      data: { setting: 'theme', source: '/c.json' },
    });
    await expect(fixed.request('settings.set', { allowDownloads: true })).rejects.toMatchObject({
      code: 'setting-fixed',
    });
    await fixed.request('settings.set', { searchHistory: false });
    const { settings } = await fixed.request('config.get', {});
    const from = Object.fromEntries(settings.map((each) => [each.name, each.from]));
    expect(from).toMatchObject({ theme: 'file', searchPreset: 'window', searchHistory: 'window', localApi: 'default' });
    await fixed.engine.close();
    const later = await testEngine(first.dataDir);
    expect(await later.request('settings.get', {})).toMatchObject({ theme: 'light', searchHistory: false });
  });

  // The bug: a word that every object knows, such as `constructor`, counts as a value and switches something on.
  it.each(['constructor', '__proto__', 'toString', 'hasOwnProperty'])('%s is no value of a switch', (word) => {
    const { fixed, problems } = of('', { DOCENT_LOCAL_API: word, DOCENT_ALLOW_DOWNLOADS: word });
    expect([fixed.size, problems.length]).toEqual([0, 2]);
  });

  it('reaches every place that keeps one', async () => {
    const environment = {
      ...{ DOCENT_OCR_LANGUAGES: 'deu,eng', DOCENT_KEEP_FIGURES: 'off', DOCENT_LOCAL_API_PORT: '9123' },
      ...{ DOCENT_MODEL_SERVER_ADDRESS: 'http://127.0.0.1:1234', DOCENT_MODEL_SERVER_MODEL: 'small' },
    };
    const { request } = await testEngine(undefined, fixing('', environment));
    expect((await request('settings.get', {})).ocrLanguages).toEqual(['deu', 'eng']);
    expect((await request('metrics.get', {})).kept).toBe(false);
    await expect(request('metrics.keep', { on: true })).rejects.toMatchObject({ code: 'setting-fixed' });
    expect((await request('api.get', {})).port).toBe(9123);
    expect(await request('endpoint.get', {})).toMatchObject({ address: 'http://127.0.0.1:1234', model: 'small' });
    const { settings } = await request('config.get', {});
    expect(settings.filter((each) => each.from === 'environment')).toHaveLength(5);
  });

  it('changes nothing where there is none', () => {
    const kept = new Map<string, unknown>();
    const store = {
      get: <Value>(key: string) => (kept.get(key) ?? null) as Value | null,
      set: (key: string, value: unknown) => void kept.set(key, value),
    };
    const over = createConfig(noConfig).over(store);
    over.set('window', { theme: 'dark' });
    over.set('chat-context', null);
    expect([over.get('window'), kept.get('window'), over.get('nothing')]).toEqual([
      { theme: 'dark' },
      { theme: 'dark' },
      null,
    ]);
  });
});
