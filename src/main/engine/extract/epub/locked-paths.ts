import type { Container } from '../container/open-container.ts';
import { descendantsNamed } from '../xml/xml-text.ts';
import { xmlPart } from './epub-package.ts';
import { epubPath } from './epub-path.ts';

/** Ways of disguising fonts, which hold no text. */
const disguises = /idpf\.org\/2008\/embedding|ns\.adobe\.com\/pdf\/enc#RC/;

/** The files of a book that a shop's protection keeps locked (META-INF/encryption.xml). */
export async function lockedPaths(container: Container, signal: AbortSignal): Promise<ReadonlySet<string>> {
  const root = await xmlPart(container, 'META-INF/encryption.xml', signal);
  const locked = new Set<string>();
  for (const data of descendantsNamed(root ?? undefined, 'EncryptedData')) {
    const [method] = descendantsNamed(data, 'EncryptionMethod');
    if (disguises.test(method?.attributes.get('Algorithm') ?? '')) continue;
    for (const reference of descendantsNamed(data, 'CipherReference')) {
      const path = epubPath('', reference.attributes.get('URI') ?? '');
      if (path) locked.add(path);
    }
  }
  return locked;
}
