import { officeExtractor } from '../office/office-extractor.ts';

/** True for a flat document: one XML file instead of an archive. */
function isFlat(type: string): (head: Uint8Array) => boolean {
  return (head) => {
    const text = new TextDecoder().decode(head);
    return /<office:document\b/.test(text) && text.includes(`opendocument.${type}`);
  };
}

/** Texts of LibreOffice and others, templates and flat ones too. */
export const odtExtractor = officeExtractor({
  kind: 'odt',
  version: 1,
  endings: ['odt', 'ott', 'odm', 'fodt'],
  sniff: isFlat('text'),
});

/** Presentations and drawings. */
export const odpExtractor = officeExtractor({
  kind: 'odp',
  version: 1,
  endings: ['odp', 'otp', 'fodp', 'odg', 'otg', 'fodg'],
  sniff: (head) => isFlat('presentation')(head) || isFlat('graphics')(head),
});

/** Spreadsheets. */
export const odsExtractor = officeExtractor({
  kind: 'ods',
  version: 1,
  endings: ['ods', 'ots', 'fods'],
  sniff: isFlat('spreadsheet'),
});
