/** The parts of the engine that care for pictures. */
import type { EngineContext } from './engine-context.ts';
import { createPictureGroups, type PictureGroups } from './picture-groups.ts';
import { createPictureKeeper, type PictureKeeper } from './picture-keeper.ts';
import { createPictureModel, type PictureModelKeeper } from './picture-model.ts';
import { createThumbnails, type Thumbnails } from './picture-thumbnails.ts';

export type OpenPictures = {
  readonly pictureKeeper: PictureKeeper;
  readonly pictureGroups: PictureGroups;
  readonly pictureModel: PictureModelKeeper;
  readonly thumbnails: Thumbnails;
};

export function openPictures(context: () => EngineContext, dataDir: string): OpenPictures {
  return {
    pictureKeeper: createPictureKeeper(context),
    pictureGroups: createPictureGroups(context),
    pictureModel: createPictureModel(context),
    thumbnails: createThumbnails(context, dataDir),
  };
}

/** What pictures leave behind that are no longer in the library: looks, vectors, thumbnails. */
export async function sweepPictures({
  library,
  thumbnails,
}: Pick<EngineContext, 'library' | 'thumbnails'>): Promise<void> {
  library.transaction(() => {
    library.pictures.removeUnused();
    library.pictures.vectors.removeUnused();
  });
  await thumbnails.sweep();
}
