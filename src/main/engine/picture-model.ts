/** The optional model that understands pictures: which one a person chose, the vectors it made, and what it makes of a question. */
import path from 'node:path';
import { AppError, toWire } from '../../preload/contract/errors.ts';
import type { PictureModel as PictureModelStatus, Reason } from '../../preload/contract/shapes.ts';
import type { EngineContext } from './engine-context.ts';
import { checkPictureModel } from './models/check-picture-model.ts';
import { pictureOfRow } from './picture-sources.ts';
import { pictureLimits } from './pictures/limits.ts';
import type { ImageEmbedder, PictureModelFile } from './ports.ts';
import type { PictureEmbeddingRow } from './store/picture-vector-table.ts';
import type { ShownPicture } from './types.ts';

/** What can be compared with stored vectors. */
export type PictureVector = { readonly row: PictureEmbeddingRow; readonly vector: Float32Array };

export type PictureModelKeeper = {
  /** Null: none was chosen. */
  status(): PictureModelStatus | null;
  /** Rejects with `model-missing`, `model-invalid`, `model-unsupported`, `model-failed`. */
  use(folder: string): Promise<void>;
  drop(): void;
  /** Shows pictures to the model it has not seen, as long as `mayWork`. */
  work(mayWork: () => boolean, signal: AbortSignal, tell: () => void): Promise<void>;
  /** Null when there is no model, or it can't answer now. Throws `cancelled`. */
  ofText(text: string, signal: AbortSignal): Promise<PictureVector | null>;
  ofPicture(picture: ShownPicture, signal: AbortSignal): Promise<PictureVector | null>;
};

/** The setting with its name and folder. */
const setting = 'picture-model';

export function createPictureModel(context: () => EngineContext): PictureModelKeeper {
  let loaded: { readonly path: string; readonly row: PictureEmbeddingRow; readonly edge: number } | null = null;
  let trouble: Reason | null = null;

  const chosen = () => context().personal.settings.get<PictureModelFile>(setting);

  async function ready(
    file: PictureModelFile,
  ): Promise<{ embedder: ImageEmbedder; row: PictureEmbeddingRow; edge: number }> {
    const embedder = context().models.imageEmbedder(file);
    if (loaded?.path !== file.path) {
      await checkPictureModel(file.path);
      const { embeddingId, dimensions, edge } = await embedder.info();
      loaded = { path: file.path, row: context().library.pictures.vectors.open(embeddingId, dimensions), edge };
    }
    trouble = null;
    return { embedder, row: loaded.row, edge: loaded.edge };
  }

  /** A search goes on without the model. */
  async function orNull<Result>(signal: AbortSignal, work: () => Promise<Result | null>): Promise<Result | null> {
    try {
      return await work();
    } catch (error) {
      if (signal.aborted) throw new AppError('cancelled', 'Cancelled.');
      const { code, data } = toWire(error);
      trouble = { code, values: data };
      context().log.warn('pictures are searched without their model', { code });
      return null;
    }
  }

  async function show(
    embedder: ImageEmbedder,
    look: number,
    edge: number,
    signal: AbortSignal,
  ): Promise<Float32Array | null> {
    const { library, pictures } = context();
    const id = library.pictures.list.ofLooks([look])[0]?.[1];
    const [row] = id === undefined ? [] : library.pictures.list.byIds([id]);
    // Pages of scanned books are found by their letters.
    if (!row || !pictures) return null;
    const pixels = await pixelsOf(await pictureOrNull(context(), row, signal), edge, signal);
    if (!pixels) return null;
    const [vector] = await embedder.embedPictures([pixels], signal);
    return vector ?? null;
  }

  async function pixelsOf(picture: ShownPicture | null, edge: number, signal: AbortSignal) {
    const { pictures } = context();
    if (!picture || !pictures) return null;
    try {
      return await pictures.pixels(picture, edge, signal);
    } catch (error) {
      if (signal.aborted) throw error;
      return null; // It could be shown once and now it can't: found by its words, then.
    }
  }

  return {
    status() {
      const file = chosen();
      if (!file) return null;
      const progress = loaded?.path === file.path ? context().library.pictures.vectors.progress(loaded.row) : null;
      const { done, total } = progress ?? { done: 0, total: 0 };
      const state = trouble
        ? trouble.code === 'model-missing'
          ? 'missing'
          : 'failed'
        : progress && done >= total
          ? 'ready'
          : 'preparing';
      return { name: file.name, path: file.path, state, reason: trouble, done, total };
    },
    async use(folder) {
      const file = { name: path.basename(folder), path: folder };
      const before = loaded;
      loaded = null;
      try {
        await ready(file);
      } catch (error) {
        loaded = before;
        throw error;
      }
      context().personal.settings.set(setting, file);
    },
    drop() {
      context().personal.settings.set(setting, null);
      context().library.pictures.vectors.clear();
      loaded = null;
      trouble = null;
    },
    async work(mayWork, signal, tell) {
      const file = chosen();
      // What failed is tried again when the model is asked for a search, or chosen again.
      if (!file || trouble) return;
      await orNull(signal, async () => {
        const { embedder, row, edge } = await ready(file);
        const { vectors } = context().library.pictures;
        while (mayWork() && chosen()?.path === file.path) {
          const looks = vectors.waiting(row, pictureLimits.look.round);
          if (looks.length === 0) return null;
          for (const look of looks) {
            if (!mayWork() || chosen()?.path !== file.path) return null;
            vectors.add(row, look, await show(embedder, look, edge, signal));
          }
          tell();
        }
        return null;
      });
    },
    async ofText(text, signal) {
      const file = chosen();
      if (!file) return null;
      return orNull(signal, async () => {
        const { embedder, row } = await ready(file);
        const [vector] = await embedder.embedTexts([text], signal);
        return vector ? { row, vector } : null;
      });
    },
    async ofPicture(picture, signal) {
      const file = chosen();
      if (!file) return null;
      return orNull(signal, async () => {
        const { embedder, row, edge } = await ready(file);
        const pixels = await pixelsOf(picture, edge, signal);
        const [vector] = pixels ? await embedder.embedPictures([pixels], signal) : [];
        return vector ? { row, vector } : null;
      });
    },
  };
}

async function pictureOrNull(
  context: EngineContext,
  row: Parameters<typeof pictureOfRow>[1],
  signal: AbortSignal,
): Promise<ShownPicture | null> {
  try {
    return await pictureOfRow(context, row, signal);
  } catch (error) {
    if (signal.aborted) throw error;
    return null; // Its file is gone by now.
  }
}
