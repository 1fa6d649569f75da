import { create } from 'zustand';
import { AppError } from '../../preload/contract/errors.ts';
import type { PictureResults, PictureSummary, Reason } from '../../preload/contract/shapes.ts';
import { request } from '../api.ts';
import { pictureLimits } from '../picture-limits.ts';
import { reasonOf } from '../reason-of.ts';
import { usePictures } from './pictures-store.ts';

/** A picture that was dragged or pasted in; `address` shows it as long as it is asked about. */
export type GivenPicture = { readonly name: string; readonly address: string };

/** What stands in place of the gallery until a person goes back. */
export type PictureQuestion =
  | { readonly type: 'words'; readonly query: string }
  | { readonly type: 'similar'; readonly to: PictureSummary }
  | { readonly type: 'given'; readonly given: GivenPicture };

type PictureSearchState = {
  /** What is in the search field. */
  readonly query: string;
  readonly question: PictureQuestion | null;
  /** Null while they are looked for; those of the former words until the new ones are answered. */
  readonly results: PictureResults | null;
  readonly isAsking: boolean;
  readonly error: Reason | null;
  readonly setQuery: (query: string) => void;
  readonly findSimilar: (to: PictureSummary) => Promise<void>;
  readonly findByFile: (file: File) => Promise<void>;
  /** Back to where one was: from pictures like one to the words that led there, else to the gallery. */
  readonly back: () => void;
};

const nothing = { question: null, results: null, isAsking: false, error: null } as const;

/** Search for pictures by words and by picture. */
export const usePictureSearch = create<PictureSearchState>()((set, get) => {
  let version = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let before: readonly Pick<PictureSearchState, 'question' | 'results'>[] = [];

  function leave(): void {
    const { question } = get();
    if (question?.type === 'given') URL.revokeObjectURL(question.given.address);
  }

  async function ask(work: () => Promise<PictureResults>): Promise<void> {
    version += 1;
    const mine = version;
    set({ isAsking: true, error: null });
    try {
      const results = await work();
      if (mine === version) set({ results, isAsking: false });
    } catch (error) {
      if (mine === version) set({ results: null, isAsking: false, error: reasonOf(error) });
    }
  }

  function askWords(): void {
    const query = get().query.trim();
    const { folderId, which } = usePictures.getState().filter;
    set({ question: { type: 'words', query } });
    void ask(() =>
      request('picture.search', { query, which, k: pictureLimits.hits, ...(folderId ? { folderId } : {}) }),
    );
  }

  // Another folder or kind is chosen while a search is on screen: it is what is searched now.
  usePictures.subscribe(({ filter }, { filter: former }) => {
    if (filter !== former && get().question?.type === 'words') askWords();
  });

  return {
    query: '',
    ...nothing,
    setQuery(query) {
      clearTimeout(timer);
      version += 1;
      before = [];
      if (get().question?.type !== 'words') {
        leave();
        set(nothing);
      }
      set({ query });
      if (query.trim() === '') set(nothing);
      else timer = setTimeout(askWords, pictureLimits.searchMs);
    },
    async findSimilar(to) {
      clearTimeout(timer);
      const { question, results } = get();
      // What was given is let go of: it can be dropped again, and its bytes are not kept.
      before = question === null || question.type === 'given' ? before : [...before, { question, results }];
      leave();
      set({ ...nothing, question: { type: 'similar', to } });
      await ask(() => request('picture.similar', { pictureId: to.id, k: pictureLimits.hits }));
    },
    async findByFile(file) {
      clearTimeout(timer);
      leave();
      before = [];
      const given = { name: file.name, address: URL.createObjectURL(file) };
      set({ ...nothing, query: '', question: { type: 'given', given } });
      await ask(async () => {
        if (file.size > pictureLimits.givenBytes) {
          throw new AppError('picture-too-large', 'The picture is too large.', { bytes: file.size });
        }
        const bytes = new Uint8Array(await file.arrayBuffer());
        return request('picture.searchByPicture', { bytes, k: pictureLimits.hits });
      });
    },
    back() {
      clearTimeout(timer);
      version += 1;
      leave();
      const last = before.at(-1);
      before = before.slice(0, -1);
      set({ ...nothing, ...(last ?? { query: '' }) });
    },
  };
});
