/** Looks at pictures: each is decoded once, and leaves its size, its signature, its thumbnails and what it says of itself. */
import { AppError, toWire } from '../../preload/contract/errors.ts';
import { thumbnailSizes } from '../../preload/contract/picture-shapes.ts';
import type { Reason } from '../../preload/contract/shapes.ts';
import type { EngineContext } from './engine-context.ts';
import { letGoOfBytes } from './files/let-go-of-bytes.ts';
import { mayBeBack } from './may-be-back.ts';
import { bytesOf, hashOf } from './picture-identity.ts';
import { pictureOfFile, showRequest, withFile } from './picture-sources.ts';
import { captionOf } from './pictures/caption-of.ts';
import { pictureLimits } from './pictures/limits.ts';
import { pageSurroundings } from './pictures/page-surroundings.ts';
import { pictureHashes } from './pictures/picture-hash.ts';
import type { PictureWorkers } from './ports.ts';
import type { ContentRow } from './store/content-table.ts';
import type { FileRow } from './store/file-table.ts';
import { memberStep } from './store/member-table.ts';
import type { FoundPicture, MetadataField, PictureLook, ShownPicture } from './types.ts';
import { unpackWords } from './word-boxes.ts';

/** The kind of documents whose pictures are files of their own, which it tells of. */
const mailKind = 'email';

/** What ends the work and not one picture. */
const ofAll: ReadonlySet<string> = new Set(['cancelled', 'engine-unavailable', 'disk-full', 'storage-failed']);

/** Made at once; larger ones when somebody asks for them. */
const first = ['small', 'medium'] as const;
const firstEdges = first.map((size) => thumbnailSizes[size]);

type Read = { readonly file: FileRow; readonly picture: ShownPicture; readonly bytes: number; readonly sha256: Buffer };

/**
 * Looks at files of the list, small ones several at once: the processes then need not wait for one another. Rejects only with what ends
 * the work as a whole.
 */
export async function lookAtFiles(
  context: EngineContext,
  files: readonly FileRow[],
  signal: AbortSignal,
): Promise<void> {
  const read = (await Promise.all(files.map((file) => readPicture(context, file, signal)))).flatMap((one) => one ?? []);
  const unknown = new Map(
    read.flatMap((one) =>
      context.library.pictures.lookOf(one.sha256) === undefined ? [[one.sha256.toString('hex'), one]] : [],
    ),
  );
  const answered = await lookTogether(context, [...unknown.values()], signal);
  const put: (() => void)[] = [];
  for (const one of read) {
    try {
      const look = await lookOf(context, one.picture, one.sha256, one.bytes, signal);
      put.push(() => context.library.pictures.putFile(one.file, look, null));
    } catch (error) {
      const reason = reasonUnlessOfAll(error);
      put.push(() => context.library.pictures.putFile(one.file, null, reason));
    }
  }
  // Each in a transaction of its own would cost as much as decoding half of a picture.
  context.library.transaction(() => {
    for (const write of put) write();
  });
  for (const file of files) if (file.parentId !== null) lookAgainInto(context, file.parentId);
  // Those read of a file of the disk are ours alone, unless a process that did not answer may still be on its way to taking them.
  if (answered) for (const { file, picture } of read) if (file.parentId === null) letGoOfBytes(bytesOf(picture));
}

/** A mail tells of the pictures it shows once they are known. */
function lookAgainInto({ library }: EngineContext, containerId: number): void {
  const container = library.files.byId(containerId);
  if (container?.contentId && container.kind === mailKind) library.pictures.scanAgain(container.contentId);
}

async function readPicture(context: EngineContext, file: FileRow, signal: AbortSignal): Promise<Read | null> {
  try {
    return await withFile(context, file, signal, async (source) => {
      const picture = await pictureOfFile(file.kind, source, signal);
      return { file, picture, bytes: picture.bytes.length, sha256: hashOf(picture) };
    });
  } catch (error) {
    const reason = reasonUnlessOfAll(error);
    if (!mayBeBack(reason.code)) context.library.pictures.putFile(file, null, reason);
    return null;
  }
}

/** Where the process fails over one of them nothing is stored: each is then looked at by itself. True when no bytes are under way any more. */
async function lookTogether(context: EngineContext, read: readonly Read[], signal: AbortSignal): Promise<boolean> {
  if (read.length < 2 || !context.pictures) return read.length === 0;
  try {
    const looks = await context.pictures.lookAll(
      read.map(({ picture }) => picture),
      firstEdges,
      signal,
    );
    await keepLooks(
      context,
      read.flatMap(({ sha256, bytes }, at) => {
        const look = looks[at];
        return look ? [{ sha256, bytes, look }] : [];
      }),
    );
    return true;
  } catch (error) {
    reasonUnlessOfAll(error);
    return false;
  }
}

/**
 * Takes the pictures out of a document and looks at each; where its first file can't be opened, out of a copy of it. Rejects only with
 * what ends the work as a whole.
 */
export async function lookInside(context: EngineContext, content: ContentRow, signal: AbortSignal): Promise<void> {
  const { library, ingest } = context;
  const files = library.files.ofContent(content.id);
  // Most mails show none; what comes later has them looked into again.
  if (content.kind === mailKind && !files.some(({ id }) => library.pictures.hasInside(id))) {
    library.pictures.scanned(content.id, pictureLimits.look.scanVersion, null);
    return;
  }
  for (const file of files) {
    if (!ingest.isAvailable(file.folderId)) continue;
    const code = await lookInsideFile(context, content, file, signal);
    if (code !== null && mayBeBack(code)) continue;
    library.pictures.scanned(content.id, pictureLimits.look.scanVersion, code);
    return;
  }
}

/** Null when all of it was taken out, else the code of why not. */
async function lookInsideFile(
  context: EngineContext,
  content: ContentRow,
  file: FileRow,
  signal: AbortSignal,
): Promise<string | null> {
  const { library, workers } = context;
  const texts = pageTexts(context, content.id);
  try {
    await withFile(context, file, signal, async (source) => {
      const request = { ...(await showRequest(context, file)), kind: content.kind };
      for await (const found of workers.pictures(source, request, null, signal)) {
        if (found.picture === null) {
          tellOfMember(context, content, found);
          continue;
        }
        const { look, reason } = await lookOrReason(context, found.picture, signal);
        library.pictures.putInner(content, { ...placed(context, content, found, texts), look, reason });
      }
    });
    return null;
  } catch (error) {
    return reasonUnlessOfAll(error).code;
  }
}

/** What stands around a member in the mail that shows it: told of its file, under each copy of the mail. */
function tellOfMember({ library }: EngineContext, content: ContentRow, found: FoundPicture): void {
  for (const mail of library.files.ofContent(content.id)) {
    const path = mail.memberPath === null ? found.place : `${mail.memberPath}${memberStep}${found.place}`;
    const file = library.members.rows(mail.id).find(({ memberPath }) => memberPath === path);
    if (!file) continue;
    library.pictures.tellOfFile(file.id, { ...captionOf(found), surrounding: surroundingOf(found) });
  }
}

async function lookOrReason(
  context: EngineContext,
  picture: ShownPicture,
  signal: AbortSignal,
): Promise<{ readonly look: number | null; readonly reason: Reason | null }> {
  try {
    const look = await lookOf(context, picture, hashOf(picture), bytesOf(picture).length, signal);
    return { look, reason: null };
  } catch (error) {
    return { look: null, reason: reasonUnlessOfAll(error) };
  }
}

/** The look at a picture, made unless the same bytes were looked at before. A picture that can't be shown has a look that says why. */
async function lookOf(
  context: EngineContext,
  picture: ShownPicture,
  sha256: Buffer,
  bytes: number,
  signal: AbortSignal,
): Promise<number> {
  const known = context.library.pictures.lookOf(sha256);
  if (known !== undefined) return known;
  if (!context.pictures) throw new AppError('engine-unavailable', 'Pictures cannot be looked at here.');
  try {
    return await keepLook(context, sha256, bytes, await steady(context.pictures, picture, firstEdges, signal));
  } catch (error) {
    return context.library.pictures.addLook({ sha256, bytes, reason: reasonUnlessOfAll(error) });
  }
}

type MadeLook = { readonly sha256: Buffer; readonly bytes: number; readonly look: PictureLook | Reason };

async function keepLook(context: EngineContext, sha256: Buffer, bytes: number, look: PictureLook): Promise<number> {
  const [id] = await keepLooks(context, [{ sha256, bytes, look }]);
  if (id === undefined) throw new AppError('internal', 'A look was not stored.');
  return id;
}

/** Row ids, in the order given. */
async function keepLooks({ library, thumbnails }: EngineContext, made: readonly MadeLook[]): Promise<number[]> {
  await thumbnails.keep(
    made.flatMap(({ sha256, look }) =>
      'code' in look
        ? []
        : first.flatMap((size, index) => {
            const jpeg = look.thumbnails[index];
            return jpeg ? [{ name: `${sha256.toString('hex')}-${size}`, jpeg }] : [];
          }),
    ),
  );
  return library.transaction(() =>
    made.map(({ sha256, bytes, look }) => {
      if ('code' in look) return library.pictures.addLook({ sha256, bytes, reason: look });
      const { signature, thumbnails: _kept, ...facts } = look;
      const hashes = pictureHashes(signature);
      return library.pictures.addLook({
        ...facts,
        sha256,
        bytes,
        reason: null,
        taken: takenAt(facts.fields),
        signature,
        hashes: hashes && new Uint8Array(hashes.buffer),
      });
    }),
  );
}

/** A process that dies under a picture may have died of the one before: it is tried once more. */
async function steady(pictures: PictureWorkers, picture: ShownPicture, edges: readonly number[], signal: AbortSignal) {
  try {
    return await pictures.look(picture, edges, signal);
  } catch (error) {
    if (toWire(error).code !== 'worker-crashed') throw error;
    return pictures.look(picture, edges, signal);
  }
}

/** Milliseconds since 1970; a clock without a zone is taken for this machine's. */
function takenAt(fields: readonly MetadataField[]): number | null {
  const taken = fields.find(({ name }) => name === 'taken')?.value;
  const time = taken === undefined ? Number.NaN : Date.parse(taken);
  return Number.isNaN(time) ? null : time;
}

function placed(context: EngineContext, content: ContentRow, found: FoundPicture, texts: PageTexts) {
  const { contents } = context.library;
  const { box, place, number, caption } = found;
  const unit = found.unit ?? unitHolding(texts(), found);
  const page = box && unit !== null ? contents.page(content.id, unit) : undefined;
  const words = page && unit !== null ? contents.words(content.id, unit) : null;
  const around = page && box ? pageSurroundings({ ...page, words: words ? unpackWords(words) : [] }, box) : found;
  const area = page?.width && page.height ? page.width * page.height : null;
  const own = box ? (box[2] - box[0]) * (box[3] - box[1]) : 0;
  return {
    place,
    unit,
    number,
    box,
    ...captionOf({ caption, before: around.before, after: around.after }),
    surrounding: surroundingOf(around),
    scan: area !== null && own >= area * pictureLimits.look.scanShare,
  };
}

function surroundingOf({ before, after }: Pick<FoundPicture, 'before' | 'after'>): string {
  return [before, after].filter(Boolean).join('\n').slice(0, pictureLimits.nearby.characters);
}

type PageTexts = () => readonly { readonly unit: number; readonly text: string }[];

/** The text of each unit of a document with its spaces made one, read once and only when it is needed. */
function pageTexts({ library }: EngineContext, contentId: number): PageTexts {
  let known: ReturnType<PageTexts> | null = null;
  return () => {
    known ??= library.contents.pages(contentId).map(({ unit }) => ({
      unit,
      text: (library.contents.page(contentId, unit)?.text ?? '').replace(/\s+/g, ' '),
    }));
    return known;
  };
}

/** The unit in whose text what stands around a picture is found. */
function unitHolding(texts: ReturnType<PageTexts>, { before, after }: FoundPicture): number | null {
  const mark = [before.split('\n').at(-1), after.split('\n')[0]].find((line) => line && line.length > 12)?.slice(0, 60);
  const found = mark === undefined ? undefined : texts.find(({ text }) => text.includes(mark));
  return found?.unit ?? (texts.length === 1 ? (texts[0]?.unit ?? null) : null);
}

function reasonUnlessOfAll(error: unknown): Reason {
  const { code, data } = toWire(error);
  if (ofAll.has(code)) throw error;
  return { code, values: data };
}
