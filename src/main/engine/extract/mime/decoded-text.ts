import { limits } from '../../limits.ts';
import { detectEncoding } from '../text/detect-encoding.ts';
import { createTextDecoder } from '../text/text-decoder.ts';
import { charsetLabel } from './charset-label.ts';
import { decodeUtf7 } from './decode-utf7.ts';
import { isWholeUtf8 } from './is-whole-utf8.ts';

/** Decodes bytes declared to be in a charset; what is valid UTF-8 beyond ASCII is UTF-8 whatever is declared. */
export async function decodedText(bytes: Uint8Array, charset: string): Promise<string> {
  const declared = charsetLabel(charset);
  if (declared === 'utf-7') return decodeUtf7(bytes);
  const wide = declared?.startsWith('utf-16') || declared?.startsWith('utf-32');
  const sevenBit = declared?.startsWith('iso-2022') ?? false;
  if (!wide && !sevenBit && isWholeUtf8(bytes)) return new TextDecoder().decode(bytes);
  // A wide charset leaves zeros or other signs no ASCII text has; without them the label is wrong.
  const wrongWide = wide && isWholeUtf8(bytes) && !bytes.includes(0) && bytes.every((byte) => byte < 128);
  const trusted = declared !== null && declared !== 'us-ascii' && declared !== 'utf-8' && !wrongWide;
  const found = trusted ? null : await detectEncoding(bytes.subarray(0, limits.extract.encodingSampleBytes));
  const decoder = createTextDecoder(declared && trusted ? declared : (found?.name ?? 'windows-1252'));
  return (decoder.decode(bytes.subarray(found?.markBytes ?? 0)) + decoder.end()).replace(/^\uFEFF/, '');
}
