import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { type CatalogueFile, checkCatalogue } from '../../../build/check-catalogue.ts';
import { shellSentences, windowSentences } from '../../../build/window-sentences.ts';
import { languages } from '../../../src/preload/contract/languages.ts';

const source = path.resolve(import.meta.dirname, '../../../src');
const others = languages.filter(({ code }) => code !== 'en');
const read = (file: string): CatalogueFile => (existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {});

const window = windowSentences(path.join(source, 'renderer'));
const shell = shellSentences(path.join(source, 'main/app'));

const temporary: string[] = [];
afterEach(() => {
  for (const folder of temporary.splice(0)) rmSync(folder, { recursive: true, force: true });
});

/** The problems of a window that has only this file. */
function problemsOf(text: string, name = 'views/part.tsx', find = windowSentences): readonly string[] {
  const folder = mkdtempSync(path.join(tmpdir(), 'docent-sentences-'));
  temporary.push(folder);
  mkdirSync(path.join(folder, path.dirname(name)), { recursive: true });
  writeFileSync(path.join(folder, name), text);
  return find(folder).problems;
}

describe('the sentences of the window', () => {
  it('are all translated where they are shown', () => {
    expect(window.problems).toEqual([]);
  });
  it('of menus and dialogs are translated, and asked for when they are shown', () => {
    expect(shell.problems).toEqual([]);
  });
});

describe.each(others)('the catalogue of $name', ({ code, tag }) => {
  it('says everything the window says', () => {
    const catalogue = read(path.join(source, `renderer/languages/${code}.json`));
    expect(checkCatalogue(window.sentences, catalogue, tag)).toEqual([]);
  });
  it('says everything menus and dialogs say', () => {
    const catalogue = read(path.join(source, `main/app/languages/${code}.json`));
    expect(checkCatalogue(shell.sentences, catalogue, tag)).toEqual([]);
  });
});

describe('the check itself', () => {
  it.each([
    ['text between tags', 'export const A = () => <p>Add a folder</p>;', 'Add a folder'],
    ['a spoken attribute', 'export const A = () => <p aria-label="Add a folder" />;', 'Add a folder'],
    ['a choice', 'export const A = ({ x }) => <p>{x ? "open" : t("closed")}</p>;', 'open'],
    // biome-ignore lint/suspicious/noTemplateCurlyInString: it is source text
    ['a sentence with a value', 'export const A = ({ x }) => <p title={`Open ${x}`} />;', 'Open {}'],
    ['a field that is shown', 'export const a = () => [{ label: "words" }];', 'words'],
    ['a sentence that is returned', 'export function a() { return "It could not be read."; }', 'It could not be read.'],
    ['a sentence asked for too early', 'export const a = t("Add");', 'when the module is loaded'],
    [
      'one asked for in a list made at once',
      'export const a = ["x"].map(() => t("Add"));',
      'when the module is loaded',
    ],
    ['a sentence put together', 'export const a = (x) => t(x + "s");', 'no plain string'],
  ])('sees %s', (_, text, problem) => {
    const problems = problemsOf(text);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toContain(problem);
  });

  it.each([
    ['a button of a dialog', 'const a = () => show({ buttons: [t("Open"), "Cancel"] });', '“Cancel” is not translated'],
    ['a line of a menu', 'const a = () => ({ label: x ? t("Pause") : "Go On" });', '“Go On” is not translated'],
    // biome-ignore lint/suspicious/noTemplateCurlyInString: it is source text
    ['a message with a value', 'const a = (x) => ({ message: `Remove ${x}?` });', '“Remove {}?” is not translated'],
  ])('sees %s of the shell', (_, text, problem) => {
    const problems = problemsOf(text, 'dialog.ts', shellSentences);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toContain(problem);
  });
  it('lets what the shell logs be', () => {
    expect(problemsOf('log.error("the page crashed", { reason: "of its own" });', 'log.ts', shellSentences)).toEqual(
      [],
    );
  });

  it.each([
    ['translated text', 'export const A = () => <p title={t("Open")}>{t("Add a folder")}</p>;'],
    [
      'names of things',
      'export const A = () => <p className="a b-c" data-testid="add folder" role="alert">Docent</p>;',
    ],
    ['routes, comparisons and failures of our own', 'export const a = (x) => x === "Some of it" && on("Some of it");'],
  ])('lets %s be', (_, text) => expect(problemsOf(text)).toEqual([]));

  const sentences = [
    { key: 'Open {name}', where: ['a.tsx'] },
    {
      key: '{n} files in {name}',
      plural: { one: '{n} file in {name}', other: '{n} files in {name}' },
      where: ['a.tsx'],
    },
    { key: 'Say <b>yes</b>', where: ['a.tsx'] },
  ];
  const forms = { one: '{n} Datei in {name}', other: '{n} Dateien in {name}' };
  const good = { 'Open {name}': '{name} öffnen', '{n} files in {name}': forms, 'Say <b>yes</b>': 'Sag <b>ja</b>' };

  it('accepts a catalogue with everything', () => expect(checkCatalogue(sentences, good, 'de')).toEqual([]));

  it.each<[string, CatalogueFile, string]>([
    ['a sentence that is missing', { ...good, 'Open {name}': undefined } as never, 'is missing'],
    ['one that nobody says', { ...good, Old: 'Alt' }, 'is not used'],
    ['a value left out', { ...good, 'Open {name}': 'Öffnen' }, 'has nothing to fill instead of {name}'],
    ['an element left out', { ...good, 'Say <b>yes</b>': 'Sag ja' }, 'instead of </b> <b>'],
    [
      'a count without its forms',
      { ...good, '{n} files in {name}': '{n} Dateien in {name}' },
      'the forms of a count belong',
    ],
    ['a form left out', { ...good, '{n} files in {name}': { other: '{n} in {name}' } }, 'the form “one” is missing'],
    [
      'a form the language does not have',
      { ...good, '{n} files in {name}': { ...forms, few: '{n} {name}' } },
      'no form “few”',
    ],
    ['an empty translation', { ...good, 'Open {name}': ' ' }, 'empty'],
  ])('reports %s', (_, catalogue, problem) => {
    const problems = checkCatalogue(sentences, catalogue, 'de');
    expect(problems).toHaveLength(1);
    expect(problems[0]).toContain(problem);
  });

  it('asks all six forms of Arabic', () => {
    const counted = sentences.filter(({ plural }) => plural);
    const catalogue = { '{n} files in {name}': { other: '{n} {name}' } };
    expect(checkCatalogue(counted, catalogue, 'ar')).toHaveLength(5);
  });
});
