import { renderToStaticMarkup } from 'react-dom/server';
import { afterEach, describe, expect, it } from 'vitest';
import { languageFor, languages, localeFor } from '../../../src/preload/contract/languages.ts';
import { formatBytes, formatCount, formatDate, formatDuration, formatShare } from '../../../src/renderer/format.ts';
import type { Catalogue } from '../../../src/renderer/languages/catalogues.ts';
import { useLanguage } from '../../../src/renderer/languages/language-store.ts';
import { lowerCase } from '../../../src/renderer/languages/lower-case.ts';
import { plural } from '../../../src/renderer/languages/plural.ts';
import { rich } from '../../../src/renderer/languages/rich.tsx';
import { inContext, t } from '../../../src/renderer/languages/translate.ts';

function speak(code: string, catalogue: Catalogue = {}): void {
  const language = languageFor(code as 'en', []);
  useLanguage.setState({ language, locale: localeFor(language, []), catalogue });
}
afterEach(() => speak('en'));

describe('the language', () => {
  it.each([
    ['system', ['de-AT', 'en-US'], 'de'],
    ['system', ['it-IT', 'fr-CA', 'en-US'], 'fr'],
    ['system', ['zh-Hant-TW'], 'zh'],
    ['system', ['C'], 'en'],
    ['system', [], 'en'],
    ['ja', ['de-DE'], 'ja'],
  ] as const)('for %s on %j is %s', (choice, preferred, code) => {
    expect(languageFor(choice, preferred).code).toBe(code);
  });

  it('writes dates as the person’s region does, where it speaks the language', () => {
    const [english] = languages;
    expect(localeFor(english as never, ['de-DE', 'en-GB'])).toBe('en-GB');
    expect(localeFor(english as never, ['de-DE'])).toBe('en');
    expect(localeFor(english as never, ['en_US.UTF-8'])).toBe('en');
  });
});

describe('t', () => {
  it('says the English sentence where there is no other', () => {
    expect(t('Open {name}', { name: 'lease.pdf' })).toBe('Open lease.pdf');
  });
  it('says the translation, with values where the language puts them', () => {
    speak('de', { 'Open {name}': '{name} öffnen' });
    expect(t('Open {name}', { name: 'lease.pdf' })).toBe('lease.pdf öffnen');
  });
  it('takes a value as it is, even one that looks like a place to fill', () => {
    expect(t('{a} of {b}', { a: '{b}', b: 'x' })).toBe('{b} of x');
  });
  it('keeps a name of the other direction together', () => {
    speak('ar', { 'Open {name}': 'افتح {name}' });
    expect(t('Open {name}', { name: 'lease.pdf' })).toBe('افتح \u2068lease.pdf\u2069');
  });
  it('tells two meanings of a word apart', () => {
    speak('de', { 'Open##verb': 'Öffnen', 'Open##state': 'Offen' });
    expect([inContext('verb', 'Open'), inContext('state', 'Open')]).toEqual(['Öffnen', 'Offen']);
  });
});

describe('plural', () => {
  const files = (n: number) => plural(n, '{n} file', '{n} files');
  it('says one and many in English', () => {
    expect([0, 1, 2, 1284].map(files)).toEqual(['0 files', '1 file', '2 files', '1,284 files']);
  });
  it('says all six forms of Arabic', () => {
    const forms = {
      zero: 'لا ملفات',
      one: 'ملف واحد',
      two: 'ملفان',
      few: '{n} ملفات',
      many: '{n} ملفًا',
      other: '{n} ملف',
    };
    speak('ar', { '{n} files': forms });
    expect([0, 1, 2, 3, 11, 100].map(files)).toEqual([
      'لا ملفات',
      'ملف واحد',
      'ملفان',
      '3 ملفات',
      '11 ملفًا',
      '100 ملف',
    ]);
  });
  it('has one form for all counts in Japanese', () => {
    speak('ja', { '{n} files': { other: 'ファイル {n} 件' } });
    expect([1, 2].map(files)).toEqual(['ファイル 1 件', 'ファイル 2 件']);
  });
});

describe('rich', () => {
  const show = (node: React.ReactNode) => renderToStaticMarkup(<p>{node}</p>);
  it('puts elements and values into a sentence, in the order of the language', () => {
    const say = () =>
      rich('Open <link>Settings</link> of {name}', { name: 'A', link: (text) => <a href="#x">{text}</a> });
    expect(show(say())).toBe('<p>Open <a href="#x">Settings</a> of <bdi>A</bdi></p>');
    speak('de', { 'Open <link>Settings</link> of {name}': '<link>Einstellungen</link> von {name} öffnen' });
    expect(show(say())).toBe('<p><a href="#x">Einstellungen</a> von <bdi>A</bdi> öffnen</p>');
  });
  it('shows markup in a value as text', () => {
    expect(show(rich('A <b>{x}</b>', { x: '<i>x</i>' }))).toBe('<p>A <b><bdi>&lt;i&gt;x&lt;/i&gt;</bdi></b></p>');
  });
});

describe('numbers and dates', () => {
  it.each([
    ['en', '1,284', '4.2 MB', '512 bytes', '1.4 s', '14%'],
    ['de', '1.284', '4,2 MB', '512 Byte', '1,4 Sek.', '14 %'],
    ['fr', '1 284', '4,2 Mo', '512 octets', '1,4 s', '14 %'],
    ['ja', '1,284', '4.2 MB', '512 バイト', '1.4 秒', '14%'],
  ])('are written as %s does', (code, ...expected) => {
    speak(code);
    const said = [
      formatCount(1284),
      formatBytes(4_200_000),
      formatBytes(512),
      formatDuration(1400),
      formatShare(14, 100),
    ];
    // Narrow and other spaces that do not break are a matter of the system's data.
    expect(said.map((text) => text.replace(/\s/g, ' '))).toEqual(expected);
  });
  it('have Western digits in Arabic too', () => {
    speak('ar');
    expect(formatCount(1284)).toMatch(/^[0-9,.٬]+$/);
  });
  it('name the month in the language', () => {
    speak('fr');
    expect(formatDate(Date.UTC(2024, 6, 3, 12), Date.UTC(2026, 0, 1))).toBe('3 juil. 2024');
  });
});

describe('lowerCase', () => {
  it('leaves German nouns large', () => {
    expect(lowerCase('Size')).toBe('size');
    speak('de');
    expect(lowerCase('Größe')).toBe('Größe');
  });
});
