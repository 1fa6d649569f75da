/**
 * "Ask Docent About Selection" in the Services menu. Electron has no provider of services, and a link may do nothing but show a document; so it is a
 * Quick Action of macOS, which hands the selected words to the command line, and that brings them to the ask window over the library's own socket.
 * Nothing is asked until the person presses Return.
 */
import { existsSync, lstatSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

export const quickActionName = 'Ask Docent About Selection';
/** By this a workflow of ours is known again. */
const ourMark = 'app.docent.desktop.ask-about-selection';

export type QuickActionPlan =
  | { readonly kind: 'write'; readonly folder: string; readonly replaces: boolean }
  /** Somebody else's workflow has the name. */
  | { readonly kind: 'taken'; readonly folder: string };

/** What installing would do. `services`: the person's own folder for them, `~/Library/Services`. */
export function planQuickAction(services: string): QuickActionPlan {
  const folder = path.join(services, `${quickActionName}.workflow`);
  const isThere = lstatSync(folder, { throwIfNoEntry: false }) !== undefined;
  return isThere && !isOurs(folder) ? { kind: 'taken', folder } : { kind: 'write', folder, replaces: isThere };
}

/** Writes it at one stroke; `executable`: this app's. Throws what the file system throws. */
export function writeQuickAction({ folder }: { readonly folder: string }, executable: string): void {
  const part = `${folder}.docent-part`;
  rmSync(part, { recursive: true, force: true });
  mkdirSync(path.join(part, 'Contents'), { recursive: true });
  for (const [name, text] of Object.entries(quickActionFiles(executable))) {
    writeFileSync(path.join(part, 'Contents', name), text);
  }
  rmSync(folder, { recursive: true, force: true });
  renameSync(part, folder);
}

/**
 * What the action runs, words on stdin. `open` starts the app without bringing it forward; the command waits for it. One that runs is left alone:
 * opened a second time, it would show its main window.
 */
export function quickActionScript(executable: string): string {
  const quoted = (text: string) => `'${text.replaceAll("'", "'\\''")}'`;
  const bundle = executable.replace(/\/Contents\/MacOS\/[^/]+$/, '');
  const isRunning = `/usr/bin/pgrep -x ${quoted(path.basename(executable))} >/dev/null`;
  return `${isRunning} || /usr/bin/open -g -j ${quoted(bundle)} --args --hidden\nexec ${quoted(executable)} cli ask --window`;
}

/** The two files of the workflow, by name. */
export function quickActionFiles(executable: string): Readonly<Record<'Info.plist' | 'document.wflow', string>> {
  const info = plist({
    CFBundleIdentifier: ourMark,
    CFBundleName: quickActionName,
    NSServices: [
      {
        NSMenuItem: { default: quickActionName },
        NSMessage: 'runWorkflowAsService',
        NSSendTypes: ['public.utf8-plain-text'],
      },
    ],
  });
  const document = plist({
    AMApplicationBuild: '523',
    AMApplicationVersion: '2.10',
    AMDocumentVersion: '2',
    actions: [
      {
        action: {
          AMAccepts: { Container: 'List', Optional: true, Types: ['com.apple.cocoa.string'] },
          AMActionVersion: '2.0.3',
          AMApplication: ['Automator'],
          AMProvides: { Container: 'List', Types: ['com.apple.cocoa.string'] },
          ActionBundlePath: '/System/Library/Automator/Run Shell Script.action',
          ActionName: 'Run Shell Script',
          ActionParameters: {
            COMMAND_STRING: quickActionScript(executable),
            CheckedForUserDefaultShell: true,
            // 0: the words come on stdin, so that no shell ever reads them.
            inputMethod: 0,
            shell: '/bin/sh',
            source: '',
          },
          BundleIdentifier: 'com.apple.RunShellScript',
          CFBundleVersion: '2.0.3',
          CanShowSelectedItemsWhenRun: false,
          CanShowWhenRun: true,
          Category: ['AMCategoryUtilities'],
          'Class Name': 'RunShellScriptAction',
          InputUUID: '5E2A5F6B-0D1C-4C9E-9C60-0E6C5A4C0A01',
          OutputUUID: '5E2A5F6B-0D1C-4C9E-9C60-0E6C5A4C0A02',
          UUID: '5E2A5F6B-0D1C-4C9E-9C60-0E6C5A4C0A03',
        },
        isViewVisible: true,
      },
    ],
    connectors: {},
    workflowMetaData: {
      serviceInputTypeIdentifier: 'com.apple.Automator.text',
      serviceOutputTypeIdentifier: 'com.apple.Automator.nothing',
      serviceProcessesInput: 0,
      workflowTypeIdentifier: 'com.apple.Automator.servicesMenu',
    },
  });
  return { 'Info.plist': info, 'document.wflow': document };
}

type PlistValue = string | number | boolean | readonly PlistValue[] | { readonly [key: string]: PlistValue };

function plist(value: PlistValue): string {
  const doctype =
    '<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">';
  return `<?xml version="1.0" encoding="UTF-8"?>\n${doctype}\n<plist version="1.0">\n${element(value)}\n</plist>\n`;
}

function element(value: PlistValue): string {
  if (typeof value === 'string') return `<string>${escaped(value)}</string>`;
  if (typeof value === 'number') return `<integer>${value}</integer>`;
  if (typeof value === 'boolean') return value ? '<true/>' : '<false/>';
  if (Array.isArray(value)) return `<array>\n${value.map(element).join('\n')}\n</array>`;
  const entries = Object.entries(value as { readonly [key: string]: PlistValue });
  return `<dict>\n${entries.map(([key, each]) => `<key>${escaped(key)}</key>\n${element(each)}`).join('\n')}\n</dict>`;
}

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

function isOurs(folder: string): boolean {
  const info = path.join(folder, 'Contents', 'Info.plist');
  return existsSync(info) && readFileSync(info, 'utf8').includes(ourMark);
}
