/** The headless door: arguments → engine → print. Imports no electron; `entries/cli.ts` runs it under Node, the app by itself. */
import { AppError, toWire } from '../preload/contract/errors.ts';
import { adapterCommand } from './commands/adapter-commands.ts';
import { backupCommand, mergeCommand, relinkCommand, restoreCommand } from './commands/backup-command.ts';
import { batchCommand } from './commands/batch-command.ts';
import { chosenDataDir } from './commands/chosen-data-dir.ts';
import { configCommand } from './commands/config-command.ts';
import { conversationsCommand } from './commands/conversation-commands.ts';
import { exitCodeOf, exitCodes } from './commands/exit-codes.ts';
import { extractCommand, templatesCommand } from './commands/extract-command.ts';
import { exportCommand, filesCommand, infoCommand, unlockCommand } from './commands/file-commands.ts';
import { benchCommand, doctorCommand, healthCommand } from './commands/health-commands.ts';
import { addCommand, removeCommand, statusCommand, textCommand } from './commands/library-commands.ts';
import { mcpCommand } from './commands/mcp/mcp-command.ts';
import type { SelfCommand } from './commands/mcp/register-command.ts';
import { compareCommand, regressCommand } from './commands/measure-commands.ts';
import { modelsCommand } from './commands/model-commands.ts';
import { type Door, type DoorOptions, openAppDoor, openDoor } from './commands/open-door.ts';
import { createOutput, type Output } from './commands/output.ts';
import { type Command, parseCommand } from './commands/parse-command.ts';
import { picturesCommand } from './commands/picture-commands.ts';
import { askCommand, searchCommand } from './commands/question-commands.ts';
import { serveCommand } from './commands/serve-command.ts';
import { publishCommand, teamSearchCommand } from './commands/team-command.ts';
import { exportTrainingCommand } from './commands/training-command.ts';
import { helpText } from './commands/usage.ts';

/** Where the command line runs: under Node beside the checkout, or inside the app. */
export type CommandLineSetting = Omit<DoorOptions, 'dataDir'> & {
  readonly version: string;
  /** How another program starts this command line. */
  readonly self: SelfCommand;
};

async function main(args: readonly string[], { version, self, ...setting }: CommandLineSetting): Promise<number> {
  const command = parseCommand(args);
  if (command === 'help') {
    process.stdout.write(helpText());
    return exitCodes.ok;
  }
  if (command === 'version') {
    process.stdout.write(`${version}\n`);
    return exitCodes.ok;
  }
  const output = createOutput(command.has('json'));
  const dataDir = chosenDataDir({ dataDir: command.value('data-dir'), profile: command.value('profile') });
  const doorOptions = { ...setting, dataDir };
  // It opens the library only while it is asked something.
  if (command.name === 'mcp') return mcpCommand(command, output, { ...doorOptions, version, self });
  // For the app's window only the app's own engine will do.
  const door = await (command.has('window') ? openAppDoor(doorOptions) : openDoor(doorOptions));
  const stop = () => void door.close().finally(() => process.exit(exitCodes.cancelled));
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
  try {
    await run(command, door, output);
  } finally {
    await door.close();
  }
  return Number(process.exitCode ?? exitCodes.ok);
}

async function run(command: Command, door: Door, output: Output): Promise<void> {
  switch (command.name) {
    case 'add':
      return addCommand(command, door, output);
    case 'status':
      return statusCommand(command, door, output);
    case 'files':
      return filesCommand(door, output);
    case 'info':
      return infoCommand(command, door, output);
    case 'unlock':
      return unlockCommand(command, door, output);
    case 'export':
      return exportCommand(command, door, output);
    case 'text':
      return textCommand(command, door, output);
    case 'remove':
      return removeCommand(command, door, output);
    case 'search':
      return command.has('from') ? teamSearchCommand(command, door, output) : searchCommand(command, door, output);
    case 'pictures':
      return picturesCommand(command, door, output);
    case 'ask':
      return askCommand(command, door, output);
    case 'conversations':
      return conversationsCommand(door, output);
    case 'batch':
      return batchCommand(command, door, output);
    case 'extract':
      return extractCommand(command, door, output);
    case 'templates':
      return templatesCommand(command, door, output);
    case 'adapter':
      return adapterCommand(command, door, output);
    case 'regress':
      return regressCommand(command, door, output);
    case 'compare':
      return compareCommand(command, door, output);
    case 'export-training':
      return exportTrainingCommand(command, door, output);
    case 'models':
      return modelsCommand(command, door, output);
    case 'doctor':
      if (!(await doctorCommand(door, output))) process.exitCode = exitCodes.failed;
      return;
    case 'health':
      if (!(await healthCommand(door, output))) process.exitCode = exitCodes.failed;
      return;
    case 'config':
      return configCommand(door, output);
    case 'bench':
      return benchCommand(door, output);
    case 'serve':
      return serveCommand(command, door, output);
    case 'publish':
      return publishCommand(command, door, output);
    case 'backup':
      return backupCommand(command, door, output);
    case 'restore':
      return restoreCommand(command, door, output);
    case 'merge':
      return mergeCommand(command, door, output);
    case 'relink':
      return relinkCommand(command, door, output);
    case 'mcp':
      return; // Answered before a door is opened.
  }
}

/** Runs one command to its end and leaves its exit code in `process.exitCode`; never rejects. */
export async function runCommandLine(args: readonly string[], setting: CommandLineSetting): Promise<void> {
  // `| head` has seen enough.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(exitCodes.ok);
    throw error;
  });
  try {
    process.exitCode = await main(args, setting);
  } catch (error) {
    const { code, message } = toWire(error);
    process.stderr.write(`docent: ${message} [${code}]\n`);
    if (!(error instanceof AppError)) process.stderr.write(`${(error as Error).stack ?? ''}\n`);
    process.exitCode = exitCodeOf(code);
  }
}
