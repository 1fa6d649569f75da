import { officeExtractor } from '../office/office-extractor.ts';

/** Word documents and templates since 2007, with or without macros (which are never looked at). */
export const docxExtractor = officeExtractor({
  kind: 'docx',
  version: 2,
  usesOcr: true,
  endings: ['docx', 'docm', 'dotx', 'dotm'],
});
