import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { createKeptLook } from '../../src/main/app/kept-look.ts';
import { parseLaunchOptions } from '../../src/main/app/launch-options.ts';
import { appLimits } from '../../src/main/app/limits.ts';
import { createLog } from '../../src/main/app/log.ts';
import { isOurUrl } from '../../src/main/app/our-urls.ts';
import { loadWindowState, saveWindowState } from '../../src/main/app/window-state.ts';
import { lookAsArgument, lookInArguments, usualLook } from '../../src/preload/contract/look.ts';
import { silentLog } from '../helpers/fake-engine-parts.ts';
import { temporaryFolder } from '../helpers/temporary-folder.ts';

describe('the log', () => {
  it('writes one line per event, cut to its limit, whatever the message holds', () => {
    const file = path.join(temporaryFolder(), 'docent.log');
    const log = createLog(file, () => new Date(0));
    log.info('first\nsecond', { count: 2 });
    log.error('x'.repeat(10_000));
    const lines = readFileSync(file, 'utf8').trimEnd().split('\n');
    expect(lines[0]).toBe('1970-01-01T00:00:00.000Z info first ⏎ second {"count":2}');
    expect(lines).toHaveLength(2);
    expect(lines[1]?.length).toBeLessThan(appLimits.log.lineCharacters + 50);
  });

  it('rotates and keeps a bounded number of files', () => {
    const file = path.join(temporaryFolder(), 'docent.log');
    const log = createLog(file);
    const perFile = appLimits.log.fileBytes / appLimits.log.lineCharacters;
    for (let line = 0; line < perFile * (appLimits.log.keptFiles + 3); line++) log.info('y'.repeat(3_000));
    for (let index = 1; index <= appLimits.log.keptFiles; index++) expect(existsSync(`${file}.${index}`)).toBe(true);
    expect(existsSync(`${file}.${appLimits.log.keptFiles + 1}`)).toBe(false);
    expect(readFileSync(file).length).toBeLessThanOrEqual(appLimits.log.fileBytes);
  });
});

describe('the window’s place', () => {
  const screens = [{ x: 0, y: 0, width: 1920, height: 1080 }];
  const place = { x: 100, y: 50, width: 1000, height: 700, maximized: true, zoom: 1 };

  it('comes back', () => {
    const file = path.join(temporaryFolder(), 'window.json');
    saveWindowState(file, place);
    expect(loadWindowState(file, screens)).toEqual(place);
  });

  it('is not restored onto a screen that is gone', () => {
    const file = path.join(temporaryFolder(), 'window.json');
    saveWindowState(file, { ...place, x: 4000 });
    expect(loadWindowState(file, screens)).toMatchObject({ x: null, y: null, width: 1000 });
  });

  it('is made to fit a screen that has become smaller', () => {
    const file = path.join(temporaryFolder(), 'window.json');
    saveWindowState(file, { ...place, x: 200, y: 300, width: 2400, height: 1300, maximized: false });
    const small = [{ x: 0, y: 25, width: 1440, height: 875 }];
    expect(loadWindowState(file, [{ x: 0, y: 0, width: 2560, height: 1440 }])).toMatchObject({ x: 200, width: 2400 });
    expect(loadWindowState(file, small)).toMatchObject({ x: 0, y: 25, width: 1440, height: 875 });
  });

  // The bug: the window forgets where it was because the text in it is larger, or smaller, than what is remembered.
  it('is restored with the most text size that is remembered when it was zoomed further', () => {
    const file = path.join(temporaryFolder(), 'window.json');
    for (const [zoom, kept] of [
      [8.8, appLimits.window.mostZoom],
      [-9.8, appLimits.window.leastZoom],
    ] as const) {
      saveWindowState(file, { ...place, zoom });
      expect(loadWindowState(file, screens)).toEqual({ ...place, zoom: kept });
    }
  });

  it.each(['', '{"x":1', '[]', '{"x":"1","y":0,"width":1,"height":1,"maximized":false}'])('is fresh for %s', (text) => {
    const file = path.join(temporaryFolder(), 'window.json');
    writeFileSync(file, text);
    expect(loadWindowState(file, screens)).toMatchObject({ x: null, width: appLimits.window.width });
  });
});

describe('launch options', () => {
  it('reads both spellings and lets the argument win over the environment', () => {
    expect(parseLaunchOptions(['docent', '--data-dir', '/a', '--self-test=/b'], {})).toEqual({
      dataDir: '/a',
      profileFolder: null,
      selfTest: '/b',
      selfTestModel: null,
      hidden: false,
      readers: 'page',
    });
    expect(parseLaunchOptions(['docent', '--data-dir=/a'], { DOCENT_DATA_DIR: '/c' }).dataDir).toBe('/a');
    expect(parseLaunchOptions(['docent'], { DOCENT_DATA_DIR: '/c' })).toMatchObject({ dataDir: '/c', selfTest: null });
    expect(parseLaunchOptions(['docent', '--self-test'], {}).selfTest).toBeNull();
    expect(parseLaunchOptions(['docent', '--readers=process'], {}).readers).toBe('process');
    // A word that is not understood is no reason to read with less protection.
    expect(parseLaunchOptions(['docent', '--readers=proces'], {}).readers).toBe('page');
    const work = parseLaunchOptions(['docent', '--profile=Work'], { DOCENT_DATA_DIR: '/c', DOCENT_PROFILE: 'Home' });
    expect(work).toMatchObject({ dataDir: null, profileFolder: 'Docent profiles/Work' });
    expect(parseLaunchOptions(['docent'], { DOCENT_PROFILE: '../elsewhere' }).profileFolder).toBeNull();
  });
});

describe('what the window may load', () => {
  it.each([
    'app://docent/index.html',
    'doc://file/abc',
    'doc://picture/abc?size=small',
    'doc://page/abc?index=0&size=small',
    'blob:app://docent/1234',
  ])('allows %s', (url) => {
    expect(isOurUrl(url, true)).toBe(true);
  });
  it.each([
    'https://example.com/',
    'http://127.0.0.1/',
    'ws://localhost/',
    'file:///etc/passwd',
    'data:text/html,x',
    'app://docent.example/',
    'app://other/',
    'doc://filed/abc',
    'doc://pictures/abc',
    'blob:https://example.com/1',
    'devtools://devtools/x',
    'chrome-extension://x/',
  ])('refuses %s', (url) => {
    expect(isOurUrl(url, true)).toBe(false);
  });
});

describe('the look of the window', () => {
  const german = { theme: 'dark', language: 'de', textSize: 'large' } as const;

  it('comes back at the next start, and is as usual where nothing or nonsense was kept', () => {
    const file = path.join(temporaryFolder(), 'look.json');
    expect(createKeptLook(file, silentLog).now()).toEqual(usualLook);
    createKeptLook(file, silentLog).keep(german);
    expect(createKeptLook(file, silentLog).now()).toEqual(german);
    for (const text of ['{"theme":', '[]', 'null', '{"theme":"pink","language":7,"textSize":"../large"}']) {
      writeFileSync(file, text);
      expect(createKeptLook(file, silentLog).now(), text).toEqual(usualLook);
    }
  });

  it('keeps nothing of the settings but itself, and goes on when it cannot be written', () => {
    const folder = temporaryFolder();
    const kept = createKeptLook(path.join(folder, 'look.json'), silentLog);
    kept.keep({ ...german, chatModelId: 'a secret' } as typeof german);
    expect(JSON.parse(readFileSync(path.join(folder, 'look.json'), 'utf8'))).toEqual(german);
    const nowhere = createKeptLook(path.join(folder, 'gone', 'look.json'), silentLog);
    nowhere.keep(german);
    expect(nowhere.now()).toEqual(german);
  });

  it('reaches the page as an argument', () => {
    expect(lookInArguments(['--type=renderer', lookAsArgument(german)])).toEqual(german);
    expect(lookInArguments(['--docent-look=dark,xx'])).toEqual({ ...usualLook, theme: 'dark' });
    expect(lookInArguments([])).toEqual(usualLook);
  });
});
