import { describe, expect, it } from 'vitest';
import { commandLineArguments } from '../../src/main/app/command-line-arguments.ts';

describe('what is a command and what is a start of the app', () => {
  it.each([
    [
      ['Docent', 'cli', 'add', 'x', '--json'],
      ['add', 'x', '--json'],
    ],
    [['Docent', '--no-sandbox', 'cli'], []],
    [
      ['Docent', '--no-sandbox', '--ozone-platform=headless', '--log-level=3', '--', 'cli', 'ask', '--', 'cli'],
      ['ask', '--', 'cli'],
    ],
  ])('%j is one', (argv, expected) => expect(commandLineArguments(argv, true)).toEqual(expected));

  it.each([
    [['Docent']],
    [['Docent', '--self-test', 'cli']],
    [['Docent', '--data-dir', 'cli']],
    [['Docent', 'docent://open?document=cli']],
    [['Docent', 'other', 'cli']],
  ])('%j is none', (argv) => expect(commandLineArguments(argv, true)).toBeNull());

  it('comes after the app’s folder where nothing is packaged', () => {
    expect(commandLineArguments(['electron', '.', 'cli', 'status'], false)).toEqual(['status']);
    expect(commandLineArguments(['electron', 'cli'], false)).toBeNull();
  });
});
