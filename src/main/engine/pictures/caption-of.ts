import { pictureLimits } from './limits.ts';

/** Words a caption begins with, before its number, in the languages documents come in. */
const labelled =
  /^\s*((?:fig(?:ure|ura|uur)?s?|tab(?:le|elle|la|ela|leau|ulka)?|abb(?:ildung)?|bild|schaubild|grafik|diagramm?|chart|graph|exhibit|illustration|photo(?:graph)?|plate|scheme|map|karte|image|ilustraci[oó]n|gr[aá]fico|obr(?:[aá]zek)?|rys(?:unek)?|kuva|рис(?:унок)?|图|圖|図|表)\.?\s*(?:no\.?\s*)?[A-Z]?\d+(?:[.\-–]\d+)*[a-z]?)(?=[\s.:)\-–—,：．、。）]|$)/iu;

/** `Figure 3` of a caption, as it is written; null when it has none. */
export function labelOf(caption: string): string | null {
  return labelled.exec(caption)?.[1]?.replace(/\s+/g, ' ').trim() ?? null;
}

/**
 * The caption among what stands around a picture: a paragraph behind it that begins like one, then one before it, then what the document
 * itself says it shows; null when there is none.
 */
export function captionOf(picture: { readonly caption: string; readonly before: string; readonly after: string }): {
  readonly caption: string | null;
  readonly label: string | null;
} {
  const behind = picture.after.split('\n').find((line) => labelOf(line) !== null);
  const ahead = picture.before.split('\n').findLast((line) => labelOf(line) !== null);
  const found = behind ?? ahead;
  const own = telling(picture.caption) ? picture.caption : '';
  const caption = (found ?? own).trim().slice(0, pictureLimits.nearby.caption);
  return { caption: caption === '' ? null : caption, label: found ? labelOf(found) : labelOf(own) };
}

/** Programs write file names and `Picture 3` where a person wrote nothing. */
function telling(text: string): boolean {
  const plain = text.trim();
  return (
    plain !== '' &&
    !/^[\w .()-]+\.(?:png|jpe?g|gif|bmp|tiff?|webp|svg|emf|wmf)$/i.test(plain) &&
    !/^(?:picture|image|grafik|bild|img)[ _-]?\d*$/i.test(plain)
  );
}
