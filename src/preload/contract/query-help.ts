/** What can be written in a search besides words: the engine understands exactly these, the window and the manual list them. */

export type QueryHelp = {
  /** How it is written, with the part a person fills in as one word: `in:folder`. */
  readonly syntax: string;
  /** What it does, as half a sentence. */
  readonly meaning: string;
  /** It in use, ready to be searched for. */
  readonly example: string;
};

export const queryHelp: readonly QueryHelp[] = [
  { syntax: '"exact phrase"', meaning: 'Exactly these words, in this order', example: '"notice period"' },
  { syntax: '-word', meaning: 'Without this word', example: 'lease -draft' },
  { syntax: 'prefix*', meaning: 'Words that begin like this', example: 'insur*' },
  { syntax: 'in:folder', meaning: 'Only in a folder of this name', example: 'in:contracts' },
  { syntax: 'type:kind', meaning: 'Only files of this kind', example: 'type:pdf' },
  { syntax: 'after:date', meaning: 'Dated on this day, month or year, or later', example: 'after:2024' },
  { syntax: 'before:date', meaning: 'Dated earlier than this day, month or year', example: 'before:2025-06' },
  { syntax: 'from:name', meaning: 'Sent or written by someone of this name', example: 'from:anna' },
  { syntax: 'author:name', meaning: 'With this name as the document’s author', example: 'author:brandt' },
  { syntax: 'title:word', meaning: 'With this word in the title', example: 'title:report' },
  { syntax: 'lang:code', meaning: 'Only in this language', example: 'lang:de' },
];
