/** The configuration files and variables of this start. What cannot be read is told, never thrown. */
import { readFileSync, statSync } from 'node:fs';
import { homedir } from 'node:os';
import path from 'node:path';
import { type Config, createConfig } from './config/config.ts';
import { configLimits } from './config/limits.ts';
import type { ConfigSources } from './config/read-config.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/** The library's own file counts more than the one for all libraries. */
export function loadConfig(dataDir: string, environment: Environment = process.env, home = homedir()): Config {
  const general = path.join(environment.XDG_CONFIG_HOME || path.join(home, '.config'), 'docent', 'config.json');
  const files = [path.join(dataDir, 'config.json'), general];
  return createConfig({ files: files.map(readFile), environment });
}

function readFile(file: string): ConfigSources['files'][number] {
  try {
    if (statSync(file).size > configLimits.fileBytes) return { path: file, text: null, problem: 'it is too large.' };
    return { path: file, text: readFileSync(file, 'utf8') };
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR') return { path: file, text: null };
    return { path: file, text: null, problem: `it can't be read (${code ?? 'unknown'}).` };
  }
}
