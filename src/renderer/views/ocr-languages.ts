/** Names of what scans can be read in. Tesseract codes are ISO 639-2 with an ending for the script, and some are whole scripts. */

/** Codes the system has no good name for. */
const scriptNames: Readonly<Record<string, string>> = {
  chi_sim: 'Chinese (simplified)',
  chi_sim_vert: 'Chinese (simplified, vertical)',
  chi_tra: 'Chinese (traditional)',
  chi_tra_vert: 'Chinese (traditional, vertical)',
  jpn_vert: 'Japanese (vertical)',
  kor_vert: 'Korean (vertical)',
  srp_latn: 'Serbian (Latin)',
  uzb_cyrl: 'Uzbek (Cyrillic)',
  aze_cyrl: 'Azerbaijani (Cyrillic)',
  deu_latf: 'German (Fraktur)',
  frk: 'German (Fraktur)',
  dan_frak: 'Danish (Fraktur)',
  slk_frak: 'Slovak (Fraktur)',
  enm: 'English (Middle, 1100–1500)',
  frm: 'French (Middle, 1400–1600)',
  ita_old: 'Italian (old)',
  spa_old: 'Spanish (old)',
  kat_old: 'Georgian (old)',
  equ: 'Mathematics',
  osd: 'Script detection',
};

const languages = new Intl.DisplayNames(['en'], { type: 'language', fallback: 'none' });

/** `German` for `deu`; the code itself when nobody has a name for it. */
export function ocrLanguageName(code: string): string {
  const known = scriptNames[code];
  if (known) return known;
  try {
    return languages.of(code.replaceAll('_', '-')) ?? code;
  } catch {
    return code; // A name of somebody's own making.
  }
}
