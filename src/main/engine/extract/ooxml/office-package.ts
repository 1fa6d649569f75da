import { limits } from '../../limits.ts';
import type { ByteSource } from '../../types.ts';
import { byteOrderMark } from '../text/detect-encoding.ts';
import { createTextDecoder } from '../text/text-decoder.ts';
import { childrenNamed, parseXml, type XmlElement } from '../xml/parse-xml.ts';
import { memberBytes } from '../zip/member-bytes.ts';
import { readMember } from '../zip/read-member.ts';
import { type ZipMember, zipDirectory } from '../zip/zip-directory.ts';

/** A link of one part to another; `type` is the last step of its address, e.g. `slide`; links to the outside are left out. */
export type Relationship = { readonly id: string; readonly type: string; readonly path: string };

/** The parts of a zipped Office file (Office Open XML, OpenDocument) by path inside it; case does not matter. */
export type OfficePackage = {
  readonly members: ReadonlyMap<string, ZipMember>;
  /** The archive ends before its directory does: parts are missing, and one may be the beginning of one. */
  readonly cut: boolean;
  has(path: string): boolean;
  /** The part as a tree; null when there is no such part. */
  part(path: string): Promise<XmlElement | null>;
  /** The part's bytes, at most `most` (`text-limit` above); null when there is no such part. */
  bytes(path: string, most: number): Promise<Uint8Array | null>;
  /** The part's bytes in pieces, for parts too large to be held; empty when there is no such part. */
  pieces(path: string): AsyncIterable<Uint8Array>;
  relationships(path: string): Promise<readonly Relationship[]>;
};

/** Opens the archive. Rejects with `file-damaged`, `expansion-limit`. */
export async function openOfficePackage(
  source: ByteSource,
  maxExpansion: number,
  signal: AbortSignal,
): Promise<OfficePackage> {
  const { members, cut } = await zipDirectory(source, maxExpansion);
  const folded = new Map<string, ZipMember>();
  for (const [name, member] of members) {
    const key = foldedPath(name);
    if (!folded.has(key)) folded.set(key, member);
  }
  const find = (path: string): ZipMember | undefined => members.get(path) ?? folded.get(foldedPath(path));
  const bytes = async (path: string, most: number): Promise<Uint8Array | null> => {
    const member = find(path);
    return member ? readMember(source, member, maxExpansion, most, signal) : null;
  };
  async function* pieces(path: string): AsyncGenerator<Uint8Array> {
    const member = find(path);
    if (member) yield* memberBytes(source, member, maxExpansion, signal);
  }
  const part = async (path: string): Promise<XmlElement | null> => {
    const found = await bytes(path, limits.extract.maxXmlBytes);
    return found ? parseXml(decodeXml(found)) : null;
  };
  const relationships = async (path: string): Promise<Relationship[]> => {
    const folder = path.slice(0, path.lastIndexOf('/') + 1);
    const root = await part(`${folder}_rels/${path.slice(folder.length)}.rels`);
    const found: Relationship[] = [];
    for (const relation of childrenNamed(root ?? undefined, 'Relationship')) {
      const target = relation.attributes.get('Target');
      if (relation.attributes.get('TargetMode') === 'External' || !target) continue;
      const type = relation.attributes.get('Type') ?? '';
      found.push({
        id: relation.attributes.get('Id') ?? '',
        type: type.slice(type.lastIndexOf('/') + 1),
        path: resolvedPath(folder, target),
      });
    }
    return found;
  };
  return { members, cut, has: (path) => find(path) !== undefined, part, bytes, pieces, relationships };
}

/** The part that the package says its document is, e.g. `word/document.xml`; null when it says nothing. */
export async function mainPart(file: OfficePackage): Promise<string | null> {
  const relation = (await file.relationships('')).find(({ type }) => type === 'officeDocument');
  return relation && file.has(relation.path) ? relation.path : null;
}

function foldedPath(path: string): string {
  return path.replaceAll('\\', '/').replace(/^\/+/, '').toLowerCase();
}

function resolvedPath(folder: string, target: string): string {
  if (target.startsWith('/')) return target.slice(1);
  const path: string[] = [];
  for (const step of (folder + target).split('/')) {
    if (step === '..') path.pop();
    else if (step !== '.' && step !== '') path.push(step);
  }
  return path.join('/');
}

/** An XML part's text; Office writes UTF-8, a byte order mark may say otherwise. */
export function decodeXml(bytes: Uint8Array): string {
  const mark = byteOrderMark(bytes);
  const decoder = createTextDecoder(mark?.name ?? 'utf-8');
  return decoder.decode(bytes.subarray(mark?.markBytes ?? 0)) + decoder.end();
}
