/** serve: the local API without the app. */

import { AppError } from '../../preload/contract/errors.ts';
import { apiAddress } from '../engine/api-address.ts';
import { makeToken } from '../engine/api-switch.ts';
import { apiLimits } from '../engine/net/limits.ts';
import { serveApi } from '../engine/serve-api.ts';
import { consoleLog } from '../processes/console-log.ts';
import { chosenDataDir } from './chosen-data-dir.ts';
import type { Door } from './open-door.ts';
import type { Output } from './output.ts';
import { type Command, usage } from './parse-command.ts';

/** Characters of a token a person chooses: fewer could be guessed. */
const leastToken = 32;
/** Largest port. */
const lastPort = 65_535;

/** Never resolves: a signal ends it. Rejects with `port-taken` and `bad-request`. */
export async function serveCommand(command: Command, door: Door, output: Output): Promise<void> {
  const port = Number(command.value('port') ?? apiLimits.port);
  if (!Number.isInteger(port) || port < 0 || port > lastPort)
    throw usage(`--port takes a whole number up to ${lastPort}.`);
  const given = process.env.DOCENT_API_TOKEN;
  if (given !== undefined && (given.length < leastToken || /\s/.test(given))) {
    throw new AppError('bad-request', `DOCENT_API_TOKEN needs at least ${leastToken} characters, without spaces.`);
  }
  const token = given ?? makeToken();
  await door.start();
  const dataDir = chosenDataDir({ dataDir: command.value('data-dir'), profile: command.value('profile') });
  const listener = await serveApi({ access: door, dataDir, port, token: () => token, log: consoleLog, now: Date.now });
  const address = apiAddress(listener.port);
  // A token that was given is known, and stands in no terminal.
  output.document({ address, port: listener.port, ...(given ? {} : { token }) }, () =>
    [`${address}`, ...(given ? [] : [`Token: ${token}`]), `Its description: ${address}/docs`].join('\n'),
  );
  await new Promise<never>(() => undefined);
}
