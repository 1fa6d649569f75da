import { useCallback, useEffect, useRef, useState } from 'react';
import type { DocumentView, Reason, Span, TextBlock } from '../../../preload/contract/shapes.ts';
import { request } from '../../api.ts';
import { limits } from '../../limits.ts';
import { reasonOf } from '../../reason-of.ts';

type Loaded = {
  readonly blocks: readonly TextBlock[];
  /** Offset the loaded text starts at. */
  readonly start: number;
  /** Offset up to which it is loaded; behind the last block may stand nothing but line ends. */
  readonly end: number;
};

/** Every block that touches start…end, over as many replies as that takes. */
async function loadRange(documentId: string, start: number, end: number): Promise<Loaded> {
  const blocks: TextBlock[] = [];
  let at: number | null = start;
  while (at !== null && at < end) {
    const reply: { blocks: readonly TextBlock[]; next: number | null } = await request('document.blocks', {
      documentId,
      start: at,
      end,
    });
    const last = blocks.at(-1)?.start ?? -1;
    blocks.push(...reply.blocks.filter((block) => block.start > last));
    at = reply.next !== null && reply.next > at ? reply.next : null;
  }
  return { blocks, start, end: Math.max(end, blocks.at(-1)?.end ?? 0) };
}

/** Loads a document's blocks around the cited place first, then on demand in both directions. */
export function useBlocks(view: DocumentView, target: Span | null) {
  const [loaded, setLoaded] = useState<Loaded | null>(null);
  const [error, setError] = useState<Reason | null>(null);
  const busy = useRef(false);
  const { documentId, characters } = view;
  const from = target?.start ?? 0;
  const to = target?.end ?? 0;
  const isInside = loaded !== null && from >= loaded.start && to <= (loaded.blocks.at(-1)?.end ?? 0);

  const load = useCallback(async (work: () => Promise<Loaded>) => {
    if (busy.current) return;
    busy.current = true;
    try {
      setLoaded(await work());
    } catch (cause) {
      setError(reasonOf(cause));
    } finally {
      busy.current = false;
    }
  }, []);

  const needsLoad = loaded === null || (target !== null && !isInside);
  useEffect(() => {
    if (!needsLoad) return;
    const start = Math.max(0, from - limits.blockLead);
    void load(() => loadRange(documentId, start, Math.min(characters, Math.max(to, start + limits.blockWindow))));
  }, [needsLoad, documentId, characters, from, to, load]);

  const end = loaded?.end ?? 0;
  const hasMore = loaded !== null && end < characters;
  const loadMore = useCallback(() => {
    if (!loaded) return;
    void load(async () => {
      const more = await loadRange(documentId, end, Math.min(characters, end + limits.blockWindow));
      const fresh = more.blocks.filter((block) => block.start >= end);
      return { ...loaded, blocks: [...loaded.blocks, ...fresh], end: more.end };
    });
  }, [loaded, end, documentId, characters, load]);
  const loadEarlier = useCallback(() => {
    if (!loaded) return;
    void load(async () => {
      const start = Math.max(0, loaded.start - limits.blockWindow);
      const first = loaded.blocks[0]?.start ?? loaded.start;
      const earlier = await loadRange(documentId, start, first);
      return { ...loaded, start, blocks: [...earlier.blocks.filter((block) => block.start < first), ...loaded.blocks] };
    });
  }, [loaded, documentId, load]);

  return {
    blocks: loaded?.blocks ?? null,
    error,
    hasEarlier: loaded !== null && (loaded.blocks[0]?.start ?? 0) > 0 && loaded.start > 0,
    hasMore,
    loadEarlier,
    loadMore,
  };
}
