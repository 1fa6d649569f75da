import { AppError } from '../../../../preload/contract/errors.ts';
import { unreadableEncryption } from '../office-encryption/encryption-errors.ts';
import { legacyOfficeLimits } from './limits.ts';
import { type PptRecord, type PptStream, pptTypes } from './ppt-records.ts';
import { type PptText, pptTexts } from './ppt-text.ts';

/** A slide or notes page: its record and the texts its outline keeps for it. */
export type PptPage = { readonly id: number; readonly record: PptRecord | null; readonly outline: readonly PptText[] };

export type PptDocument = {
  readonly slides: readonly PptPage[];
  readonly notes: ReadonlyMap<number, PptPage>;
  readonly masters: ReadonlyMap<number, PptPage>;
  /** Date, header and footer of all slides. */
  readonly footers: PptRecord | null;
};

const slideList = 0;
const masterList = 1;
const notesList = 2;
const slideFooters = 3;

/**
 * Finds slides in the order they are shown, by the newest save of the file. Throws `password-needed`, `file-damaged` when there is
 * no document to be found.
 */
export function pptDocument(stream: PptStream, currentUser: Uint8Array | null, password: string | null): PptDocument {
  const places = new Map<number, number>();
  const document = newestDocument(stream, currentUser, places, password) ?? firstDocument(stream);
  if (!document) throw new AppError('file-damaged', 'The file is damaged: its slides can not be found.', {});
  const slides: PptPage[] = [];
  const notes = new Map<number, PptPage>();
  const masters = new Map<number, PptPage>();
  let footers: PptRecord | null = null;
  for (const child of stream.children(document)) {
    if (child.type === pptTypes.headersFooters && child.instance === slideFooters) footers = child;
    if (child.type !== pptTypes.slideList) continue;
    for (const page of pagesOf(stream, child, places)) {
      if (child.instance === slideList && slides.length < legacyOfficeLimits.maxSlides) slides.push(page);
      else if (child.instance === notesList) notes.set(page.id, page);
      else if (child.instance === masterList) masters.set(page.id, page);
    }
  }
  return { slides, notes, masters, footers };
}

function* pagesOf(stream: PptStream, list: PptRecord, places: ReadonlyMap<number, number>): Generator<PptPage> {
  let open: { id: number; record: PptRecord | null; atoms: PptRecord[] } | null = null;
  const closed = (): PptPage | null =>
    open && { id: open.id, record: open.record, outline: pptTexts(stream, open.atoms) };
  for (const atom of stream.children(list)) {
    if (atom.type !== pptTypes.slidePersist) {
      open?.atoms.push(atom);
      continue;
    }
    const page = closed();
    if (page) yield page;
    if (atom.end - atom.start < 16) continue;
    const place = places.get(stream.view.getUint32(atom.start, true));
    const record = place === undefined ? null : stream.recordAt(place, stream.bytes.length);
    open = { id: stream.view.getUint32(atom.start + 12, true), record, atoms: [] };
  }
  const page = closed();
  if (page) yield page;
}

/** Follows the saves back from the newest; the first place found for an object is its newest. */
function newestDocument(
  stream: PptStream,
  currentUser: Uint8Array | null,
  places: Map<number, number>,
  password: string | null,
): PptRecord | null {
  if (!currentUser || currentUser.length < 20) return null;
  const { view, bytes } = stream;
  const user = new DataView(currentUser.buffer, currentUser.byteOffset, currentUser.byteLength);
  let document: number | null = null;
  const seen = new Set<number>();
  for (let at = user.getUint32(16, true); at !== 0 && !seen.has(at) && seen.size < legacyOfficeLimits.maxEdits; ) {
    seen.add(at);
    const edit = stream.recordAt(at, bytes.length);
    if (edit?.type !== pptTypes.userEdit || edit.end - edit.start < 24) break;
    if (edit.end - edit.start >= 32) throw unreadableEncryption(password);
    document ??= view.getUint32(edit.start + 16, true);
    readDirectory(stream, view.getUint32(edit.start + 12, true), places);
    at = view.getUint32(edit.start + 8, true);
  }
  const place = document === null ? undefined : places.get(document);
  const record = place === undefined ? null : stream.recordAt(place, bytes.length);
  return record?.type === pptTypes.document ? record : null;
}

function readDirectory(stream: PptStream, at: number, places: Map<number, number>): void {
  const directory = stream.recordAt(at, stream.bytes.length);
  if (directory?.type !== pptTypes.persistDirectory) return;
  for (let entry = directory.start; entry + 4 <= directory.end; ) {
    const head = stream.view.getUint32(entry, true);
    const count = head >>> 20;
    entry += 4;
    for (let index = 0; index < count && entry + 4 <= directory.end; index += 1, entry += 4) {
      const id = (head & 0xfffff) + index;
      if (!places.has(id)) places.set(id, stream.view.getUint32(entry, true));
    }
  }
}

/** Without a directory: the document record that stands in the stream itself. */
function firstDocument(stream: PptStream): PptRecord | null {
  const whole: PptRecord = { type: 0, instance: 0, container: true, start: 0, end: stream.bytes.length };
  for (const record of stream.children(whole)) if (record.type === pptTypes.document) return record;
  return null;
}
