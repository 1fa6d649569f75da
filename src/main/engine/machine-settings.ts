/** What of personal.db belongs to a computer and not to a library: it stays as it is here when a library comes as a file. */
import path from 'node:path';
import type { ClosedDoor } from '../../preload/contract/backup-shapes.ts';
import { lockSetting } from './app-lock.ts';
import { measuredKey } from './choose-backend.ts';
import { choiceSettings } from './chosen-models.ts';
import { ignoredKey, modelsFolderKey } from './model-shelf.ts';
import { pictureModelSetting } from './picture-model.ts';
import { paceKey } from './plan/plan.ts';
import { contextKey } from './planned-model.ts';
import { keepMachine } from './store/keep-machine.ts';
import { personalKind } from './store/personal-store.ts';

/** `folder`: a library that was unpacked; `dataDir`: the one in use. Returns what is told of it. Throws SQLite's errors. */
export function keepMachineSettings(folder: string, dataDir: string): ClosedDoor[] {
  return keepMachine<ClosedDoor>(path.join(folder, personalKind.file), path.join(dataDir, personalKind.file), {
    settings: {
      [lockSetting]: 'app-lock',
      [modelsFolderKey]: null,
      [ignoredKey]: null,
      [contextKey]: null,
      [measuredKey]: null,
      [paceKey]: null,
    },
    fields: ['keepFresh', 'askKeys'].map((name) => ({ key: 'window', name })),
    choices: Object.values(choiceSettings),
    paths: [pictureModelSetting],
    models: 'models',
    isSame: (key, one, other) => key !== lockSetting || isOn(one) === isOn(other),
  });
}

const isOn = (value: unknown) => (value as { readonly on?: unknown } | null)?.on === true;
