import type { AnswerPart } from './shapes.ts';

/** Stands behind such a part wherever an answer is written out as text. */
export const unsupportedMark = '(not found in your files)';

/** Whether a part of an answer claims something that no file supports; signs alone claim nothing. */
export const isUnsupported = ({ text, supported }: Pick<AnswerPart, 'text' | 'supported'>): boolean =>
  !supported && /[\p{L}\p{N}]/u.test(text);
