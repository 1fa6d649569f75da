import { AppError } from '../../../../preload/contract/errors.ts';
import { limits } from '../../limits.ts';
import type { ByteSource } from '../../types.ts';
import { byteOrderMark } from '../text/detect-encoding.ts';
import { createTextDecoder } from '../text/text-decoder.ts';
import { childrenNamed, parseXml, type XmlElement } from '../xml/parse-xml.ts';
import { readMember } from '../zip/read-member.ts';
import { type ZipMember, zipDirectory } from '../zip/zip-directory.ts';

/** The parts of a word processing file, by path inside it. */
export type DocxPackage = {
  readonly mainPart: string;
  /** Null when there is no such part. */
  part(path: string): Promise<XmlElement | null>;
  /** Relationship id → path of the part it points to, links to the outside left out. */
  relationships(path: string): Promise<ReadonlyMap<string, string>>;
};

/** Opens the archive and finds its document. Rejects with `file-damaged`, `format-unsupported`, `expansion-limit`. */
export async function openDocx(source: ByteSource, maxExpansion: number, signal: AbortSignal): Promise<DocxPackage> {
  const members = await zipDirectory(source, maxExpansion);
  const part = async (path: string): Promise<XmlElement | null> => {
    const member = findMember(members, path);
    if (!member) return null;
    return parseXml(decode(await readMember(source, member, maxExpansion, limits.extract.maxXmlBytes, signal)));
  };
  const relationships = async (path: string): Promise<ReadonlyMap<string, string>> => {
    const folder = path.slice(0, path.lastIndexOf('/') + 1);
    const root = await part(`${folder}_rels/${path.slice(folder.length)}.rels`);
    const found = new Map<string, string>();
    for (const relation of childrenNamed(root ?? undefined, 'Relationship')) {
      const target = relation.attributes.get('Target');
      if (relation.attributes.get('TargetMode') === 'External' || !target) continue;
      found.set(relation.attributes.get('Id') ?? '', resolved(folder, target));
    }
    return found;
  };
  const mainPart = (await mainPartByRelation(part)) ?? 'word/document.xml';
  if (!findMember(members, mainPart)) {
    throw new AppError('format-unsupported', 'The file is not a word processing document.', {});
  }
  return { mainPart, part, relationships };
}

async function mainPartByRelation(part: DocxPackage['part']): Promise<string | null> {
  for (const relation of childrenNamed((await part('_rels/.rels')) ?? undefined, 'Relationship')) {
    const target = relation.attributes.get('Target');
    if (target && relation.attributes.get('Type')?.endsWith('/officeDocument')) {
      const path = resolved('', target);
      // A workbook or slide show is another format.
      return /^(?:xl|ppt)\//.test(path) ? '' : path;
    }
  }
  return null;
}

function findMember(members: ReadonlyMap<string, ZipMember>, path: string): ZipMember | undefined {
  const exact = members.get(path);
  if (exact) return exact;
  const wanted = path.toLowerCase();
  for (const [name, member] of members) if (name.replaceAll('\\', '/').toLowerCase() === wanted) return member;
  return undefined;
}

function resolved(folder: string, target: string): string {
  if (target.startsWith('/')) return target.slice(1);
  const path: string[] = [];
  for (const step of (folder + target).split('/')) {
    if (step === '..') path.pop();
    else if (step !== '.' && step !== '') path.push(step);
  }
  return path.join('/');
}

function decode(bytes: Uint8Array): string {
  const mark = byteOrderMark(bytes);
  const decoder = createTextDecoder(mark?.name ?? 'utf-8');
  return decoder.decode(bytes.subarray(mark?.markBytes ?? 0)) + decoder.end();
}
