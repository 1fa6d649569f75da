/** True for the beginning of a workbook as Excel 2003 writes it in one XML file; one with a document type counts as none. */
export function isSheetXml(text: string): boolean {
  return (
    /<(?:ss:)?Workbook\b[^>]*urn:schemas-microsoft-com:office:spreadsheet/.test(text) && !text.includes('<!DOCTYPE')
  );
}
