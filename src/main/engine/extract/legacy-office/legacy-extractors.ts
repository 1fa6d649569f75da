import { officeExtractor } from '../office/office-extractor.ts';

/** Word documents of before 2007. */
export const docExtractor = officeExtractor({ kind: 'doc', version: 1, endings: ['doc', 'dot'] });

/** PowerPoint presentations of before 2007. */
export const pptExtractor = officeExtractor({ kind: 'ppt', version: 1, endings: ['ppt', 'pot', 'pps'] });
