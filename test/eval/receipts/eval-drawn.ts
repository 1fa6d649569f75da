/**
 * Drawn slips of many tills: by rules alone on what recognition would give, with every letter right and with some misread, and from worn pictures
 * through recognition. Rules are worked on with the development part; of the part kept apart nobody looks at more than these figures.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type EvalRow, share } from '../eval-row.ts';
import { cellsOf } from '../extract/eval-calibration.ts';
import { receiptKinds } from '../extract/eval-receipts.ts';
import { createDocumentReader } from '../extract/prove-cells.ts';
import { comparableItems } from '../extract/score-fields.ts';
import { paintedStyle, type StyledSlip, slipStyles, styledSlip } from './slip-styles.ts';
import { slipUnit } from './slip-unit.ts';
import { wears, wornPicture } from './worn-pictures.ts';

/** Slips of each kind of till that rules alone read, and of which pictures are read. */
const written = 20;
const painted = 1;
const misreadShares = [0, 0.01, 0.03] as const;
type Cells = Awaited<ReturnType<typeof cellsOf>>;

export async function evalDrawn(): Promise<EvalRow[]> {
  const rows: EvalRow[] = [];
  for (const part of ['development', 'kept'] as const) {
    const slips = (most: number) =>
      Array.from({ length: most }, (_, at) => slipStyles.map((style) => styledSlip(style, at + 1, part))).flat();
    for (const misread of misreadShares) {
      const read = await Promise.all(
        slips(written).map(async (slip, at) => ({
          slip,
          cells: await cellsOf('receipt', { units: [slipUnit(slip, at, misread)] }),
        })),
      );
      rows.push(rowOf(`slips drawn, ${part}: rules alone, ${share(misread)} of the letters misread`, read));
    }
    rows.push(rowOf(`slips drawn, ${part}: worn pictures`, await fromPictures(slips(painted))));
  }
  return rows;
}

type Read = { readonly slip: StyledSlip; readonly cells: Cells };

async function fromPictures(slips: readonly StyledSlip[]): Promise<Read[]> {
  const work = mkdtempSync(path.join(tmpdir(), 'docent-drawn-'));
  const reader = createDocumentReader();
  const read: Read[] = [];
  try {
    for (const [at, slip] of slips.entries()) {
      const wear = wears[at % wears.length] ?? 'poor';
      const file = path.join(work, `${slip.name}.jpg`);
      writeFileSync(file, await wornPicture(await paintedStyle(slip), wear, at));
      read.push({ slip, cells: await cellsOf('receipt', await reader(file)) });
    }
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
  return read;
}

function rowOf(set: string, read: readonly Read[]): EvalRow {
  const right: Record<string, number> = {};
  const counts = { kept: 0, doubted: 0, believed: 0 };
  for (const { slip, cells } of read) {
    for (const { field, value, verified } of cells) {
      const kind = receiptKinds[field];
      if (!kind || value === null) continue;
      const wanted = comparableItems(slip.truth[field as keyof typeof slip.truth], kind)[0];
      const isRight = comparableItems(value, kind)[0] === wanted;
      if (isRight) right[field] = (right[field] ?? 0) + 1;
      if (isRight && verified) counts.kept += 1;
      else if (isRight) counts.doubted += 1;
      else if (verified) counts.believed += 1;
    }
  }
  return {
    ...{ set: `${set} (${read.length})`, baseline: '' },
    what: 'total / date / company / address; right and verified, right and not, wrong and verified',
    figure: `${['total', 'date', 'company', 'address'].map((field) => share((right[field] ?? 0) / read.length)).join(' / ')}; ${counts.kept}, ${counts.doubted}, ${counts.believed}`,
  };
}
