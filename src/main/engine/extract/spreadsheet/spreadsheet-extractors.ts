import { officeExtractor } from '../office/office-extractor.ts';
import { isSheetXml } from './is-sheet-xml.ts';

/** Excel workbooks and templates since 2007, with or without macros (which are never looked at), binary ones too. */
export const xlsxExtractor = officeExtractor({
  kind: 'xlsx',
  version: 1,
  endings: ['xlsx', 'xlsm', 'xltx', 'xltm', 'xlsb', 'xlam'],
});

/** Excel workbooks of before 2007, also as one XML file of 2003. */
export const xlsExtractor = officeExtractor({
  kind: 'xls',
  version: 1,
  endings: ['xls', 'xlt', 'xla', 'xlw'],
  sniff: (head) => isSheetXml(new TextDecoder().decode(head)),
});
