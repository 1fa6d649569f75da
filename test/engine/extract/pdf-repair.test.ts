import { zlibSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { repairedPdf } from '../../../src/main/engine/extract/pdf/repaired-pdf.ts';
import { line } from '../../fixtures/documents/pdf-writer.ts';
import { bytesSource, readBytes } from './read-document.ts';

const signal = new AbortController().signal;

/** A file of today's kind, its objects compressed in one stream, that was cut off before its cross-reference stream. */
function cutFile(pages: readonly string[]): Uint8Array {
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Count ${pages.length} /Kids [${pages.map((_, at) => `${20 + at} 0 R`).join(' ')}] /MediaBox [0 0 595 842] >>`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
    ...pages.map(
      (_, at) => `<< /Type /Page /Parent 2 0 R /Contents ${40 + at} 0 R /Resources << /Font << /F1 3 0 R >> >> >>`,
    ),
  ];
  const numbers = [1, 2, 3, ...pages.map((_, at) => 20 + at)];
  let body = '';
  const places = objects.map((object, at) => {
    const place = `${numbers[at]} ${body.length}`;
    body += `${object}\n`;
    return place;
  });
  const head = `${places.join(' ')}\n`;
  const packed = Buffer.from(zlibSync(Buffer.from(head + body, 'latin1'))).toString('latin1');
  const contents = pages.map((text, at) => {
    const content = line(72, 700, 11, text);
    return `${40 + at} 0 obj\n<< /Length ${content.length} >>\nstream\n${content}\nendstream\nendobj\n`;
  });
  const stream = `10 0 obj\n<< /Type /ObjStm /N ${objects.length} /First ${head.length} /Filter /FlateDecode /Length ${packed.length} >>\nstream\n${packed}\nendstream\nendobj\n`;
  return Buffer.from(`%PDF-1.5\n${contents.join('')}${stream}11 0 obj\n<< /Type /XRef /Si`, 'latin1');
}

describe('a PDF that was cut off', () => {
  it('gives the pages whose objects lie compressed in a stream', async () => {
    const { units } = await readBytes('a.pdf', cutFile(['The first page of the log.', 'The second page of the log.']));
    expect(units.map(({ text }) => text)).toEqual(['The first page of the log.', 'The second page of the log.']);
    for (const unit of units) {
      expect(unit.chain).toEqual(['basic', 'best-effort']);
      expect(unit.doubts).toEqual([{ code: 'file-damaged', values: {} }]);
    }
  });

  it('is given up without pages, and when its letters are encrypted', async () => {
    expect(await repairedPdf(bytesSource(Buffer.from('%PDF-1.5\n1 0 obj\n<< >>\nendobj')), signal)).toBeNull();
    const locked = Buffer.concat([cutFile(['x']), Buffer.from('\ntrailer << /Encrypt 9 0 R >>')]);
    expect(await repairedPdf(bytesSource(locked), signal)).toBeNull();
  });

  it('takes time in proportion to a file full of false beginnings', async () => {
    const hostile = Buffer.from(`%PDF-1.5\n${'1 0 obj << /Type /ObjStm stream '.repeat(60_000)}`);
    const started = performance.now();
    await repairedPdf(bytesSource(hostile.subarray(0, hostile.length / 2)), signal);
    const half = performance.now() - started;
    const again = performance.now();
    await repairedPdf(bytesSource(hostile), signal);
    // Twice the file: well under the fourfold time of one look at everything for every beginning.
    expect(performance.now() - again).toBeLessThan(half * 3.5 + 500);
  });
});
