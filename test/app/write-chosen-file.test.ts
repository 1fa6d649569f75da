import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { byteOrderMark, fileNameOf, listFileName, writeChosenFile } from '../../src/main/app/write-chosen-file.ts';
import { AppError } from '../../src/preload/contract/errors.ts';
import { temporaryFolder } from '../helpers/temporary-folder.ts';

let folder: string;
beforeEach(() => {
  folder = temporaryFolder();
});

const parts = ['path,state\n', 'a.pdf,ready\n', 'b.pdf,failed\n'];
/** Parts as the engine gives them: whole rows, and where to go on. */
const part = async (from: number) => ({ text: parts[from] ?? '', next: from + 1 < parts.length ? from + 1 : null });

describe('the saved list of files', () => {
  it('is every part in order, and nothing else is left in the folder', async () => {
    const file = path.join(folder, 'list.csv');
    await writeChosenFile(file, part, byteOrderMark);
    expect(readFileSync(file, 'utf8')).toBe(`\uFEFF${parts.join('')}`);
    expect(readdirSync(folder)).toEqual(['list.csv']);
  });

  it('replaces an older list only when the new one is whole', async () => {
    const file = path.join(folder, 'list.json');
    writeFileSync(file, 'old');
    const broken = async (from: number) => {
      if (from > 0) throw new AppError('engine-unavailable', 'The engine is not running.');
      return { text: '[', next: 1 };
    };
    await expect(writeChosenFile(file, broken)).rejects.toMatchObject({ code: 'engine-unavailable' });
    expect(readFileSync(file, 'utf8')).toBe('old');
    expect(readdirSync(folder)).toEqual(['list.json']);
    await writeChosenFile(file, async () => ({ text: '[]', next: null }));
    expect(readFileSync(file, 'utf8')).toBe('[]');
  });

  it('ends when an engine that is wrong never moves on', async () => {
    const file = path.join(folder, 'list.csv');
    await writeChosenFile(file, async () => ({ text: 'x', next: 0 }));
    expect(existsSync(file)).toBe(true);
  });

  it('says so when it cannot be written there', async () => {
    mkdirSync(path.join(folder, 'taken.csv'));
    await expect(writeChosenFile(path.join(folder, 'taken.csv'), part)).rejects.toMatchObject({
      code: 'list-not-saved',
    });
    expect(readdirSync(folder)).toEqual(['taken.csv']);
  });

  it('is named after the day', () => {
    expect(listFileName('csv', new Date(2026, 0, 5, 12))).toBe('Docent files 2026-01-05.csv');
  });
});

it.each([
  ['When does the lease end?', 'When does the lease end'],
  ['../../etc/passwd', 'etc passwd'],
  ['a/b\\c:d*e?"f<g>h|i\u0007', 'a b c d e f g h i'],
  ['...', 'Conversation'],
  ['', 'Conversation'],
  ['ü'.repeat(200), 'ü'.repeat(80)],
])('a conversation called %s is saved as %s', (title, name) => expect(fileNameOf(title)).toBe(name));
