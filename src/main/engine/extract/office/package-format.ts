import { AppError } from '../../../../preload/contract/errors.ts';
import { mainPart, type OfficePackage } from '../ooxml/office-package.ts';

export type OfficeFormat = 'docx' | 'pptx' | 'xlsx' | 'opendocument';

/** Where the main part stands when nothing in the package points to it. */
const usual = [
  ['docx', 'word/document.xml'],
  ['pptx', 'ppt/presentation.xml'],
  ['xlsx', 'xl/workbook.xml'],
  ['xlsx', 'xl/workbook.bin'],
  ['opendocument', 'content.xml'],
] as const;

/** What a zipped Office file is, by its main part. Rejects with `format-mismatch` when it is none. */
export async function packageFormat(
  file: OfficePackage,
): Promise<{ readonly format: OfficeFormat; readonly main: string }> {
  const main = await mainPart(file);
  if (main) {
    const folder = main.slice(0, main.lastIndexOf('/') + 1).toLowerCase();
    const name = main.slice(main.lastIndexOf('/') + 1).toLowerCase();
    if (folder === 'ppt/' || name.startsWith('presentation')) return { format: 'pptx', main };
    if (folder === 'xl/' || name.startsWith('workbook')) return { format: 'xlsx', main };
    return { format: 'docx', main };
  }
  const found = usual.find(([, path]) => file.has(path));
  if (found) return { format: found[0], main: found[1] };
  throw new AppError('format-mismatch', 'The archive holds no document.', {});
}
