/**
 * Receipts as they come from pockets and telephones, through recognition and rules alone: those of the development half and drawn ones, with
 * wear of each kind. No result: it is what recognition is worked on with.
 */
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type EvalRow, share } from '../eval-row.ts';
import { cellsOf } from '../extract/eval-calibration.ts';
import { receiptKinds, receiptTruth } from '../extract/eval-receipts.ts';
import { createDocumentReader } from '../extract/prove-cells.ts';
import { comparableItems, type Value } from '../extract/score-fields.ts';
import { drawnReceipt } from './drawn-receipts.ts';
import { type Wear, wears, wornPicture } from './worn-pictures.ts';

type Slip = { readonly name: string; readonly picture: Buffer; readonly truth: Readonly<Record<string, Value>> };
type Counts = { slips: number; right: Record<string, number>; kept: number; doubted: number; believed: number };

const drawnSlips = 12;

export async function evalWorn(corpora: string): Promise<EvalRow[]> {
  const folder = path.join(corpora, 'ocr', 'sroie');
  const slips: Slip[] = readdirSync(path.join(folder, 'img'))
    .sort()
    .filter((_, index) => index % 2 === 0)
    .map((name) => ({
      ...{ name, picture: readFileSync(path.join(folder, 'img', name)), truth: receiptTruth(folder, name) },
    }));
  for (let seed = 1; seed <= drawnSlips; seed += 1) slips.push(await drawnReceipt(seed));
  const work = mkdtempSync(path.join(tmpdir(), 'docent-worn-'));
  const read = createDocumentReader();
  const counts = new Map<Wear, Counts>();
  try {
    for (const [at, { name, picture, truth }] of slips.entries()) {
      // Three kinds of wear for each, all kinds alike often.
      for (const wear of [0, 2, 5].map((step) => wears[(at + step) % wears.length] as Wear)) {
        const file = path.join(work, `${wear} ${path.parse(name).name}.jpg`);
        writeFileSync(file, await wornPicture(picture, wear, at));
        const known = counts.get(wear) ?? { slips: 0, right: {}, kept: 0, doubted: 0, believed: 0 };
        counts.set(wear, known);
        known.slips += 1;
        for (const cell of await cellsOf('receipt', await read(file))) {
          const kind = receiptKinds[cell.field];
          if (!kind || cell.value === null) continue;
          const isRight = comparableItems(cell.value, kind)[0] === comparableItems(truth[cell.field], kind)[0];
          if (isRight) known.right[cell.field] = (known.right[cell.field] ?? 0) + 1;
          if (isRight && cell.verified) known.kept += 1;
          else if (isRight) known.doubted += 1;
          else if (cell.verified) known.believed += 1;
        }
      }
    }
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
  return [...counts].map(([wear, { slips: of, right, kept, doubted, believed }]) => ({
    set: `receipts worn: ${wear} (${of})`,
    what: 'total / date / company / address; right and verified, right and not, wrong and verified',
    figure: `${['total', 'date', 'company', 'address'].map((field) => share((right[field] ?? 0) / of)).join(' / ')}; ${kept}, ${doubted}, ${believed}`,
    baseline: '',
  }));
}
