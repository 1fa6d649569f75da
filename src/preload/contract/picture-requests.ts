/**
 * Pictures: listed, told of, searched by words and by picture. Their pixels come from `doc://` (`pictureAddress`, `pageAddress`). New
 * ones and those that were looked at are told by `pictures.changed`.
 */
import { z } from 'zod';
import type {
  PageWords,
  PictureDetails,
  PictureGroup,
  PictureResults,
  PictureSection,
  PictureStatus,
  PictureSummary,
} from './picture-shapes.ts';
import { id, nothing, path, questionText, route } from './route.ts';
import type { Reason } from './shapes.ts';

/** Bytes of a picture that is dragged in. */
export const mostPictureBytes = 64 * 1024 * 1024;
const from = z.number().int().min(0).default(0);
const hits = z.number().int().min(1).max(200).default(40);
/** `files`: those with a file of their own · `inside`: those in documents. */
const which = z.enum(['all', 'files', 'inside']).default('all');
const chosen = {
  folderId: id.optional(),
  /** Only what this document is, or holds. */
  documentId: id.optional(),
  which,
};

export const pictureRequests = {
  'picture.status': route(nothing).returns<PictureStatus>(),
  /** In parts; by `date` the newest first, else from A, unless `descending` says otherwise. */
  'picture.list': route(
    z
      .object({
        ...chosen,
        order: z.enum(['date', 'folder', 'document', 'name', 'size']).default('date'),
        descending: z.boolean().optional(),
        from,
        limit: z.number().int().min(1).max(1000).default(200),
      })
      .strict(),
  ).returns<{ readonly pictures: readonly PictureSummary[]; readonly total: number }>(),
  /** The headings of that list, in its order; `count` sums to its total. */
  'picture.sections': route(
    z.object({ ...chosen, order: z.enum(['date', 'folder', 'document']), descending: z.boolean().optional() }).strict(),
  ).returns<readonly PictureSection[]>(),
  'picture.details': route(z.object({ pictureId: id }).strict()).returns<PictureDetails>(),
  /** Pictures that are there more than once, the largest groups first. `complete`: false while some are still to be looked at. */
  'picture.duplicates': route(
    z.object({ folderId: id.optional(), from, limit: z.number().int().min(1).max(500).default(50) }).strict(),
  ).returns<{ readonly groups: readonly PictureGroup[]; readonly total: number; readonly complete: boolean }>(),
  'picture.search': route(
    z.object({ query: questionText, folderId: id.optional(), which, k: hits }).strict(),
  ).returns<PictureResults>(),
  /** Pictures like this one, which is not among them. */
  'picture.similar': route(z.object({ pictureId: id, k: hits }).strict()).returns<PictureResults>(),
  /** The same for a picture that is dragged in; it is not kept. Rejects with `file-damaged`, `format-unsupported`, `picture-too-large`. */
  'picture.searchByPicture': route(
    z.object({ bytes: z.instanceof(Uint8Array).refine(({ length }) => length <= mostPictureBytes), k: hits }).strict(),
  ).returns<PictureResults>(),
  /** The figure that cited words are the caption of, or name ("Figure 3"); null when they are about none. */
  'picture.cited': route(
    z.object({ documentId: id, quote: z.string().max(20_000), page: z.number().int().min(1).nullable() }).strict(),
  ).returns<PictureSummary | null>(),
  /** Why a picture could not be shown in this size, which an `<img>` does not say; null when it can be. */
  'picture.trouble': route(
    z.object({ pictureId: id, size: z.enum(['small', 'medium', 'large', 'full']) }).strict(),
  ).returns<Reason | null>(),
  /** Every word of a page with its box, for selecting text on scans; empty where the format has no boxes. */
  'picture.words': route(z.object({ documentId: id, index: z.number().int().min(0) }).strict()).returns<PageWords>(),
  /** Uses the picture model (CLIP, in transformers.js layout) in this folder. Rejects with `model-missing`, `model-invalid`. */
  'picture.useModel': route(z.object({ path }).strict()).returns<PictureStatus>(),
  /** Uses none; the model's files stay. */
  'picture.dropModel': route(nothing).returns<PictureStatus>(),
} as const;
