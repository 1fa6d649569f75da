/** What stands behind a name on its line and is no part of it. Pure. */
import { trimmed } from './split-items.ts';

/** "Northfold Books <orders@northfold.example>", "a@b.org (Ann Reed)" has none. */
const mail = /\s*[<([]?\s*(?:mailto:)?[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]+)+.*$/iu;
/** "Quillon Robotics, Inc., a Delaware corporation": what it is, where it sits, who speaks for it. */
const said =
  /(?:,\s+an?\s(?:\p{L}+\s){0,3}(?:corporation|company|partnership|association|charity|limited|llc)|,?\s+(?:(?:with|having)\s(?:its|his|her|their|an?)\s|(?:organi[sz]ed|incorporated|established|registered|located|residing|represented|whose)\s|(?:vertreten|wohnhaft|mit\sSitz|geschäftsansässig)\s|(?:représentée?|ayant|sise?|demeurant|dont)\s|con\s(?:sede|domicilio)\s)).*$/iu;
/** A house and its place behind the name: "Librairie du Quai 4 quai Paul-Bert 37100 Tours". */
const address =
  /[\s,;·–-]+(?:\d{1,5}\s?(?:[a-z]|bis|ter)?,?\s+\p{L}|\p{Lu}\p{L}+(?:straße|str\.|weg|platz|gasse|allee)\s\d).*(?:\d{4,6}|[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2})(?!\d).*$/u;

/** The name alone, with where it begins and ends in `text`; the whole where it is nothing but a name. */
export function nameAlone(text: string): { readonly start: number; readonly text: string } {
  let name = text;
  for (const behind of [mail, said, address]) {
    const match = behind.exec(name);
    // What it would leave must still be a name.
    if (match && /\p{L}{2}/u.test(name.slice(0, match.index))) name = name.slice(0, match.index);
  }
  const quoted = /^["“”„'‘]+(.*?)["“”'’]*[\s,;:]*$/u.exec(name);
  const inner = quoted?.[1] ?? name.replace(/[\s,;:]+$/u, '');
  const { start, text: tidy } = trimmed(inner, name.indexOf(inner));
  return { start, text: tidy };
}
