const ending = /\.[\p{L}\p{N}]{1,8}$/u;
/** Titles that programs write when nobody gave one. */
const empty =
  /^(?:untitled|document\d*|microsoft \w+ - .*|title|none|null|slide ?\d*|presentation\d*|\(anonymous\)|anonymous)$/i;

/** A title that says something to a person: it has a word, and no program made it up. */
export function isTelling(title: string): boolean {
  return (
    /\p{L}{3,}|[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}]{2,}/u.test(title) && !empty.test(title.trim())
  );
}

/**
 * What heads every context line and fills the title column of the full text: the document's own title when it says
 * something, and the file's name, in which people write what the title leaves out (`BESTBUY_2019_10K.pdf`).
 */
export function contextTitle(title: string | null, fileName: string): string {
  const name = fileName
    .replace(ending, '')
    .replace(/[_\s]+/gu, ' ')
    .trim();
  const own = title === null ? '' : title.replace(ending, '').replace(/\s+/gu, ' ').trim();
  if (own === '' || !isTelling(own)) return name;
  if (same(own, name) || same(name, own)) return own.length >= name.length ? own : name;
  return `${own} (${name})`;
}

/** Does `long` hold everything `short` says? */
function same(long: string, short: string): boolean {
  const bare = (text: string) => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
  return bare(long).includes(bare(short));
}
