import path from 'node:path';
import { toWire } from '../../preload/contract/errors.ts';
import { profileFolder } from '../../preload/contract/profile.ts';

export type LaunchOptions = {
  /** Data folder other than the default (tests, several libraries); null for the default. */
  readonly dataDir: string | null;
  /** Folder of a profile, from the one the app's own data folder stands in; null for none. */
  readonly profileFolder: string | null;
  /** Folder for the self-test's report; null when this is an ordinary start. */
  readonly selfTest: string | null;
  /** A chat model (GGUF) the self-test lets write an answer too; null when it should not. */
  readonly selfTestModel: string | null;
  /** No window at first, as after a start with the computer (`--hidden`). */
  readonly hidden: boolean;
  /** Where documents are read: in sandboxed pages, or in processes of Node as the command line does (`--readers=process`). */
  readonly readers: ReaderHost;
};

export type ReaderHost = 'page' | 'process';

/** Reads our own switches (`--name VALUE` or `--name=VALUE`); what Chromium knows is left to it. */
export function parseLaunchOptions(
  argv: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
): LaunchOptions {
  const word = (name: string): string | null => {
    const at = argv.findIndex((argument) => argument === name || argument.startsWith(`${name}=`));
    if (at < 0) return null;
    const argument = argv[at] as string;
    const given = argument === name ? argv[at + 1] : argument.slice(name.length + 1);
    return given || null;
  };
  const value = (name: string): string | null => {
    const given = word(name);
    return given === null ? null : path.resolve(given);
  };
  const named = word('--profile');
  const dataDir =
    value('--data-dir') ?? (named === null && env.DOCENT_DATA_DIR ? path.resolve(env.DOCENT_DATA_DIR) : null);
  const profile = named ?? env.DOCENT_PROFILE;
  return {
    dataDir,
    profileFolder: profile && dataDir === null ? folderOf(profile) : null,
    selfTest: value('--self-test'),
    selfTestModel: value('--self-test-model'),
    hidden: argv.includes('--hidden'),
    readers: argv.includes('--readers=process') ? 'process' : 'page',
  };
}

/** A name no profile may have is as if it were not there, and the terminal says so. */
function folderOf(profile: string): string | null {
  try {
    return profileFolder(profile);
  } catch (error) {
    process.stderr.write(`docent: ${toWire(error).message}\n`);
    return null;
  }
}
