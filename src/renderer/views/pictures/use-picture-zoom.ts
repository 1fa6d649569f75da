import { type RefObject, useCallback, useEffect, useLayoutEffect, useState } from 'react';
import { pictureLimits } from '../../picture-limits.ts';
import { canPan, panBy, placePicture, wheelMeaning, type Zoom, zoomAt, zoomToRegion } from './picture-zoom.ts';

type Size = { readonly width: number; readonly height: number };
type Point = { readonly x: number; readonly y: number };
export type Region = Size & { readonly left: number; readonly top: number };

const fit: Zoom = { fit: true };

/** How a picture lies on its stage: zoomed by wheel, pinch, keys and buttons, moved by dragging. `key`: another picture begins anew. */
export function usePictureZoom(
  stage: RefObject<HTMLElement | null>,
  picture: Size,
  key: string,
  region: Region | null,
) {
  const [room, setRoom] = useState<Size>({ width: 0, height: 0 });
  const [zoom, setZoom] = useState<Zoom>(fit);
  const ratio = window.devicePixelRatio || 1;
  const placed = placePicture(zoom, picture, room, ratio);
  const isMovable = canPan(placed, picture, room);
  const isReady = room.width > 0 && picture.width > 0;

  // biome-ignore lint/correctness/useExhaustiveDependencies: each picture begins once, when its size and the stage's are known
  useLayoutEffect(() => {
    setZoom(isReady && region !== null ? zoomToRegion(region, picture, room, ratio) : fit);
  }, [key, isReady]);
  useLayoutEffect(() => {
    const element = stage.current;
    if (!element) return;
    const measure = () => setRoom({ width: element.clientWidth, height: element.clientHeight });
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, [stage]);

  const zoomTo = useCallback(
    (wanted: (now: number) => number, point: Point = { x: room.width / 2, y: room.height / 2 }) =>
      setZoom((before) => {
        const { scale } = placePicture(before, picture, room, ratio);
        return zoomAt(before, wanted(scale), point, picture, room, ratio);
      }),
    [picture, room, ratio],
  );
  const pan = useCallback(
    (by: Point) => setZoom((before) => panBy(before, by, picture, room, ratio)),
    [picture, room, ratio],
  );

  useEffect(() => {
    const element = stage.current;
    if (!element) return;
    const onWheel = (event: WheelEvent) => {
      event.preventDefault();
      if (wheelMeaning(event, isMovable) === 'pan') {
        pan({ x: -event.deltaX, y: -event.deltaY });
        return;
      }
      const box = element.getBoundingClientRect();
      // A pinch comes in many small steps, a notch in one large one, which is cut to one step.
      const factor = Math.exp(-event.deltaY / 100);
      const within = Math.min(pictureLimits.zoomStep, Math.max(1 / pictureLimits.zoomStep, factor));
      zoomTo((now) => now * within, { x: event.clientX - box.left, y: event.clientY - box.top });
    };
    element.addEventListener('wheel', onWheel, { passive: false });
    return () => element.removeEventListener('wheel', onWheel);
  }, [stage, isMovable, pan, zoomTo]);

  return {
    placed,
    isMovable,
    isFit: zoom.fit,
    /** Percent of one of its pixels per pixel of the screen. */
    percent: Math.round(100 * placed.scale * ratio),
    zoomIn: () => zoomTo((now) => now * pictureLimits.zoomStep),
    zoomOut: () => zoomTo((now) => now / pictureLimits.zoomStep),
    fit: () => setZoom(fit),
    actualSize: (point?: Point) => zoomTo(() => 1 / ratio, point),
    pan,
  };
}

export type PictureZoom = ReturnType<typeof usePictureZoom>;
