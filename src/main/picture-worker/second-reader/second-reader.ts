import type { InferenceSession, Tensor } from 'onnxruntime-node';
import { scriptOfLanguage } from '../../../preload/contract/ocr-scripts.ts';
import { moved } from '../grey-pixels.ts';
import type { GreyRaster } from '../raster.ts';
import { decodeLine } from './decode-line.ts';
import { secondReaderLimits } from './limits.ts';
import type { LineBox } from './line-box.ts';
import { linePixels } from './line-pixels.ts';
import { linesOfMap } from './lines-of-map.ts';
import { pagePixels } from './page-pixels.ts';
import type { Planes } from './planes.ts';
import type { ReadLine } from './words-of-line.ts';

/** What the recogniser consists of: the network that finds lines, the one that reads them, and the signs that one writes, a line each. */
export type SecondReaderPart = 'lines' | 'letters' | 'signs';

/** Brings a part; null when it is not installed. */
export type SecondReaderData = (part: SecondReaderPart) => Promise<Uint8Array | null>;

/** The lines of a page as they were read, every sign that could have been, and whether the page's languages need no others. */
export type SecondReading = {
  readonly lines: readonly ReadLine[];
  readonly signs: ReadonlySet<string>;
  readonly isWhole: boolean;
};

/** A recogniser of Latin letters beside Tesseract. One call at a time. */
export type SecondReader = {
  /**
   * Reads an upright page; null where the recogniser is not installed, does not work, or one of the languages is not written in its letters.
   * @param letters height of the page's letters in pixels; 0 when it is not known
   * @param hasTime asked before each line; once there is none, the lines read so far are all
   */
  read(
    page: GreyRaster,
    letters: number,
    languages: readonly string[],
    hasTime: () => boolean,
  ): Promise<SecondReading | null>;
};

type Network = { run(planes: Planes): Promise<Tensor> };
type Loaded = { readonly finder: Network; readonly reader: Network; readonly signs: readonly string[] };

/** PP-OCRv4 of PaddleOCR through ONNX Runtime; nothing is loaded before the first page. */
export function createSecondReader(data: SecondReaderData): SecondReader {
  let loading: Promise<Loaded | null> | null = null;
  // What cannot be loaded now cannot be later in this process: every page is then read by Tesseract alone.
  const loaded = () => {
    loading ??= load(data).catch(() => null);
    return loading;
  };
  return {
    async read(page, letters, languages, hasTime) {
      if (languages.some((code) => scriptOfLanguage(code) !== 'Latin')) return null;
      const parts = await loaded();
      if (!parts) return null;
      const isWhole = languages.every((code) => plainLanguages.has(code));
      // What Tesseract read must not be lost with it: a network may fail on one page, or for want of memory.
      const lines = await readLines(parts, page, letters, hasTime).catch(() => null);
      return lines && { lines, signs: new Set(parts.signs), isWhole };
    },
  };
}

/** Languages of Latin letters without marks: all that the recogniser writes. */
const plainLanguages: ReadonlySet<string> = new Set(['eng', 'ind', 'msa', 'swa', 'lat']);

async function readLines(
  { finder, reader, signs: known }: Loaded,
  page: GreyRaster,
  letters: number,
  hasTime: () => boolean,
): Promise<ReadLine[]> {
  const lines: ReadLine[] = [];
  for (const line of await findLines(finder, page, letters)) {
    if (!hasTime()) break;
    const { planes, box } = linePixels(page, line);
    const likely = await reader.run(planes);
    const [, steps = 0, classes = 1] = likely.dims;
    const signs = decodeLine(likely.data as Float32Array, classes, known);
    if (signs.length > 0) lines.push({ signs, steps, box });
  }
  return lines;
}

async function load(data: SecondReaderData): Promise<Loaded | null> {
  const [lines, letters, signs] = await Promise.all([data('lines'), data('letters'), data('signs')]);
  if (!lines || !letters || !signs) return null;
  const { InferenceSession: Session, Tensor: Values } = await import('onnxruntime-node');
  const open = async (bytes: Uint8Array): Promise<Network> => {
    const session: InferenceSession = await Session.create(bytes, {
      intraOpNumThreads: secondReaderLimits.threads,
      interOpNumThreads: secondReaderLimits.threads,
      // Lines are of any width: what is kept for one is of no use to the next.
      enableMemPattern: false,
    });
    const [input, output] = [session.inputNames[0] ?? '', session.outputNames[0] ?? ''];
    return {
      async run({ values, width, height }) {
        const { [output]: result } = await session.run({
          [input]: new Values('float32', values, [1, 3, height, width]),
        });
        if (!result) throw new Error('A network gave nothing.');
        return result;
      },
    };
  };
  const list = new TextDecoder().decode(signs).split(/\r?\n/);
  if (list.at(-1) === '') list.pop();
  return { finder: await open(lines), reader: await open(letters), signs: [...list, ' '] };
}

/** Lines in pixels of the page, top to bottom. */
async function findLines(finder: Network, page: GreyRaster, letters: number): Promise<LineBox[]> {
  const { detectionEdge, detectionLetters, mostLines } = secondReaderLimits;
  const wanted = letters > 0 ? Math.max(1, detectionLetters / letters) : 1;
  const small = await moved(page, Math.min(wanted, detectionEdge / Math.max(page.width, page.height)), 0, 255);
  const planes = pagePixels(small);
  const map = await finder.run(planes);
  const [across, down] = [page.width / small.width, page.height / small.height];
  return linesOfMap({ values: map.data as Float32Array, width: planes.width, height: planes.height })
    .slice(0, mostLines)
    .map(({ middle: [x, y], width, height, slope }) => ({
      ...{ middle: [x * across, y * down] as const, width: width * across, height: height * down, slope },
    }));
}
