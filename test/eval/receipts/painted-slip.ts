/** Lines of a till slip as a picture, as a flatbed would give it. */
import { PDFiumLibrary } from '@hyzyla/pdfium';
import PDFDocument from 'pdfkit';
import sharp from 'sharp';

export type SlipLine = {
  readonly left?: string;
  readonly middle?: string;
  readonly right?: string;
  /** Columns that end at these shares of the width. */
  readonly columns?: readonly (readonly [string, number])[];
  readonly size?: number;
  readonly bold?: boolean;
  /** Times as high as wide: tills print sums and names in double height. */
  readonly tall?: number;
};

const paper = { width: 226, margin: 12, size: 9 } as const;
let library: Promise<PDFiumLibrary> | null = null;

/** PNG, grey; set in the typefaces every PDF reader has, so that no font of the system is needed. */
export async function paintedSlip(
  lines: readonly SlipLine[],
  [plain, bold]: readonly [string, string],
): Promise<Buffer> {
  const heights = lines.map(({ size = paper.size, tall = 1 }) => size * 1.35 * tall);
  const height = heights.reduce((sum, one) => sum + one, 0) + 60;
  const slip = new PDFDocument({ size: [paper.width, height], margin: 0 });
  const parts: Buffer[] = [];
  slip.on('data', (part: Buffer) => parts.push(part));
  const done = new Promise<void>((resolve) => slip.on('end', () => resolve()));
  const across = paper.width - 2 * paper.margin;
  let down = 24;
  for (const [at, { left, middle, right, columns, size = paper.size, bold: isBold, tall = 1 }] of lines.entries()) {
    slip.font(isBold ? bold : plain).fontSize(size);
    const set = (text: string, align: 'left' | 'center' | 'right', width: number = across) => {
      // What is wider than the roll is set smaller, as a till would.
      slip.fontSize(Math.min(size, (size * width) / Math.max(1, slip.widthOfString(text))));
      slip.save().scale(1, tall, { origin: [0, down] });
      slip.text(text, paper.margin, down, { width: width + 1, align, lineBreak: false });
      slip.restore();
    };
    if (left) set(left, 'left');
    if (middle) set(middle, 'center');
    if (right) set(right, 'right');
    for (const [text, end] of columns ?? []) set(text, 'right', across * end);
    down += heights[at] ?? 0;
  }
  slip.end();
  await done;
  library ??= PDFiumLibrary.init();
  const document = await (await library).loadDocument(Buffer.concat(parts));
  try {
    const { data, width, height: rows } = await document.getPage(0).render({ scale: 2.74 });
    return await sharp(data, { raw: { width, height: rows, channels: 4 } })
      .flatten({ background: '#fff' })
      .greyscale()
      .png()
      .toBuffer();
  } finally {
    document.destroy();
  }
}
