/** Values of one field compared: capitals, blanks and signs do not count in texts. Pure. */
import type { ExtractedValue } from '../extracted.ts';

type Valued = Pick<ExtractedValue, 'value'>;

export const isFilled = ({ value }: Valued): boolean =>
  value !== null && value !== '' && !(Array.isArray(value) && value.length === 0);

export const valueKey = ({ value }: Valued): string =>
  typeof value === 'string' ? value.replace(/[\s\p{P}]+/gu, '').toLowerCase() : JSON.stringify(value);

export const sameValue = (a: Valued, b: Valued): boolean => valueKey(a) === valueKey(b);
