import { franc } from 'franc-min';
import { stopWords } from './stop-words.ts';

/** franc's ISO 639-3 codes to ISO 639-1, where there is one. */
// biome-ignore format: a table reads best in rows
const shortCodes: Readonly<Record<string, string>> = {
  eng: 'en', deu: 'de', fra: 'fr', spa: 'es', ita: 'it', por: 'pt', nld: 'nl', swe: 'sv', dan: 'da', nob: 'no', nno: 'no',
  fin: 'fi', rus: 'ru', ukr: 'uk', pol: 'pl', ces: 'cs', slk: 'sk', slv: 'sl', hrv: 'hr', srp: 'sr', bos: 'bs', bul: 'bg',
  ron: 'ro', hun: 'hu', tur: 'tr', ell: 'el', arb: 'ar', heb: 'he', pes: 'fa', urd: 'ur', hin: 'hi', mar: 'mr', npi: 'ne',
  ben: 'bn', tam: 'ta', tel: 'te', kan: 'kn', mal: 'ml', guj: 'gu', pan: 'pa', tha: 'th', vie: 'vi', ind: 'id', zlm: 'ms',
  jpn: 'ja', kor: 'ko', cmn: 'zh', cat: 'ca', hye: 'hy', kat: 'ka', swh: 'sw', tgl: 'tl', afr: 'af', lit: 'lt', lav: 'lv',
  est: 'et', bel: 'be', mkd: 'mk', kaz: 'kk', amh: 'am', khm: 'km', mya: 'my', sin: 'si',
};

/** UTF-16 units looked at from each of three places, so that a foreign title page does not decide. */
const sample = 1500;
/** Letters below which no guess is made. */
const fewestLetters = 24;

/** The language of most of `text` as ISO 639-1 (ISO 639-3 where there is no short code), or null when unsure. */
export function detectLanguage(text: string): string | null {
  const votes = new Map<string, number>();
  for (const part of samples(text)) {
    const found = detectPart(part);
    if (found !== null) votes.set(found, (votes.get(found) ?? 0) + part.length);
  }
  return [...votes].sort((a, b) => b[1] - a[1])[0]?.[0] ?? null;
}

function samples(text: string): string[] {
  if (text.length <= sample * 3) return [text];
  const middle = text.length >> 1;
  return [text.slice(0, sample), text.slice(middle, middle + sample), text.slice(-sample)];
}

function detectPart(text: string): string | null {
  const letters = text
    .replace(/[^\p{L}\p{M}\s']+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  if (letters.length === 0) return null;
  // Function words decide sooner and more surely than letter statistics where we know them.
  const byWords = detectByStopWords(letters);
  if (byWords !== null) return byWords;
  if (letters.length < fewestLetters && /^[\p{sc=Latin}\s'\p{M}]+$/u.test(letters)) return null;
  const code = franc(letters, { minLength: 4 });
  return code === 'und' ? null : (shortCodes[code] ?? code);
}

/** The language that clearly has most function words in the text, else null. */
function detectByStopWords(text: string): string | null {
  const words = text.toLowerCase().split(' ').slice(0, 600);
  const counts: { language: string; count: number }[] = [];
  for (const [language, list] of Object.entries(stopWords)) {
    let count = 0;
    for (const word of words) if (list.has(word)) count += 1;
    counts.push({ language, count });
  }
  counts.sort((a, b) => b.count - a.count);
  const [best, second] = counts;
  if (best === undefined || best.count < 4 || best.count < words.length * 0.15) return null;
  return best.count >= (second?.count ?? 0) * 1.4 ? best.language : null;
}
