import { useEffect, useRef, useState } from 'react';
import { KindIcon } from '../../components/kind-icon.tsx';
import { type PageOf, thumbnailKey, thumbnails } from './draw-thumbnail.ts';

/** The page a hit stands on, small; the kind's icon until it is drawn, and for what has no pages. Drawn only when it can be seen. */
export function PageThumbnail({ hit }: { readonly hit: PageOf }) {
  const key = thumbnailKey(hit);
  const place = useRef<HTMLDivElement>(null);
  const [drawn, setDrawn] = useState<{ key: string; address: string | null } | null>(null);
  const address = key === null ? null : drawn?.key === key ? drawn.address : (thumbnails.known(key) ?? null);

  // biome-ignore lint/correctness/useExhaustiveDependencies: the key says which page is meant; a hit's other news change nothing
  useEffect(() => {
    if (key === null || !place.current || thumbnails.known(key) !== undefined) return;
    const stop = new AbortController();
    const observer = new IntersectionObserver(([entry]) => {
      if (!entry?.isIntersecting) return;
      observer.disconnect();
      void thumbnails.want(key, hit, stop.signal).then((made) => setDrawn({ key, address: made }));
    });
    observer.observe(place.current);
    return () => {
      observer.disconnect();
      stop.abort();
    };
  }, [key]);

  return (
    <div ref={place} className="group-picture" aria-hidden="true" data-testid="thumbnail" data-drawn={address !== null}>
      {address === null ? (
        <KindIcon kind={hit.kind} size={40} />
      ) : (
        <img
          src={address}
          alt=""
          decoding="async"
          draggable={false}
          onError={() => key && setDrawn({ key, address: null })}
        />
      )}
    </div>
  );
}
