/** A quick look whether a text may hold any word of a topic, so that most of a library need not be taken apart. */

/** True for every text that holds a form; and for some that do not. `forms` as the index has them: stemmed, folded. */
export function topicFilter(forms: readonly string[]): (text: string) => boolean {
  // A number or a code is written in too many ways to be looked for by its letters.
  if (forms.length === 0 || forms.some((form) => !/^\p{L}+$/u.test(form))) return () => true;
  const beginnings = forms.map((form) => form.slice(0, Math.max(shortest, form.length - stemmed)));
  const pattern = new RegExp([...new Set(beginnings)].join('|'), 'u');
  return (text) => foldedApart.test(text) || pattern.test(plain(text));
}

/** As folding leaves a text, roughly: without accents, in lower case, compounds as one word. */
function plain(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[-'’.,_/&:@+]/g, '');
}

/** Letters that folding spells out, which taking accents off does not. */
const foldedApart = /[ßæœøđðþłıĸŋħŧ]/iu;
/** Letters a stemmer may change at the end of a word ("happy" is "happi"), and those that are left to look for. */
const stemmed = 2;
const shortest = 3;
