import type { WorkBook } from '@e965/xlsx';
import { AppError } from '../../../../preload/contract/errors.ts';
import { spreadsheetLimits } from './limits.ts';

/** Parses a workbook of any kind SheetJS knows. Throws `file-damaged` for what it refuses. */
export async function openWorkbook(bytes: Uint8Array, codePages: boolean): Promise<WorkBook> {
  const sheetJs = await import('@e965/xlsx');
  // Only workbooks of before 1997 keep letters by code page.
  if (codePages) sheetJs.set_cptable(await import('@e965/xlsx/dist/cpexcel.full.mjs'));
  try {
    return sheetJs.read(bytes, {
      type: 'array',
      dense: true,
      cellFormula: false,
      cellHTML: false,
      cellText: true,
      cellNF: true,
      sheetRows: spreadsheetLimits.maxRows,
    });
  } catch (error) {
    throw new AppError('file-damaged', 'The file is damaged: its workbook can not be read.', {
      detail: error instanceof Error ? error.message.slice(0, 200) : '',
    });
  }
}
