import { describe, expect, it } from 'vitest';
import {
  canPan,
  fitScale,
  panBy,
  placePicture,
  wheelMeaning,
  type Zoom,
  zoomAt,
  zoomToRegion,
} from '../../../src/renderer/views/pictures/picture-zoom.ts';

const picture = { width: 4000, height: 3000 };
const stage = { width: 1000, height: 800 };
const fit: Zoom = { fit: true };
/** The point of the picture, in its pixels, that lies under a point of the stage. */
const under = (zoom: Zoom, x: number, y: number) => {
  const { scale, left, top } = placePicture(zoom, picture, stage, 1);
  return [(x - left) / scale, (y - top) / scale] as const;
};

describe('the zoom of a picture', () => {
  it('fits into its stage, in the middle, and is never enlarged by it', () => {
    const placed = placePicture(fit, picture, stage, 1);
    expect(picture.width * placed.scale).toBeLessThanOrEqual(stage.width);
    expect(placed.left).toBeCloseTo((stage.width - picture.width * placed.scale) / 2);
    expect(fitScale({ width: 40, height: 30 }, stage, 2)).toBe(0.5);
    expect(canPan(placed, picture, stage)).toBe(false);
  });

  it('keeps what is under the pointer there, through many steps', () => {
    let zoom = zoomAt(fit, 1, { x: 400, y: 300 }, picture, stage, 1);
    const before = under(zoom, 400, 300);
    for (const scale of [1.3, 2, 3.1, 2.2, 1.1]) {
      zoom = zoomAt(zoom, scale, { x: 400, y: 300 }, picture, stage, 1);
      const [x, y] = under(zoom, 400, 300);
      expect(x).toBeCloseTo(before[0], 5);
      expect(y).toBeCloseTo(before[1], 5);
    }
  });

  it('can’t be moved or zoomed out of sight', () => {
    const near = zoomAt(fit, 1, { x: 0, y: 0 }, picture, stage, 1);
    const far = panBy(near, { x: -1e6, y: -1e6 }, picture, stage, 1);
    const placed = placePicture(far, picture, stage, 1);
    expect(placed.left).toBe(stage.width - picture.width);
    expect(placed.top).toBe(stage.height - picture.height);
    expect(panBy(far, { x: -10, y: 0 }, picture, stage, 1)).toBe(far);
    const most = placePicture(zoomAt(fit, 1000, { x: 1, y: 1 }, picture, stage, 1), picture, stage, 1);
    expect(most.scale).toBe(8);
    const least = placePicture(zoomAt(fit, 0, { x: 1, y: 1 }, picture, stage, 1), picture, stage, 1);
    expect(least.scale * picture.width).toBeCloseTo(120);
  });

  it('shows a cited region in the middle, with what is around it', () => {
    const region = { left: 3000, top: 2000, width: 200, height: 40 };
    const zoom = zoomToRegion(region, picture, stage, 1);
    const [x, y] = under(zoom, stage.width / 2, stage.height / 2);
    expect(x).toBeCloseTo(3100);
    expect(y).toBeCloseTo(2020);
    const whole = zoomToRegion({ left: 0, top: 0, ...picture }, picture, stage, 1);
    expect(whole).toEqual(fit);
  });

  it('takes a pinch and a mouse wheel for zooming, a trackpad’s small steps for moving', () => {
    const wheel = { deltaX: 0, deltaY: 0, deltaMode: 0, ctrlKey: false, metaKey: false };
    expect(wheelMeaning({ ...wheel, deltaY: 120 }, true)).toBe('zoom');
    expect(wheelMeaning({ ...wheel, deltaY: 3.5, deltaX: 1 }, true)).toBe('pan');
    expect(wheelMeaning({ ...wheel, deltaY: 3.5, ctrlKey: true }, true)).toBe('zoom');
    expect(wheelMeaning({ ...wheel, deltaY: 3.5 }, false)).toBe('zoom');
  });
});
