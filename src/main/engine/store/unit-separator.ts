/** Between two units in the canonical text. */
export const unitSeparator = '\n\n';
