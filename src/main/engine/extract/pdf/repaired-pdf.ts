import { Inflate } from 'fflate';
import type { ByteSource } from '../../types.ts';
import { pdfLimits } from './limits.ts';

/** An object of a PDF: its number, what stands before its stream, and where that stream starts and ends (-1: none). */
type LooseObject = { readonly number: number; readonly body: string; readonly stream: number; readonly end: number };

/**
 * A damaged PDF made whole as far as its objects are there: compressed objects are written out plainly, and a new catalogue lists
 * every page that is found, in the order of the file. Null when there are no pages, the file is encrypted or too large for it.
 */
export async function repairedPdf(source: ByteSource, signal: AbortSignal): Promise<ByteSource | null> {
  if (source.size > pdfLimits.repair.mostBytes) return null;
  const bytes = await source.read(0, source.size);
  signal.throwIfAborted();
  // One character per byte, so that places in the text are places in the file.
  const text = new TextDecoder('latin1').decode(bytes);
  if (/\/Encrypt\s+\d+\s+\d+\s+R/.test(text)) return null;
  const loose = looseObjects(text);
  const unpacked = loose.map((object) => unpackedObjects(object, bytes)).join('');
  const objects = [...loose, ...looseObjects(unpacked)];
  const pages = new Set(objects.filter(({ body }) => isPage(body)).map(({ number }) => number));
  if (pages.size === 0 || pages.size > pdfLimits.repair.mostPages) return null;
  const first = objects.reduce((highest, { number }) => Math.max(highest, number), 0) + 1;
  const kids = [...pages].map((number) => `${number} 0 R`).join(' ');
  const tail = [
    '\nendstream\nendobj',
    unpacked,
    `${first} 0 obj\n<< /Type /Catalog /Pages ${first + 1} 0 R >>\nendobj`,
    `${first + 1} 0 obj\n<< /Type /Pages /Count ${pages.size} /Kids [${kids}] >>\nendobj`,
    `trailer\n<< /Root ${first} 0 R /Size ${first + 2} >>\nstartxref\n0\n%%EOF\n`,
  ].join('\n');
  const added = Uint8Array.from(tail, (sign) => sign.charCodeAt(0) & 0xff);
  const whole = new Uint8Array(bytes.length + added.length);
  whole.set(bytes);
  whole.set(added, bytes.length);
  return { size: whole.length, read: async (offset, length) => whole.subarray(offset, offset + length) };
}

function isPage(body: string): boolean {
  return /\/Type\s*\/Page(?![A-Za-z])/.test(body);
}

/** The objects that stand in a text; takes time in proportion to it. */
function looseObjects(text: string): LooseObject[] {
  const starts = [...text.matchAll(/(?<!\d)(\d{1,8})\s{1,3}\d{1,5}\s{1,3}obj\b/g)];
  return starts.map((found, at) => {
    const start = found.index + found[0].length;
    const next = starts[at + 1]?.index ?? text.length;
    const whole = text.slice(start, next);
    const stream = /\bstream\r?\n/.exec(whole);
    const closed = whole.indexOf('endstream');
    return {
      number: Number(found[1]),
      body: whole.slice(0, stream?.index ?? pdfLimits.repair.objectBytes).split('endobj', 1)[0] ?? '',
      stream: stream ? start + stream.index + stream[0].length : -1,
      end: closed < 0 ? next : start + closed,
    };
  });
}

/** The objects of a compressed object stream as plain ones; '' for any other object. */
function unpackedObjects({ body, stream, end }: LooseObject, bytes: Uint8Array): string {
  if (stream < 0 || !/\/ObjStm\b/.test(body) || !/\/FlateDecode/.test(body) || /\/Predictor/.test(body)) return '';
  const count = Number(/\/N\s+(\d+)/.exec(body)?.[1] ?? 0);
  const start = Number(/\/First\s+(\d+)/.exec(body)?.[1] ?? 0);
  const content = inflated(bytes.subarray(stream, end));
  const numbers = content.slice(0, start).trim().split(/\s+/).map(Number);
  let written = '';
  for (let at = 0; at < Math.min(count, numbers.length / 2); at += 1) {
    const [number, offset = Number.NaN, , next = Number.NaN] = numbers.slice(at * 2, at * 2 + 4);
    const object = content.slice(start + offset, Number.isNaN(next) ? undefined : start + next);
    if (number && object !== '' && !Number.isNaN(offset)) written += `${number} 0 obj\n${object}\nendobj\n`;
  }
  return written;
}

/** As much of a zlib stream as is sound, one character per byte; bounded. */
function inflated(packed: Uint8Array): string {
  const { inflateBytes, mostStreamBytes } = pdfLimits.repair;
  const latin = new TextDecoder('latin1');
  const parts: string[] = [];
  let size = 0;
  const inflate = new Inflate((part) => {
    size += part.length;
    parts.push(latin.decode(part));
  });
  try {
    // Two bytes of zlib header stand before the deflated data.
    for (let at = 2; at < packed.length && size <= mostStreamBytes; at += inflateBytes) {
      inflate.push(packed.subarray(at, at + inflateBytes));
    }
  } catch (error) {
    // A broken stream: what came out before is used.
    if (!(error instanceof Error)) throw error;
  }
  return parts.join('');
}
