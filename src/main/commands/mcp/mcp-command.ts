/** mcp: the library for AI programs, over stdin and stdout; or how such a program is told of it. */
import path from 'node:path';
import { doorLimits } from '../../engine/doors/limits.ts';
import { createMcpServer } from '../../engine/doors/mcp/mcp-server.ts';
import { readLines } from '../../engine/doors/mcp/read-lines.ts';
import { tools } from '../../engine/doors/tools/tools.ts';
import { exitCodes } from '../exit-codes.ts';
import { folderIdOf } from '../library-commands.ts';
import { type DoorOptions, openDoor } from '../open-door.ts';
import type { Output } from '../output.ts';
import { type Command, usage } from '../parse-command.ts';
import { createIdleDoor } from './idle-door.ts';
import { registerCommand, type SelfCommand } from './register-command.ts';

/** Ends when the client closes stdin. Resolves with the exit code. */
export async function mcpCommand(
  command: Command,
  output: Output,
  { version, self, ...options }: DoorOptions & { readonly version: string; readonly self: SelfCommand },
): Promise<number> {
  if (command.has('register')) return registerCommand(command, output, self);
  if (command.has('write')) throw usage('--write goes with --register CLIENT.');
  const door = createIdleDoor(() => openDoor(options), doorLimits.mcp.idleMs);
  const stop = () => void door.close().finally(() => process.exit(exitCodes.cancelled));
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
  try {
    const named = command.values('folder').map((folder) => path.resolve(folder));
    const allowed = await Promise.all(named.map((folder) => folderIdOf(door, folder)));
    const server = createMcpServer({
      ...{ access: door, tools, version },
      allowed: command.has('folder') ? allowed : null,
      send: (line) => void process.stdout.write(`${line}\n`),
    });
    const answering = new Set<Promise<void>>();
    for await (const line of readLines(process.stdin, doorLimits.mcp.messageCharacters)) {
      const answer = server.receive(line).finally(() => answering.delete(answer));
      answering.add(answer);
    }
    // Nobody reads any more what is still being made.
    server.close();
    await Promise.allSettled(answering);
  } finally {
    await door.close();
  }
  return exitCodes.ok;
}
