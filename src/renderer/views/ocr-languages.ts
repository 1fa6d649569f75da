/** Names of what scans can be read in. Tesseract codes are ISO 639-2 with an ending for the script, and some are whole scripts. */
import { languageNames } from '../languages/intl.ts';
import { t } from '../languages/translate.ts';

/** Codes the system has no good name for. */
const scriptNames = (): Readonly<Record<string, string>> => ({
  chi_sim: t('Chinese (simplified)'),
  chi_sim_vert: t('Chinese (simplified, vertical)'),
  chi_tra: t('Chinese (traditional)'),
  chi_tra_vert: t('Chinese (traditional, vertical)'),
  jpn_vert: t('Japanese (vertical)'),
  kor_vert: t('Korean (vertical)'),
  srp_latn: t('Serbian (Latin)'),
  uzb_cyrl: t('Uzbek (Cyrillic)'),
  aze_cyrl: t('Azerbaijani (Cyrillic)'),
  deu_latf: t('German (Fraktur)'),
  frk: t('German (Fraktur)'),
  dan_frak: t('Danish (Fraktur)'),
  slk_frak: t('Slovak (Fraktur)'),
  enm: t('English (Middle, 1100–1500)'),
  frm: t('French (Middle, 1400–1600)'),
  ita_old: t('Italian (old)'),
  spa_old: t('Spanish (old)'),
  kat_old: t('Georgian (old)'),
  equ: t('Mathematics'),
  osd: t('Script detection'),
});

/** `German` for `deu`; the code itself when nobody has a name for it. */
export function ocrLanguageName(code: string): string {
  const known = scriptNames()[code];
  if (known) return known;
  try {
    return languageNames({ fallback: 'none' }).of(code.replaceAll('_', '-')) ?? code;
  } catch {
    return code; // A name of somebody's own making.
  }
}
