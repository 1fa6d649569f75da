import { AppError } from '../../../../preload/contract/errors.ts';
import type { ByteSource } from '../../types.ts';
import { closedXml } from '../xml/closed-xml.ts';
import { memberBytes } from './member-bytes.ts';
import type { ZipMember } from './zip-directory.ts';

/** Parts in XML as Office, OpenDocument and EPUB name them. */
const isXml = /\.(?:xml|rels|opf|ncx)$/i;

/**
 * Unpacks one member whole; XML that is cut off comes with its elements closed. Rejects as `memberBytes` does, or with `text-limit` above `mostBytes`.
 */
export async function readMember(
  source: ByteSource,
  member: ZipMember,
  maxExpansion: number,
  mostBytes: number,
  signal: AbortSignal,
  password: string | null = null,
): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let total = 0;
  for await (const chunk of memberBytes(source, member, maxExpansion, signal, password)) {
    total += chunk.length;
    if (total > mostBytes)
      throw new AppError('text-limit', 'A part of the file is too large to read.', { most: mostBytes });
    chunks.push(chunk);
  }
  const bytes = new Uint8Array(total);
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
  return member.cut && isXml.test(member.name) ? closedXml(bytes) : bytes;
}
