/** Files and environment as fixed values, and a plain sentence for everything that was not taken. Pure. */
import type { ConfigProblem } from '../../../preload/contract/config-shapes.ts';
import {
  environmentName,
  type SettingEntry,
  type SettingName,
  type SettingValue,
  settingList,
} from '../../../preload/contract/setting-list.ts';
import { configLimits } from './limits.ts';
import { parseRelaxedJson } from './relaxed-json.ts';
import { fittingValue, typeInWords, valueOfText } from './setting-value.ts';

export type FixedSetting = {
  readonly value: SettingValue;
  readonly from: 'environment' | 'file';
  /** The variable's name or the file's path. */
  readonly source: string;
};
export type ConfigSources = {
  /** The one that counts more first; text null: not there. `problem`: there, and could not be read. */
  readonly files: readonly { readonly path: string; readonly text: string | null; readonly problem?: string }[];
  readonly environment: Readonly<Record<string, string | undefined>>;
};
export type ReadConfig = {
  readonly fixed: ReadonlyMap<SettingName, FixedSetting>;
  readonly problems: readonly ConfigProblem[];
};

/** Environment before files, a file before those after it. */
export function readConfig({ files, environment }: ConfigSources): ReadConfig {
  const fixed = new Map<SettingName, FixedSetting>();
  const problems: ConfigProblem[] = [];
  const refuse = (source: string, sentence: string) => void problems.push({ source, sentence });
  for (const entry of settingList) {
    const source = environmentName(entry.name);
    const text = environment[source];
    if (text === undefined || (text === '' && entry.kind.type !== 'list')) continue;
    const value = valueOfText(entry.kind, text);
    if (value === undefined) refuse(source, wrong(source, text, entry));
    else fixed.set(entry.name, { value, from: 'environment', source });
  }
  for (const file of files) {
    if (file.problem !== undefined) refuse(file.path, `The file ${file.path} is not used: ${file.problem}`);
    for (const [name, given] of Object.entries(entriesOf(file, refuse))) {
      const entry = settingList.find((each) => each.name === name);
      if (!entry) {
        refuse(file.path, unknown(name));
        continue;
      }
      const value = fittingValue(entry.kind, given);
      if (value === undefined) refuse(file.path, wrong(`“${name}”`, JSON.stringify(given), entry));
      else if (!fixed.has(entry.name)) fixed.set(entry.name, { value, from: 'file', source: file.path });
    }
  }
  return { fixed, problems: problems.slice(0, configLimits.problems) };
}

function entriesOf(
  { path, text }: ConfigSources['files'][number],
  refuse: (source: string, sentence: string) => void,
): Readonly<Record<string, unknown>> {
  if (text === null || text.trim() === '') return {};
  let value: unknown;
  try {
    value = parseRelaxedJson(text);
  } catch (error) {
    const position = /position (\d+)/.exec((error as Error).message)?.[1];
    const line = position === undefined ? '' : ` near line ${text.slice(0, Number(position)).split('\n').length}`;
    refuse(path, `The file ${path} is not used: it is no JSON${line}.`);
    return {};
  }
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Record<string, unknown>;
  refuse(path, `The file ${path} is not used: its settings must stand in { }.`);
  return {};
}

function wrong(name: string, given: string, entry: SettingEntry): string {
  const shown = given.length > configLimits.shownValue ? `${given.slice(0, configLimits.shownValue)}…` : given;
  return `${name} is ${shown}, but must be ${typeInWords(entry.kind)}; it is as if it were not there.`;
}

function unknown(name: string): string {
  const near = settingList.find((each) => each.name.toLowerCase() === name.toLowerCase().replaceAll(/[^a-z]/gi, ''));
  const shown = name.slice(0, configLimits.shownValue);
  return `There is no setting “${shown}”${near ? `; “${near.name}” may be meant` : ''}.`;
}
