import { createPublicKey } from 'node:crypto';
import type { UpdateSource } from '../src/main/engine/net/update-notice.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Where the app being built looks for newer versions: `DOCENT_UPDATE_URL` (encrypted) and `DOCENT_UPDATE_KEY` (the Ed25519 public key, 32 bytes as
 * base64). Null without a URL: the app then has no update check, no menu item and no setting. Throws when one of them is wrong.
 */
export function updateSourceOf(environment: Environment): UpdateSource | null {
  const { DOCENT_UPDATE_URL: url = '', DOCENT_UPDATE_KEY: publicKey = '' } = environment;
  if (url === '') return null;
  if (!URL.canParse(url) || new URL(url).protocol !== 'https:' || /[@#]/.test(url)) {
    throw new Error(`DOCENT_UPDATE_URL must be an https address without a name in it: ${url}`);
  }
  const bytes = Buffer.from(publicKey, 'base64');
  if (bytes.length !== 32 || bytes.toString('base64') !== publicKey) {
    throw new Error(
      'DOCENT_UPDATE_KEY must be the 32 bytes of an Ed25519 public key as base64 (`npm run sign:update -- --new-key FILE`).',
    );
  }
  // Node reads it, or says now that it is none.
  createPublicKey({
    key: Buffer.concat([Buffer.from('302a300506032b6570032100', 'hex'), bytes]),
    format: 'der',
    type: 'spki',
  });
  return { url, publicKey };
}
