import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { planCommand, writeCommand } from '../../src/main/app/install-command.ts';

let folder: string;
let bin: string;

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'docent-command-'));
  bin = path.join(folder, 'bin');
  mkdirSync(bin);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** An app that says what it was started with, in a folder with every character that could end a quotation. */
function fakeApp(): string {
  const file = path.join(folder, `it's "an" $app; ok`);
  writeFileSync(file, '#!/bin/sh\nfor one in "$@"; do printf "[%s]" "$one"; done\n', { mode: 0o755 });
  return file;
}

function install(executable: string): string {
  const plan = planCommand(executable, [bin]);
  if (plan.kind !== 'write') throw new Error(plan.kind);
  writeCommand(plan);
  return plan.file;
}

describe('the docent command in the PATH', () => {
  it('starts the command line of this app with every argument as it was', () => {
    const command = install(fakeApp());
    expect(statSync(command).mode & 0o111).toBe(0o111);
    const said = execFileSync(command, ['add', 'My files', '$HOME', '*']).toString();
    expect(said).toMatch(/\[cli\]\[add\]\[My files\]\[\$HOME\]\[\*\]$/);
  });

  it('is written anew by itself, as after the app has moved', () => {
    install('/old/Docent');
    expect(planCommand('/new/Docent', [bin])).toMatchObject({ kind: 'write', replaces: true });
    expect(readFileSync(install('/new/Docent'), 'utf8')).toContain("'/new/Docent'");
  });

  // The bug: another program's command of this name, or what a link of it leads to, is gone.
  it('never writes over what is not its own: a file, a link, a folder', () => {
    const theirs = path.join(bin, 'docent');
    writeFileSync(theirs, 'theirs');
    expect(planCommand('/a/Docent', [bin])).toEqual({ kind: 'taken', file: theirs });
    rmSync(theirs);
    symlinkSync(path.join(folder, 'nowhere'), theirs);
    expect(planCommand('/a/Docent', [bin]).kind).toBe('taken');
    rmSync(theirs);
    mkdirSync(theirs);
    expect(planCommand('/a/Docent', [bin]).kind).toBe('taken');
  });

  it('goes to the next folder where it may not write, and says when there is none', () => {
    expect(planCommand('/a/Docent', [path.join(folder, 'missing'), bin])).toMatchObject({
      file: path.join(bin, 'docent'),
    });
    expect(planCommand('/a/Docent', [path.join(folder, 'missing')])).toEqual({ kind: 'nowhere' });
    const home = path.join(folder, 'home');
    mkdirSync(home);
    expect(planCommand('/a/Docent', [path.join(home, '.local/bin')])).toMatchObject({ kind: 'write' });
  });
});
