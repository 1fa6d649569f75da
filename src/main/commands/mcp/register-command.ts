/** mcp --register CLIENT: prints what a program needs to know of this server, or puts it into the program's settings. */
import path from 'node:path';
import { chosenDataDir } from '../chosen-data-dir.ts';
import { exitCodes } from '../exit-codes.ts';
import type { Output } from '../output.ts';
import { type Command, usage } from '../parse-command.ts';
import { type ClientName, clientNames, clientOf, entryFor } from './clients.ts';
import { writeClientConfig } from './write-client-config.ts';

/** Name of the server in a client's settings. */
const serverName = 'docent';

/** A program and what comes before a command's own arguments: the app's executable and `cli`, or Node and our file. */
export type SelfCommand = { readonly command: string; readonly args: readonly string[] };

/** Resolves with the exit code; rejects with `client-config-unreadable`. */
export async function registerCommand(command: Command, output: Output, self: SelfCommand): Promise<number> {
  const name = command.value('register') as ClientName;
  if (!clientNames.includes(name)) throw usage(`--register takes ${clientNames.join(', ')}.`);
  const client = clientOf(name);
  const [named, profile] = [command.value('data-dir'), command.value('profile')];
  const isOwn = !(named ?? profile ?? process.env.DOCENT_DATA_DIR ?? process.env.DOCENT_PROFILE);
  const args = [
    ...self.args,
    'mcp',
    ...(isOwn ? [] : ['--data-dir', chosenDataDir({ dataDir: named, profile })]),
    ...command.values('folder').flatMap((folder) => ['--folder', path.resolve(folder)]),
  ];
  const entry = entryFor(client, self.command, args);
  const config = { [client.key]: { [serverName]: entry } };
  if (!command.has('write')) {
    output.document({ client: name, file: client.file, config }, () => JSON.stringify(config, null, 2));
    output.note(`Put this into ${client.file}, or run the same command with --write. Then start ${client.title} anew.`);
    return exitCodes.ok;
  }
  const written = await writeClientConfig(client, serverName, entry);
  output.document({ client: name, file: client.file, config, ...written }, () =>
    [
      `${client.title} knows Docent now. Start it anew.`,
      client.file,
      ...(written.backup ? [`Before: ${written.backup}`] : []),
    ].join('\n'),
  );
  return exitCodes.ok;
}
