/** Which script each of Tesseract's languages reads: what a page's language is picked by, and which pages new language data is for. */

/** Scripts of Tesseract's languages; whatever is not listed is written in Latin letters. */
const scripts: Readonly<Record<string, readonly string[]>> = {
  Arabic: ['ara', 'fas', 'kur', 'pus', 'snd', 'uig', 'urd'],
  Armenian: ['hye'],
  Bengali: ['asm', 'ben'],
  Canadian_Aboriginal: ['iku'],
  Cherokee: ['chr'],
  Cyrillic: ['aze_cyrl', 'bel', 'bul', 'kaz', 'kir', 'mkd', 'mon', 'rus', 'srp', 'tat', 'tgk', 'ukr', 'uzb_cyrl'],
  Devanagari: ['hin', 'mar', 'nep', 'san'],
  Ethiopic: ['amh', 'tir'],
  Georgian: ['kat', 'kat_old'],
  Greek: ['ell', 'grc'],
  Gujarati: ['guj'],
  Gurmukhi: ['pan'],
  Han: ['chi_sim', 'chi_sim_vert', 'chi_tra', 'chi_tra_vert'],
  Hebrew: ['heb', 'yid'],
  Japanese: ['jpn', 'jpn_vert'],
  Kannada: ['kan'],
  Khmer: ['khm'],
  Korean: ['kor', 'kor_vert'],
  Lao: ['lao'],
  Malayalam: ['mal'],
  Myanmar: ['mya'],
  Oriya: ['ori'],
  Sinhala: ['sin'],
  Syriac: ['syr'],
  Tamil: ['tam'],
  Telugu: ['tel'],
  Thaana: ['div'],
  Thai: ['tha'],
  Tibetan: ['bod', 'dzo'],
};

const scriptOfCode: ReadonlyMap<string, string> = new Map(
  Object.entries(scripts).flatMap(([script, codes]) => codes.map((code) => [code, script] as const)),
);

/** The script a language's data reads, e.g. `Cyrillic` for `rus`. */
export function scriptOfLanguage(code: string): string {
  return scriptOfCode.get(code) ?? 'Latin';
}

/** Han signs stand in Chinese, Japanese and Korean alike: data for any of them can read a page that looks like another. */
const eastAsian: ReadonlySet<string> = new Set(['Han', 'Japanese', 'Korean']);

/** Whether data for one script reads a page seen as another. */
export function readsScript(code: string, seen: string): boolean {
  const own = scriptOfLanguage(code);
  return own === seen || (eastAsian.has(own) && eastAsian.has(seen));
}

/** Every script that data for one of these languages reads. */
export function scriptsRead(codes: readonly string[]): string[] {
  const seen = new Set([...Object.keys(scripts), 'Latin']);
  return [...seen].filter((script) => codes.some((code) => readsScript(code, script)));
}
