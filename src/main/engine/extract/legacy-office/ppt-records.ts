import { AppError } from '../../../../preload/contract/errors.ts';
import { legacyOfficeLimits } from './limits.ts';

/** A record of a PowerPoint file ([MS-PPT] 2.3.1); `start` and `end` bound its data in the stream. */
export type PptRecord = {
  readonly type: number;
  readonly instance: number;
  readonly container: boolean;
  readonly start: number;
  readonly end: number;
};

export const pptTypes = {
  document: 0x03e8,
  slide: 0x03ee,
  slideAtom: 0x03ef,
  notes: 0x03f0,
  slidePersist: 0x03f3,
  drawing: 0x040c,
  placeholder: 0x0bc3,
  outlineText: 0x0f9e,
  textHeader: 0x0f9f,
  textChars: 0x0fa0,
  textBytes: 0x0fa8,
  cString: 0x0fba,
  headersFooters: 0x0fd9,
  slideList: 0x0ff0,
  userEdit: 0x0ff5,
  binaryTagData: 0x138b,
  persistDirectory: 0x1772,
  comment: 0x2ee0,
  shape: 0xf004,
  textbox: 0xf00d,
} as const;

/** Reads records of one stream; counts them, so that a damaged file comes to an end. */
export type PptStream = {
  readonly bytes: Uint8Array;
  readonly view: DataView;
  /** Null where none can start. */
  recordAt(at: number, end: number): PptRecord | null;
  children(record: PptRecord): Generator<PptRecord>;
  /** Records inside, at any depth, in order; those of `stop` are given but not entered. */
  inside(record: PptRecord, stop: ReadonlySet<number>): Generator<PptRecord>;
};

export function pptStream(bytes: Uint8Array): PptStream {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let count = 0;
  const recordAt = (at: number, end: number): PptRecord | null => {
    if (at < 0 || at + 8 > end) return null;
    count += 1;
    if (count > legacyOfficeLimits.maxRecords) {
      throw new AppError('file-damaged', 'The file is damaged: it holds too many records.', {});
    }
    const head = view.getUint16(at, true);
    const length = view.getUint32(at + 4, true);
    const type = view.getUint16(at + 2, true);
    return {
      type,
      instance: head >> 4,
      // Tags of newer versions hold records without saying so.
      container: (head & 15) === 15 || type === pptTypes.binaryTagData || type === pptTypes.textbox,
      start: at + 8,
      end: Math.min(end, at + 8 + length),
    };
  };
  function* children(record: PptRecord): Generator<PptRecord> {
    let next = recordAt(record.start, record.end);
    while (next) {
      yield next;
      next = recordAt(next.end, record.end);
    }
  }
  function* inside(record: PptRecord, stop: ReadonlySet<number>, depth = 0): Generator<PptRecord> {
    for (const child of children(record)) {
      yield child;
      if (child.container && depth < legacyOfficeLimits.maxRecordDepth && !stop.has(child.type)) {
        yield* inside(child, stop, depth + 1);
      }
    }
  }
  return { bytes, view, recordAt, children, inside: (record, stop) => inside(record, stop) };
}
