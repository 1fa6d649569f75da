import path from 'node:path';

export type LaunchOptions = {
  /** Data folder other than the default (tests, several libraries); null for the default. */
  readonly dataDir: string | null;
  /** Folder for the self-test's report; null when this is an ordinary start. */
  readonly selfTest: string | null;
  /** A chat model (GGUF) the self-test lets write an answer too; null when it should not. */
  readonly selfTestModel: string | null;
  /** Where documents are read: in sandboxed pages, or in processes of Node (`--readers process`), as the command line does. */
  readonly readers: ReaderHost;
};

export type ReaderHost = 'page' | 'process';

/** Reads our own switches (`--name VALUE` or `--name=VALUE`); what Chromium knows is left to it. */
export function parseLaunchOptions(
  argv: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
): LaunchOptions {
  const value = (name: string): string | null => {
    const at = argv.findIndex((argument) => argument === name || argument.startsWith(`${name}=`));
    if (at < 0) return null;
    const argument = argv[at] as string;
    const given = argument === name ? argv[at + 1] : argument.slice(name.length + 1);
    return given ? path.resolve(given) : null;
  };
  return {
    dataDir: value('--data-dir') ?? (env.DOCENT_DATA_DIR ? path.resolve(env.DOCENT_DATA_DIR) : null),
    selfTest: value('--self-test'),
    selfTestModel: value('--self-test-model'),
    readers: argv.includes('--readers=process') ? 'process' : 'page',
  };
}
