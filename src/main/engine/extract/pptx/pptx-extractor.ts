import { officeExtractor } from '../office/office-extractor.ts';

/** PowerPoint presentations, templates and shows since 2007, with or without macros (which are never looked at). */
export const pptxExtractor = officeExtractor({
  kind: 'pptx',
  version: 1,
  usesOcr: true,
  endings: ['pptx', 'pptm', 'potx', 'potm', 'ppsx', 'ppsm'],
});
