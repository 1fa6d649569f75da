import { useMemo } from 'react';
import type { FolderSummary, PictureSummary } from '../../../preload/contract/shapes.ts';
import { t } from '../../languages/translate.ts';
import { useLibrary } from '../../stores/library-store.ts';
import { usePictureGroups } from '../../stores/picture-groups-store.ts';
import { rowAt } from '../../stores/picture-rows.ts';
import { usePictureSearch } from '../../stores/picture-search-store.ts';
import { usePictureSelection } from '../../stores/picture-selection-store.ts';
import { usePictures } from '../../stores/pictures-store.ts';
import type { GallerySection } from './gallery-layout.ts';
import { groupTitle, hitText, matchText, sectionTitle } from './picture-messages.ts';

/** A list of pictures under headings, whatever it comes from. */
export type PictureCollection = {
  /** Another name means another list: it begins at its top. */
  readonly name: string;
  readonly sections: readonly GallerySection[];
  /** Lines of words below each picture: its name, and what is said of it. */
  readonly lines: number;
  readonly total: number;
  /** Null while a picture is not there yet. */
  readonly at: (index: number) => PictureSummary | null;
  /** Said below a picture's name; null for nothing. */
  readonly noteAt: (index: number) => string | null;
  /** Tells which pictures are seen, from `first` up to `end`. */
  readonly see: (first: number, end: number) => void;
};

const noFolders: readonly FolderSummary[] = [];
const unseen = () => undefined;

function flat(
  name: string,
  sections: readonly GallerySection[],
  pictures: readonly PictureSummary[],
  notes: readonly string[],
  see: PictureCollection['see'] = unseen,
): PictureCollection {
  return {
    name,
    sections,
    lines: 2,
    total: pictures.length,
    at: (index) => pictures[index] ?? null,
    noteAt: (index) => notes[index] ?? null,
    see,
  };
}

/** The list that is on screen: what was searched for, duplicates, or the gallery; null while it is not there. */
export function useCollection(): PictureCollection | null {
  const question = usePictureSearch((state) => state.question);
  const results = usePictureSearch((state) => state.results);
  const groups = usePictureGroups((state) => state.groups);
  const showsDuplicates = usePictureSelection((state) => state.showsDuplicates);
  const { order, filter, sections, rows } = usePictures();
  const folders = useLibrary((state) => state.status?.folders) ?? noFolders;
  return useMemo(() => {
    if (question !== null) {
      if (results === null) return null;
      const { hits } = results;
      const name = question.type === 'similar' ? t('similar {id}', { id: question.to.id }) : `${question.type}`;
      return flat(
        question.type === 'words' ? t('words {query}', { query: question.query }) : name,
        [{ key: 'hits', title: '', count: hits.length }],
        hits.map(({ picture }) => picture),
        hits.map(hitText),
      );
    }
    if (showsDuplicates) {
      if (groups === null) return null;
      const members = groups.flatMap(({ pictures }) => pictures);
      return flat(
        'duplicates',
        groups.map((group) => ({
          key: group.id,
          title: groupTitle(group),
          count: group.pictures.length,
          aside: group.pictures[0]?.picture.name ?? '',
        })),
        members.map(({ picture }) => picture),
        groups.flatMap(({ pictures, near }) =>
          pictures.map(({ match }, index) => matchText(match, index === 0, near === 0)),
        ),
        (_first, end) => {
          if (end >= members.length) void usePictureGroups.getState().loadMore();
        },
      );
    }
    if (sections === null) return null;
    return {
      name: `${order} ${JSON.stringify(filter)}`,
      sections: sections.map((section) => ({ ...section, title: sectionTitle(order, section, folders) })),
      lines: 1,
      total: sections.reduce((sum, { count }) => sum + count, 0),
      at: (index) => rowAt(rows, index),
      noteAt: () => null,
      see: usePictures.getState().see,
    };
  }, [question, results, groups, showsDuplicates, order, filter, sections, rows, folders]);
}
