/** Pictures as the window sees them: files that are pictures, and pictures inside documents. Times are milliseconds since 1970. */
import type { Box, DocumentField, Reason } from './shapes.ts';

/**
 * Longer edge of each thumbnail in pixels; a smaller picture is not enlarged. `small` for lists and hovering, `medium` for the cells of a
 * gallery on a fine screen, `large` for a first look at the whole.
 */
export const thumbnailSizes = { small: 192, medium: 512, large: 1600 } as const;
export type ThumbnailSize = keyof typeof thumbnailSizes;

/** Where a picture's bytes are had: a thumbnail (JPEG, upright, opaque), or `full`, which is as large as the picture is, up to `pictureEdge`. */
export type PictureSize = ThumbnailSize | 'full';
/** Longer edge of `full` in pixels at most. */
export const pictureEdge = 6000;
/** The same of a page: print is sharp at twice the width of a window, and it is painted in a second. */
export const pageEdge = 3200;

/**
 * `doc://picture/…`: for `<img src>`; fails when there is no such picture, and when it can't be shown. A picture that was edited has
 * another `version`, and so another address.
 */
export function pictureAddress({ id, version }: Pick<PictureSummary, 'id' | 'version'>, size: PictureSize): string {
  return `doc://picture/${encodeURIComponent(id)}?size=${size}${version === '' ? '' : `&v=${version}`}`;
}

/**
 * `doc://page/…`: a page, slide, frame or section of any document, `index` as in `document.open`; its first page is 0. A thumbnail of what
 * has no look of its own, or can't be painted, is drawn from its text; `full` is the page as it is, up to `pageEdge`, and fails else.
 */
export function pageAddress(documentId: string, index: number, size: PictureSize, fileId?: string): string {
  const file = fileId === undefined ? '' : `&fileId=${encodeURIComponent(fileId)}`;
  return `doc://page/${encodeURIComponent(documentId)}?index=${index}&size=${size}${file}`;
}

/** waiting: known, not looked at yet · ready: shown, with a reason as far as it goes · failed: it can't be shown, see reason. */
export type PictureState = 'waiting' | 'ready' | 'failed';

export type PictureSummary = {
  readonly id: string;
  /** Another one when its bytes are others; empty until they were looked at. */
  readonly version: string;
  /** What `document.open` takes; null for a picture file whose letters are still to be read. */
  readonly documentId: string | null;
  readonly fileId: string;
  readonly folderId: string;
  /** Its file's name, or that of the document it stands in. */
  readonly name: string;
  /** As a person knows the place: folder, file, and what it lies in. */
  readonly path: string;
  /** True for a picture inside a document. */
  readonly inside: boolean;
  /** Page, slide or frame it stands on, 1-based; null where the format has none. */
  readonly page: number | null;
  /** Index of that page in `document.open`; null when nobody knows. */
  readonly pageIndex: number | null;
  /** Where on that page, in its points; null for a whole picture and where the format has no pages. */
  readonly box: Box | null;
  /** `Figure 3`; null when it has no number of its own. */
  readonly label: string | null;
  readonly caption: string | null;
  /** Pixels as displayed; 0 until known. */
  readonly width: number;
  readonly height: number;
  /** `jpeg`, `tiff`, `heic`, `svg` …; empty until known. */
  readonly format: string;
  readonly bytes: number;
  /** When it was taken, else when its file was written. */
  readonly date: number;
  readonly dateFrom: 'taken' | 'modified';
  readonly state: PictureState;
  readonly reason: Reason | null;
  /** Others of the library with the same bytes, and others that look nearly the same. */
  readonly copies: number;
  readonly near: number;
};

export type PictureOrder = 'date' | 'folder' | 'document' | 'name' | 'size';

/** A heading of the gallery in the order of the list: `count` rows stand under it. */
export type PictureSection = {
  /** By date `2024-03`; by folder the registered folder's id, `/` and the path within it; by document the document's id. */
  readonly key: string;
  /** By folder the path within the registered folder, empty for itself; by document its title; by date the key. */
  readonly title: string;
  readonly count: number;
};

/** Where it was taken. Private: shown on this machine, never sent anywhere, left out of exports. */
export type PictureLocation = { readonly latitude: number; readonly longitude: number; readonly isPrivate: true };

export type PictureDetails = {
  readonly picture: PictureSummary;
  /** What the picture says of itself, without the location. */
  readonly fields: readonly DocumentField[];
  readonly location: PictureLocation | null;
  /** Text around it in its document; empty for a file of its own. */
  readonly surrounding: string;
  /** Words read in it; empty when there are none. */
  readonly text: string;
  /** Title of the document it stands in. */
  readonly documentTitle: string;
  /** Frames or pages of the file; 1 for most. */
  readonly frames: number;
  /** Others of its group, exact copies first; a few hundred at most. */
  readonly group: PictureGroup | null;
};

export type PictureGroup = {
  readonly id: string;
  /** The finest one first: it is the one to keep. */
  readonly pictures: readonly {
    readonly picture: PictureSummary;
    /** To the first one: `same` bytes, or `near`: looks the same (other size, quality, turned, slightly cropped). */
    readonly match: 'same' | 'near';
  }[];
  /** `4 copies, 2 near copies`: pictures with the same bytes as another one of the group, and the other ones. */
  readonly copies: number;
  readonly near: number;
};

export type PictureEvidence = 'name' | 'caption' | 'text' | 'nearby' | 'look';

export type PictureHit = {
  readonly picture: PictureSummary;
  /** 0-1, comparable within one list only. */
  readonly score: number;
  /** What spoke for it; `look`: the picture itself. */
  readonly evidence: readonly PictureEvidence[];
  /** When searched by a picture: `same` bytes, `near` the same, `alike` in subject; else null. */
  readonly match: 'same' | 'near' | 'alike' | null;
};

/** A page a picture may have been made from. */
export type PageMatch = {
  readonly documentId: string;
  readonly fileId: string;
  readonly title: string;
  readonly path: string;
  readonly page: number | null;
  readonly pageIndex: number;
  /** 0-1. */
  readonly score: number;
  /** A picture on it looks the same, or the words read in the given picture stand there. */
  readonly by: 'look' | 'words';
};

export type PictureResults = {
  readonly hits: readonly PictureHit[];
  /** Only when searched by a picture: the pages it may be from, the likeliest first. */
  readonly pages: readonly PageMatch[];
  /** Whether looks took part: a picture model is installed and has seen some pictures. */
  readonly usedModel: boolean;
};

/** The optional model that understands pictures (CLIP). */
export type PictureModel = {
  readonly name: string;
  readonly path: string;
  readonly state: 'preparing' | 'ready' | 'missing' | 'failed';
  readonly reason: Reason | null;
  /** Pictures it has seen, of all that can be. */
  readonly done: number;
  readonly total: number;
};

export type PictureStatus = {
  /** Another number when what is listed may be other than before: a picture was looked at, edited, renamed, given its words. */
  readonly revision: number;
  readonly total: number;
  readonly ready: number;
  readonly waiting: number;
  readonly failed: number;
  readonly working: boolean;
  /** Null: none is installed; search by words then reads names, captions, surroundings and letters only. */
  readonly model: PictureModel | null;
  /** Thumbnails on this disk, bytes, and how many there may be. */
  readonly cacheBytes: number;
  readonly cacheMost: number;
};

/** A word on a page with its box in points of the page; offsets are those of the document's text. */
export type PageWord = { readonly start: number; readonly end: number; readonly text: string; readonly box: Box };
export type PageWords = { readonly width: number; readonly height: number; readonly words: readonly PageWord[] };
