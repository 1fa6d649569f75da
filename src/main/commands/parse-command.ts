/** Command-line arguments as values; anything unknown is a usage error. */
import { parseArgs } from 'node:util';
import { AppError } from '../../preload/contract/errors.ts';
import { type CommandName, commands, everywhere, flagOf, type OptionName, options } from './usage.ts';

export type Command = {
  readonly name: CommandName;
  readonly positionals: readonly string[];
  readonly has: (option: OptionName) => boolean;
  readonly value: (option: OptionName) => string | undefined;
  readonly values: (option: OptionName) => readonly string[];
};
export type Parsed = Command | 'help' | 'version';

/** Throws AppError `bad-request` with a sentence that names the mistake. */
export function parseCommand(args: readonly string[]): Parsed {
  const config = Object.fromEntries(
    Object.entries(options).map(([name, option]) => [
      name,
      {
        type: option.value ? ('string' as const) : ('boolean' as const),
        multiple: true,
        ...(name.length === 1 ? { short: name } : {}),
      },
    ]),
  );
  const flags = { ...config, help: { type: 'boolean' as const, short: 'h' }, version: { type: 'boolean' as const } };
  let parsed: { readonly values: Record<string, unknown>; readonly positionals: readonly string[] };
  try {
    parsed = parseArgs({ args: [...args], options: flags, allowPositionals: true, strict: true });
  } catch (error) {
    throw usage((error as Error).message);
  }
  if (parsed.values.help) return 'help';
  if (parsed.values.version) return 'version';
  const [name, ...positionals] = parsed.positionals;
  if (!name) return 'help';
  if (!Object.hasOwn(commands, name)) throw usage(`Unknown command "${name}".`);
  const command = commands[name as CommandName];
  for (const option of Object.keys(parsed.values) as OptionName[]) {
    if (![...command.options, ...everywhere].includes(option)) throw usage(`${name} does not take ${flagOf(option)}.`);
  }
  const [least, most] = command.count;
  if (positionals.length < least || positionals.length > most) throw usage(`Usage: ${name} ${command.arguments}`);
  const list = (option: OptionName) => (parsed.values[option] as (string | boolean)[] | undefined) ?? [];
  return {
    name: name as CommandName,
    positionals,
    has: (option) => list(option).length > 0,
    value: (option) => list(option).at(-1) as string | undefined,
    values: (option) => list(option) as string[],
  };
}

export function usage(message: string): AppError {
  return new AppError('bad-request', `${message} See --help.`);
}
