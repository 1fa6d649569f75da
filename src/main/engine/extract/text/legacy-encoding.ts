import { analyse } from 'chardet';
import { limits } from '../../limits.ts';
import { eastAsianEncoding } from './east-asian-encoding.ts';
import { textLimits } from './limits.ts';
import { singleByteEncoding } from './single-byte-encoding.ts';

/** Encodings of several bytes per sign, as the detector names them, and the label of the widest table of each. */
const multiByte: Readonly<Record<string, string>> = {
  shift_jis: 'shift_jis',
  'shift-jis': 'shift_jis',
  'euc-jp': 'euc-jp',
  'euc-kr': 'euc-kr',
  gb18030: 'gb18030',
  gb2312: 'gb18030',
  big5: 'big5',
  'iso-2022-jp': 'iso-2022-jp',
};

/**
 * The most likely encoding of bytes that are neither Unicode nor binary. East Asian encodings show in the structure of their
 * bytes; those of one byte per letter only in the letters that come out.
 */
export function legacyEncoding(sample: Uint8Array): string {
  const single = singleByteEncoding(sample);
  if (single.score >= limits.extract.sureEncoding) return single.name;
  // The detector needs some hundred letters; the signs that come out tell a shorter text.
  const found = analyse(sample)[0]?.name.toLowerCase() ?? '';
  const wide = Object.hasOwn(multiByte, found) ? multiByte[found] : undefined;
  if (!wide && single.score >= textLimits.maxAlphabet) return single.name;
  const eastAsian = eastAsianEncoding(sample);
  return eastAsian.score >= textLimits.minEastAsian ? eastAsian.name : (wide ?? single.name);
}
