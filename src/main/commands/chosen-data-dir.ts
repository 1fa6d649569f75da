/** Which library a command means: a folder named, a profile, or the app's own. */
import { homedir } from 'node:os';
import path from 'node:path';
import { profileFolder } from '../../preload/contract/profile.ts';

type Named = { readonly dataDir?: string | undefined; readonly profile?: string | undefined };

/** What was named with the command goes before the environment. Throws AppError `bad-request` for a name no profile may have. */
export function chosenDataDir(
  { dataDir, profile }: Named,
  environment: Readonly<Record<string, string | undefined>> = process.env,
): string {
  if (dataDir) return path.resolve(dataDir);
  const own = ownDataDir(environment);
  if (profile) return path.join(path.dirname(own), profileFolder(profile));
  if (environment.DOCENT_DATA_DIR) return path.resolve(environment.DOCENT_DATA_DIR);
  if (environment.DOCENT_PROFILE) return path.join(path.dirname(own), profileFolder(environment.DOCENT_PROFILE));
  return own;
}

/** Where the app keeps its library on this system. */
function ownDataDir(environment: Readonly<Record<string, string | undefined>>): string {
  if (process.platform === 'darwin') return path.join(homedir(), 'Library', 'Application Support', 'Docent');
  return path.join(environment.XDG_CONFIG_HOME ?? path.join(homedir(), '.config'), 'Docent');
}
