import type { SearchHit } from '../../../preload/contract/shapes.ts';
import { hitKey } from '../../stores/document-groups.ts';
import { select } from '../../stores/result-list.ts';
import { useSearch } from '../../stores/search-store.ts';
import { openHit } from './open-hit.ts';

/** Opens a hit of the list at its place: the search that found it was meant, and the keys go on from there. */
export function openResult(hit: SearchHit): void {
  const { changeList, mean, similar } = useSearch.getState();
  changeList((list) => select(list, hitKey(hit)));
  if (!similar) mean();
  openHit(hit);
}
