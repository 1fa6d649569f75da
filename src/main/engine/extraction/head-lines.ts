/** What lines at the head of a document are: streets, places, numbers of registers, and what ends an address. */

export const stop =
  /\b(?:tel|telephone|phone|fax|hp|mobile|gst|sst|vat|ust|tax|tin|uid|reg(?:istration)?\.?\s?no|email|e-mail|www|http|invoice|receipt|inv|date|time|cashier|doc(?:ument)? no|bill|order|table|simplified|customer|attn|opening|iban|page|bon|beleg|rechnung|kasse|datum|uhr|filiale|st\.?-?nr|store #)\b|@|(?<![\d-])\+\d{1,3}[\s(]\s?\(?\d|\b0\d{2,4}[\s/]\d{5,}|date\b|\b\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4}\b|(?:^|\s)[\p{L}\d.]{2,12}\s?:\s/iu;
const registration =
  /^\W*(?:co(?:mpany)?\.?\s?(?:reg)?\.?\s?no|reg(?:istration)?\.?\s?no|roc\b|gst|sst|vat|tax|uen|abn|\(?\d{4,}-?[a-z]?\)?\W*$|\(\w+[-\s]\w\))/iu;
const street =
  /\b(?:lot|no|level|floor|ground|unit|suite|block|blk|jalan|jln|lorong|taman|bandar|persiaran|lebuh|off|street|st|road|rd|avenue|ave|lane|drive|boulevard|blvd|square|plaza|mall|centre|center|building|bangunan|park|str|strasse|straße|platz|allee|weg|rue|place|via|piazza|calle|plaza|box|kampung|batu|seksyen|parade|terrace|close|crescent|grove|gardens|mews|quay|wharf|embankment|hwy|highway|parkway|pkwy|court|ct|quai|impasse|chemin|cours)\b|\p{L}(?:straße|strasse|str\.)(?=[\s\d]|$)|(?:gasse|weg|platz|allee|ufer|damm|ring)\s+\d{1,3}(?!\d)/iu;
export const postcode = /\b\d{4,6}\b|\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b/u;
/** Codes with letters that recognition takes for digits: `704S0 SEREMBAN`, `GUl 3DY`. */
const misreadCode =
  /^\W*(?=(?:\w?\w?\d){3})[\dOoIlSBAGZ]{5},?\s\p{L}{3}|\b[A-Z]{1,2}(?=[\w ]*\d)[\dIlOSZ]{1,2} [\dIlOSZ][A-Z]{2}\W*$/u;
/** The code of a place; a year at the end of a line is none. */
export const hasCode = (text: string) =>
  postcode.test(text.replace(/[\s,(](?:19|20)\d\d\)?\s*$/u, '')) || misreadCode.test(text);
/** States and countries that stand alone in the last line of an address. */
const region =
  /^\W*(?:selangor|johor|kedah|kelantan|melaka|malacca|negeri sembilan|n\.? ?sembilan|pahang|perak|perlis|pulau pinang|penang|sabah|sarawak|terengganu|kuala lumpur|wilayah|putrajaya|labuan|malaysia|singapore|deutschland|germany|united kingdom|usa)\b/iu;

/** "18 Harbour Parade": a number before words with capitals, as streets are called where the word for a street is another. */
export const isNumbered = (text: string) =>
  /^\d{1,4}[a-z]?\s\p{Lu}[\p{L}'’.-]+(?:\s\p{Lu}[\p{L}'’.-]+){1,3}\s?$/u.test(text);
/** A place alone on its line. */
export const isPlace = (text: string) =>
  /^\p{Lu}[\p{L}'’.-]+(?:\s(?:[\p{Lu}(][\p{L}'’.)-]*|upon|on|am|an|der|le|la|sur|de)){0,3}$/u.test(text);
/** Years, or a time of work: "2018 – 2022", "Jan 2021 – present". */
export const isTime = (text: string) =>
  /(?:19|20)\d\d\s?[-–]|[-–]\s?(?:(?:19|20)\d\d|present|today|now|heute|aujourd)|\b(?:since|seit|depuis)\s(?:\p{L}+\s)?(?:19|20)\d\d/iu.test(
    text,
  );
/** A telephone number: figures alone, or those of a number at the start of a line. */
export const isTelephone = (text: string) =>
  /^\W*\+?\d[\d\s()./-]{6,}$/.test(text) || /^\W{0,2}\d{3}\)?[\s.-]\s?\d{3}[\s.-]\d{4}(?!\d)/.test(text);
/** A number of a house at the start of a line: `109, SS21/1A`, with or without the comma. */
export const isHouse = (text: string) =>
  /^\d{1,5}\s?[A-Z]?[,/-]\s?\S|^\d{1,5}[A-Z]?\s[A-Z]{1,4}\s?\d{1,3}\/\d/u.test(text);
export const isStreet = (text: string) => street.test(text);
export const isRegistration = (text: string) => registration.test(text);
export const isRegion = (text: string) => region.test(text);
