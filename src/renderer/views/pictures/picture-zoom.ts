/** Pure: how a picture lies on its stage. Lengths are CSS pixels, `scale` is CSS pixels per pixel of the picture. */
import { pictureLimits } from '../../picture-limits.ts';

type Size = { readonly width: number; readonly height: number };
type Point = { readonly x: number; readonly y: number };

/** `fit`: as large as the stage allows, and follows it; else a scale, with the picture's left and top edge on the stage. */
export type Zoom = { readonly fit: true } | { readonly fit: false; readonly scale: number; readonly at: Point };

export type Placed = { readonly scale: number; readonly left: number; readonly top: number };

/** The scale at which all of a picture is seen; it is not enlarged beyond one of its pixels per pixel of the screen. */
export function fitScale(picture: Size, stage: Size, pixelRatio: number): number {
  if (picture.width <= 0 || picture.height <= 0) return 1 / pixelRatio;
  const room = (length: number) => Math.max(1, length - 2 * pictureLimits.stageMargin);
  return Math.min(room(stage.width) / picture.width, room(stage.height) / picture.height, 1 / pixelRatio);
}

/** Scales a person can reach. */
export function scaleRange(picture: Size, stage: Size, pixelRatio: number): { readonly least: number; most: number } {
  const fit = fitScale(picture, stage, pixelRatio);
  const longer = Math.max(1, picture.width, picture.height);
  const least = Math.min(fit, pictureLimits.zoomLeastEdge / longer);
  return { least, most: Math.max(fit, pictureLimits.zoomMost / pixelRatio) };
}

/** One direction: in the middle where there is room, else without a gap at either edge. */
function within(edge: number, length: number, room: number): number {
  if (length <= room) return (room - length) / 2;
  return Math.min(0, Math.max(room - length, edge));
}

/** Where the picture lies. */
export function placePicture(zoom: Zoom, picture: Size, stage: Size, pixelRatio: number): Placed {
  const scale = zoom.fit ? fitScale(picture, stage, pixelRatio) : zoom.scale;
  const { x, y } = zoom.fit ? { x: 0, y: 0 } : zoom.at;
  return {
    scale,
    left: within(x, picture.width * scale, stage.width),
    top: within(y, picture.height * scale, stage.height),
  };
}

/** Zooms to a scale so that what lies under a point of the stage stays under it. */
export function zoomAt(zoom: Zoom, wanted: number, point: Point, picture: Size, stage: Size, pixelRatio: number): Zoom {
  const { least, most } = scaleRange(picture, stage, pixelRatio);
  const scale = Math.min(most, Math.max(least, wanted));
  const now = placePicture(zoom, picture, stage, pixelRatio);
  const ratio = scale / now.scale;
  const at = { x: point.x - (point.x - now.left) * ratio, y: point.y - (point.y - now.top) * ratio };
  const placed = placePicture({ fit: false, scale, at }, picture, stage, pixelRatio);
  return { fit: false, scale, at: { x: placed.left, y: placed.top } };
}

/** Moves the picture by a distance, as far as there is something to move to. */
export function panBy(zoom: Zoom, by: Point, picture: Size, stage: Size, pixelRatio: number): Zoom {
  const now = placePicture(zoom, picture, stage, pixelRatio);
  const at = { x: now.left + by.x, y: now.top + by.y };
  const moved = placePicture({ fit: false, scale: now.scale, at }, picture, stage, pixelRatio);
  if (moved.left === now.left && moved.top === now.top) return zoom;
  return { fit: false, scale: now.scale, at: { x: moved.left, y: moved.top } };
}

/** True when the picture is larger than its stage in a direction. */
export function canPan(placed: Placed, picture: Size, stage: Size): boolean {
  // Half a pixel is rounding.
  return picture.width * placed.scale > stage.width + 0.5 || picture.height * placed.scale > stage.height + 0.5;
}

/** A stage that shows a region of the picture, with room around it; the region is in the picture's pixels. */
export function zoomToRegion(
  region: Size & { readonly left: number; readonly top: number },
  picture: Size,
  stage: Size,
  pixelRatio: number,
): Zoom {
  // Half the stage: what is around it tells where one is.
  const scale = Math.min(
    1 / pixelRatio,
    (0.5 * stage.width) / Math.max(1, region.width),
    (0.5 * stage.height) / Math.max(1, region.height),
  );
  if (scale <= fitScale(picture, stage, pixelRatio)) return { fit: true };
  const at = {
    x: stage.width / 2 - (region.left + region.width / 2) * scale,
    y: stage.height / 2 - (region.top + region.height / 2) * scale,
  };
  const placed = placePicture({ fit: false, scale, at }, picture, stage, pixelRatio);
  return { fit: false, scale, at: { x: placed.left, y: placed.top } };
}

/** What a turn of the wheel means: a trackpad moves a picture that is larger than its stage, a mouse wheel and a pinch zoom. */
export function wheelMeaning(
  wheel: { deltaX: number; deltaY: number; deltaMode: number; ctrlKey: boolean; metaKey: boolean },
  isMovable: boolean,
): 'zoom' | 'pan' {
  if (wheel.ctrlKey || wheel.metaKey || !isMovable) return 'zoom';
  const isNotch = wheel.deltaMode !== 0 || (wheel.deltaX === 0 && Math.abs(wheel.deltaY) >= pictureLimits.wheelNotch);
  return isNotch && Number.isInteger(wheel.deltaY) ? 'zoom' : 'pan';
}
