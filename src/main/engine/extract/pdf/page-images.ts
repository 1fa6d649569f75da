import type { Box } from '../../types.ts';
import { pdfLimits } from './limits.ts';
import type { PageFrame } from './page-frame.ts';
import type { Pdfium } from './pdfium.ts';
import type { Scratch } from './pdfium-scratch.ts';

/** An image on a page: where it is displayed and how fine it is. */
export type PageImage = {
  readonly box: Box;
  readonly pixelsPerInch: number;
  /** Pixels in all. */
  readonly pixels: number;
};

/** What is painted on a page beside text. */
export type PagePaint = {
  readonly images: readonly PageImage[];
  readonly paths: number;
  readonly texts: number;
  /** Horizontal lines, and the upper and lower edges of painted boxes, as displayed. */
  readonly rules: readonly Box[];
};

const textObject = 1;
const imageObject = 3;
const formObject = 5;
const pointsPerInch = 72;

/** a b c d e f of a PDF matrix: x' = ax + cy + e, y' = bx + dy + f. */
type Matrix = readonly [number, number, number, number, number, number];
const unmoved: Matrix = [1, 0, 0, 1, 0, 0];

/** Looks through the objects of a page, also inside forms, for images, and counts the rest. */
export function pagePaint(pdfium: Pdfium, page: number, frame: PageFrame, scratch: Scratch): PagePaint {
  const images: PageImage[] = [];
  const rules: Box[] = [];
  const counts = { paths: 0, texts: 0, looked: 0 };
  const look = (object: number, outer: Matrix, depth: number) => {
    counts.looked += 1;
    const type = pdfium._FPDFPageObj_GetType(object);
    if (type === textObject) counts.texts += 1;
    else if (type === imageObject) {
      const image = readImage(pdfium, object, outer, frame, scratch);
      if (image) images.push(image);
    } else if (type === formObject && depth < pdfLimits.formDepth) {
      const inner = multiplied(matrixOf(pdfium, object, scratch), outer);
      const count = pdfium._FPDFFormObj_CountObjects(object);
      for (let at = 0; at < count && counts.looked < pdfLimits.objectsLooked; at += 1) {
        look(pdfium._FPDFFormObj_GetObject(object, at), inner, depth + 1);
      }
    } else {
      counts.paths += 1;
      if (counts.paths <= pdfLimits.ruled.mostPaths) addRules(rules, pdfium, object, outer, frame, scratch);
    }
  };
  const count = pdfium._FPDFPage_CountObjects(page);
  for (let at = 0; at < count && counts.looked < pdfLimits.objectsLooked; at += 1) {
    look(pdfium._FPDFPage_GetObject(page, at), unmoved, 0);
  }
  return { images, paths: counts.paths, texts: counts.texts, rules };
}

/** Whether a page has more pieces of text than PDFium puts in order in good time. */
export function hasTooMuchText(pdfium: Pdfium, page: number): boolean {
  const count = pdfium._FPDFPage_CountObjects(page);
  if (count <= pdfLimits.page.mostTextObjects) return false;
  let texts = 0;
  for (let at = 0; at < count && texts <= pdfLimits.page.mostTextObjects; at += 1)
    if (pdfium._FPDFPageObj_GetType(pdfium._FPDFPage_GetObject(page, at)) === textObject) texts += 1;
  return texts > pdfLimits.page.mostTextObjects;
}

/** Calls back with each image of a page, also inside forms, in the order of painting, with its own size in pixels. */
export function eachImage(
  pdfium: Pdfium,
  page: number,
  frame: PageFrame,
  scratch: Scratch,
  found: (object: number, image: PageImage, size: readonly [width: number, height: number]) => void,
): void {
  let looked = 0;
  const look = (object: number, outer: Matrix, depth: number) => {
    looked += 1;
    const type = pdfium._FPDFPageObj_GetType(object);
    if (type === imageObject) {
      const image = readImage(pdfium, object, outer, frame, scratch);
      const sized = image && pdfium._FPDFImageObj_GetImagePixelSize(object, scratch.pointer, scratch.pointer + 4);
      if (image && sized) found(object, image, [scratch.uint32(0), scratch.uint32(4)]);
    } else if (type === formObject && depth < pdfLimits.formDepth) {
      const inner = multiplied(matrixOf(pdfium, object, scratch), outer);
      const count = pdfium._FPDFFormObj_CountObjects(object);
      for (let at = 0; at < count && looked < pdfLimits.objectsLooked; at += 1) {
        look(pdfium._FPDFFormObj_GetObject(object, at), inner, depth + 1);
      }
    }
  };
  const count = pdfium._FPDFPage_CountObjects(page);
  for (let at = 0; at < count && looked < pdfLimits.objectsLooked; at += 1) {
    look(pdfium._FPDFPage_GetObject(page, at), unmoved, 0);
  }
}

const corners = new Float64Array(4);
const edges = new Float64Array(4);

/** Adds the rules that a painted path is or has. Most paths are none, so nothing is made before that is known. */
function addRules(
  rules: Box[],
  pdfium: Pdfium,
  object: number,
  outer: Matrix,
  frame: PageFrame,
  scratch: Scratch,
): void {
  const at = scratch.pointer;
  if (!pdfium._FPDFPageObj_GetBounds(object, at, at + 4, at + 8, at + 12)) return;
  const bounds = scratch.floats();
  putMoved(outer, bounds[0] ?? 0, bounds[1] ?? 0, 0);
  putMoved(outer, bounds[2] ?? 0, bounds[3] ?? 0, 2);
  frame.putBox(corners, edges, 0);
  const { leastLength, thickness } = pdfLimits.ruled;
  const [x0, y0, x1, y1] = [edges[0] ?? 0, edges[1] ?? 0, edges[2] ?? 0, edges[3] ?? 0];
  if (x1 - x0 < leastLength) return;
  if (y1 - y0 <= thickness) rules.push([x0, y0, x1, y1]);
  else rules.push([x0, y0, x1, y0], [x0, y1, x1, y1]);
}

/** Writes where a matrix moves a point to. */
function putMoved(matrix: Matrix, x: number, y: number, at: 0 | 2): void {
  corners[at] = matrix[0] * x + matrix[2] * y + matrix[4];
  corners[at + 1] = matrix[1] * x + matrix[3] * y + matrix[5];
}

function readImage(
  pdfium: Pdfium,
  object: number,
  outer: Matrix,
  frame: PageFrame,
  scratch: Scratch,
): PageImage | null {
  const at = scratch.pointer;
  const sized = pdfium._FPDFImageObj_GetImagePixelSize(object, at, at + 4);
  const [width, height] = sized ? [scratch.uint32(0), scratch.uint32(4)] : [0, 0];
  const [a, b, c, d, e, f] = multiplied(matrixOf(pdfium, object, scratch), outer);
  // An image fills the square from 0 to 1 of its own space.
  const xs = [e, a + e, c + e, a + c + e];
  const ys = [f, b + f, d + f, b + d + f];
  const whole = frame.box(Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys));
  const box: Box = [
    Math.max(0, whole[0]),
    Math.max(0, whole[1]),
    Math.min(frame.width, whole[2]),
    Math.min(frame.height, whole[3]),
  ];
  if (box[2] <= box[0] || box[3] <= box[1]) return null;
  const points = Math.max(0.01, Math.hypot(a, b));
  return { box, pixelsPerInch: (width / points) * pointsPerInch, pixels: width * height };
}

function matrixOf(pdfium: Pdfium, object: number, scratch: Scratch): Matrix {
  if (!pdfium._FPDFPageObj_GetMatrix(object, scratch.pointer)) return unmoved;
  const value = (index: number) => scratch.float32(index * 4);
  return [value(0), value(1), value(2), value(3), value(4), value(5)];
}

/** First `inner`, then `outer`. */
function multiplied([a, b, c, d, e, f]: Matrix, [p, q, r, s, t, u]: Matrix): Matrix {
  return [a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u];
}
