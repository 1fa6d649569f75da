import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  planQuickAction,
  quickActionFiles,
  quickActionScript,
  writeQuickAction,
} from '../../src/main/app/quick-action.ts';
import { temporaryFolder } from '../helpers/temporary-folder.ts';

const executable = '/Applications/Docent.app/Contents/MacOS/Docent';

/** A property list as nested values; throws where it is none. */
function readPlist(text: string): unknown {
  const tags = [...text.matchAll(/<(\/?)(dict|array|key|string|integer|true|false)(\/?)>([^<]*)/g)];
  let at = 0;
  const value = (): unknown => {
    const [, closing, name, , inner = ''] = tags[at++] as unknown as [string, string, string, string, string?];
    if (closing) throw new Error(`unexpected </${name}>`);
    const plain = inner.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
    if (name === 'true' || name === 'false') return name === 'true';
    if (name === 'string' || name === 'integer' || name === 'key') {
      const end = tags[at++];
      if (end?.[1] !== '/' || end[2] !== name) throw new Error(`<${name}> is not closed`);
      return name === 'integer' ? Number(plain) : plain;
    }
    const list: unknown[] = [];
    while (tags[at]?.[1] !== '/') list.push(value());
    if (tags[at++]?.[2] !== name) throw new Error(`<${name}> is not closed`);
    if (name === 'array') return list;
    return Object.fromEntries(
      Array.from({ length: list.length / 2 }, (_, index) => [list[2 * index], list[2 * index + 1]]),
    );
  };
  return value();
}

describe('the Quick Action', () => {
  it('is a service for selected text', () => {
    expect(readPlist(quickActionFiles(executable)['Info.plist'])).toMatchObject({
      NSServices: [
        {
          NSMenuItem: { default: 'Ask Docent About Selection' },
          NSMessage: 'runWorkflowAsService',
          NSSendTypes: ['public.utf8-plain-text'],
        },
      ],
    });
    const document = readPlist(quickActionFiles(executable)['document.wflow']) as {
      actions: { action: { ActionParameters: Record<string, unknown> } }[];
    };
    expect(document).toMatchObject({
      workflowMetaData: { workflowTypeIdentifier: 'com.apple.Automator.servicesMenu' },
    });
    expect(document.actions[0]?.action.ActionParameters).toMatchObject({
      COMMAND_STRING: quickActionScript(executable),
      // Words as arguments would stand in the list of processes.
      inputMethod: 0,
      shell: '/bin/sh',
    });
  });

  // The bug: words of a web page become part of a shell command.
  it('hands the words on as they are, and runs none of them', () => {
    const folder = temporaryFolder();
    const app = path.join(folder, "Anna's Apps & more", 'Docent.app/Contents/MacOS/Docent');
    mkdirSync(path.dirname(app), { recursive: true });
    writeFileSync(app, `#!/bin/sh\nprintf '%s|' "$@" > '${folder}/arguments'\ncat > '${folder}/words'\n`);
    chmodSync(app, 0o755);
    const open = path.join(folder, 'open');
    writeFileSync(open, `#!/bin/sh\nprintf '%s|' "$@" > '${folder}/opened'\n`);
    chmodSync(open, 0o755);
    const document = readPlist(quickActionFiles(app)['document.wflow']) as {
      actions: { action: { ActionParameters: { COMMAND_STRING: string } } }[];
    };
    const pgrep = path.join(folder, 'pgrep');
    const runs = (status: number) => {
      writeFileSync(pgrep, `#!/bin/sh\nprintf '%s|' "$@" > '${folder}/looked'\nexit ${status}\n`);
      chmodSync(pgrep, 0o755);
    };
    runs(1);
    const command = document.actions[0]?.action.ActionParameters.COMMAND_STRING ?? '';
    const script = command.replace('/usr/bin/open', `'${open}'`).replace('/usr/bin/pgrep', `'${pgrep}'`);
    const words = `"; touch ${folder}/ran; $(touch ${folder}/ran) \`touch ${folder}/ran\` <b>&amp;</b>\n`;
    execFileSync('/bin/sh', ['-c', script], { input: words });
    expect(readFileSync(path.join(folder, 'words'), 'utf8')).toBe(words);
    expect(readFileSync(path.join(folder, 'arguments'), 'utf8')).toBe('cli|ask|--window|');
    expect(readFileSync(path.join(folder, 'opened'), 'utf8')).toBe(
      `-g|-j|${folder}/Anna's Apps & more/Docent.app|--args|--hidden|`,
    );
    expect(existsSync(path.join(folder, 'ran'))).toBe(false);
    expect(readFileSync(path.join(folder, 'looked'), 'utf8')).toBe('-x|Docent|');

    // The bug: Docent runs in the menu bar, and its main window comes up behind the words as well.
    rmSync(path.join(folder, 'opened'));
    runs(0);
    execFileSync('/bin/sh', ['-c', script], { input: 'again' });
    expect(readFileSync(path.join(folder, 'words'), 'utf8')).toBe('again');
    expect(existsSync(path.join(folder, 'opened'))).toBe(false);
  });

  it('is written at one stroke, over an older one of ours, and never over another', () => {
    const services = temporaryFolder();
    const plan = planQuickAction(services);
    expect(plan).toMatchObject({ kind: 'write', replaces: false });
    writeQuickAction(plan, executable);
    expect(readdirSync(services)).toEqual(['Ask Docent About Selection.workflow']);
    expect(readdirSync(path.join(plan.folder, 'Contents')).sort()).toEqual(['Info.plist', 'document.wflow']);
    const again = planQuickAction(services);
    expect(again).toMatchObject({ kind: 'write', replaces: true });
    writeQuickAction(again, '/Users/anna/Docent.app/Contents/MacOS/Docent');
    expect(readFileSync(path.join(plan.folder, 'Contents/document.wflow'), 'utf8')).toContain('/Users/anna/Docent.app');
    writeFileSync(path.join(plan.folder, 'Contents/Info.plist'), '<plist/>');
    expect(planQuickAction(services)).toEqual({ kind: 'taken', folder: plan.folder });
  });
});
