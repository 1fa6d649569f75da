/** The optional model that understands pictures: which one a person chose, the vectors it made, and what it makes of a question. */
import path from 'node:path';
import { AppError, toWire } from '../../preload/contract/errors.ts';
import type { PictureModel as PictureModelStatus, Reason } from '../../preload/contract/shapes.ts';
import type { EngineContext } from './engine-context.ts';
import { pixelsOfLook, pixelsOrNull } from './model-pictures.ts';
import { checkPictureModel } from './models/check-picture-model.ts';
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
export const pictureModelSetting = 'picture-model';

export function createPictureModel(context: () => EngineContext): PictureModelKeeper {
  let loaded: { readonly path: string; readonly row: PictureEmbeddingRow; readonly edge: number } | null = null;
  let trouble: Reason | null = null;

  const chosen = () => context().personal.settings.get<PictureModelFile>(pictureModelSetting);

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

  /** A search goes on without the model. What fails with one that is no longer chosen says nothing of the one that is. */
  async function orNull<Result>(
    file: PictureModelFile,
    signal: AbortSignal,
    work: () => Promise<Result | null>,
  ): Promise<Result | null> {
    try {
      return await work();
    } catch (error) {
      if (signal.aborted) throw new AppError('cancelled', 'Cancelled.');
      const { code, data } = toWire(error);
      if (chosen()?.path === file.path) trouble = { code, values: data };
      context().log.warn('pictures are searched without their model', { code });
      return null;
    }
  }

  /** Whether vectors of this row are still wanted: choosing another model drops its table. */
  const isUsed = (file: PictureModelFile, row: PictureEmbeddingRow) =>
    chosen()?.path === file.path && (loaded === null || loaded.row.id === row.id);

  async function lookOn(file: PictureModelFile, mayWork: () => boolean, signal: AbortSignal, tell: () => void) {
    const { embedder, row, edge } = await ready(file);
    const { vectors } = context().library.pictures;
    let after = 0;
    while (mayWork() && isUsed(file, row)) {
      const looks = vectors.waiting(row, after, pictureLimits.look.round);
      if (looks.length === 0) return;
      for (const look of looks) {
        // Behind the last one, whatever became of it: what is away now is shown to it when it is back.
        after = look;
        const pixels = await pixelsOfLook(context(), look, edge, signal);
        if (pixels === 'away') continue;
        const [vector] = pixels ? await embedder.embedPictures([pixels], signal) : [];
        if (!mayWork() || !isUsed(file, row)) return;
        vectors.add(row, look, vector ?? null);
      }
      tell();
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
      context().personal.settings.set(pictureModelSetting, file);
    },
    drop() {
      context().personal.settings.set(pictureModelSetting, null);
      context().library.pictures.vectors.clear();
      loaded = null;
      trouble = null;
    },
    async work(mayWork, signal, tell) {
      const file = chosen();
      // What failed is tried again when the model is asked for a search, or chosen again.
      if (!file || trouble) return;
      await orNull(file, signal, async () => {
        await lookOn(file, mayWork, signal, tell);
        return null;
      });
    },
    async ofText(text, signal) {
      const file = chosen();
      if (!file) return null;
      return orNull(file, signal, async () => {
        const { embedder, row } = await ready(file);
        const [vector] = await embedder.embedTexts([text], signal);
        return vector ? { row, vector } : null;
      });
    },
    async ofPicture(picture, signal) {
      const file = chosen();
      if (!file) return null;
      return orNull(file, signal, async () => {
        const { embedder, row, edge } = await ready(file);
        const pixels = await pixelsOrNull(context(), picture, edge, signal);
        const [vector] = pixels ? await embedder.embedPictures([pixels], signal) : [];
        return vector ? { row, vector } : null;
      });
    },
  };
}
