/** What a document is called: its own title when it says something, else its file's name. */
import { limits } from '../limits.ts';

/** Titles programs write by themselves. */
const generic =
  /^\(?(untitled|anonymous|unspecified|unbenannt|sans titre|sin título|document\s*\d*|dokument\s*\d*|presentation\s*\d*|powerpoint[- ]presentation|slide \d+|title|scan\w*|image\d*|noname)\)?$/i;
const programPrefix = /^(microsoft (word|powerpoint|excel)|powerpoint presentation)\s*-\s*/i;

export type DocumentTitle = {
  /** Shown to a person; null: show the file's name. */
  readonly own: string | null;
  /** Stands in the context line of every passage, so that a question that names the file finds it. */
  readonly context: string;
};

/** `stem` is the file's name without its ending. */
export function documentTitle(claimed: string | null, stem: string): DocumentTitle {
  const tidy = shortened((claimed ?? '').replace(programPrefix, '').replace(/\s+/g, ' ').trim());
  const saysSomething =
    /\p{L}{3,}|\p{Lo}{2,}/u.test(tidy) && !generic.test(tidy) && !/\.(docx?|pdf|pptx?|xlsx?|indd|tmp)$/i.test(tidy);
  const name = stem.replace(/[_\s]+/g, ' ').trim();
  if (!saysSomething) return { own: null, context: name };
  const told = sameWords(tidy, name) ? tidy : `${name} › ${tidy}`;
  return { own: tidy, context: told };
}

function sameWords(a: string, b: string): boolean {
  const letters = (text: string) => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
  return letters(a).includes(letters(b));
}

function shortened(title: string): string {
  const most = limits.ingest.titleCharacters;
  if (title.length <= most) return title;
  // Not between the halves of a character beyond the first plane.
  return `${title.slice(0, most - 1).replace(/[\uD800-\uDBFF]$/, '')}…`;
}
