/** Items that are phrases or sentences: capabilities, steps, skills; and names of other things told in sentences. */
import type { Span } from '../types.ts';
import type { ItemCandidate } from './candidate.ts';
import { foldWords } from './fold-words.ts';
import type { ListField, ReadSection } from './list-field.ts';
import { matchLabel } from './match-label.ts';
import type { Piece } from './sections-of.ts';
import { type Sentence, sentenceSpans } from './sentence-spans.ts';
import { givesOrders, saysGone } from './unwanted-text.ts';

/** Items of a section that is about this field, in order. `title`: what the document is about, which is no other thing. */
export function phrasesInSection(section: ReadSection, field: ListField, title: string): ItemCandidate[] {
  const listed = section.pieces.flatMap((piece) => itemOf(piece, field, section));
  if (listed.length > 0)
    return field.isRelated
      ? listed.filter((item) => foldWords(item.text).join(' ') !== foldWords(title).join(' '))
      : listed;
  const sentences = section.pieces.filter(({ kind }) => kind === 'paragraph').flatMap((piece) => freeSentences(piece));
  if (field.isRelated) return sentences.flatMap((sentence) => titledNames(sentence, title));
  const telling = sentences.flatMap((sentence, at) => withoutLead(sentence, at === 0 && sentences.length > 1));
  if (telling.length <= 1 && telling.every(({ text }) => saysNone(text))) return [];
  if (telling.length === 1 && !field.isSteps) return enumerated(telling[0] as Sentence, field);
  return telling.map((sentence) => phrase(sentence, field));
}

/** Related things told in a sentence anywhere: "it builds on X and Y". */
export function relatedMentioned(section: ReadSection, title: string): ItemCandidate[] {
  return section.pieces
    .filter(({ kind }) => kind === 'paragraph' || (kind === 'item' && !section.fields.some(({ isSteps }) => isSteps)))
    .flatMap(freeSentences)
    .flatMap((sentence) => {
      const cue = relation.exec(sentence.text);
      if (!cue) return [];
      return titledNames(sentence, title).filter((item) => item.start >= sentence.start + cue.index);
    });
}

const relation =
  /\b(?:builds? (?:up)?on|requires?|depends? on|relies on|needs|together with|(?:be )?combined? with|in combination with|works? with|excludes?|conflicts? with|incompatible with|mutually exclusive|interacts? with|complements?|extends|prerequisites?|shares|baut auf|setzt|benötigt|erfordert|zusammen mit|schließt|arbeitet mit)\b/iu;

/** Sentences that give no orders and name nothing that is gone. */
function freeSentences(piece: Piece): Sentence[] {
  const all: Sentence[] = [];
  for (const sentence of sentenceSpans(piece.text, piece.start)) {
    if (givesOrders(sentence.text)) break;
    if (!saysGone(sentence.text)) all.push(sentence);
  }
  return all;
}

function itemOf(piece: Piece, field: ListField, section: ReadSection): ItemCandidate[] {
  if (piece.kind === 'row') return rowItem(piece, field, section);
  if (piece.kind !== 'item' || saysGone(piece.text)) return [];
  const sentences = freeSentences(piece);
  const [first, last] = [sentences[0], sentences.at(-1)];
  if (!first || !last) return [];
  const text = piece.text.slice(first.start - piece.start, last.end - piece.start);
  return [phrase({ start: first.start, end: last.end, text }, field)];
}

/** Of a row the cell under the field's own heading, else its longest text. */
function rowItem(piece: Piece, field: ListField, section: ReadSection): ItemCandidate[] {
  const rows = section.pieces.filter(({ kind }) => kind === 'row');
  const cells = piece.cells.filter(({ text }) => /\p{L}/u.test(text));
  if (cells.length === 0 || saysGone(piece.text) || givesOrders(piece.text)) return [];
  const head = rows.find(
    (row) =>
      row.cells.some(({ text }) => matchLabel(foldWords(text), field.labels) !== null && foldWords(text).length <= 5) &&
      row.cells.length > 1,
  );
  const column = head?.cells.findIndex(({ text }) => matchLabel(foldWords(text), field.labels) !== null) ?? -1;
  if (piece === head || (rows[0] === piece && isHead(piece))) return [];
  const own = column >= 0 ? piece.cells[column] : undefined;
  const named = nameColumn(rows[0], field);
  const cell =
    own && own.text !== ''
      ? own
      : ((named >= 0 ? piece.cells[named] : undefined) ??
        cells.reduce((best, one) => (one.text.length > best.text.length ? one : best)));
  if (!cell || !/\p{L}/u.test(cell.text)) return [];
  if (piece.cells.length > 2 && cells.length === 1 && head) return [];
  return [phrase(cell, field)];
}

const headWords = new Set(
  (
    'name description step no nr number feature function item title relation type bezeichnung beschreibung schritt remark comment action activity nummer ' +
    'funktion who what when by owner responsible assignee task due deadline date status wer was wann bis aufgabe verantwortlich zustandig termin frist qui ' +
    'quoi quand tache responsable echeance'
  ).split(' '),
);
/** Whether a row of a table says what its columns are. */
export const isHead = ({ cells }: Pick<Piece, 'cells'>) =>
  cells
    .filter(({ text }) => text !== '')
    .every(({ text }) => /^\W*$/u.test(text) || foldWords(text).some((word) => headWords.has(word))) &&
  cells.every(({ text }) => foldWords(text).length <= 3);

/** The column whose cells tell the item; -1 where the head does not say. */
export function nameColumn(head: Pick<Piece, 'cells'> | undefined, field: Pick<ListField, 'isSteps'>): number {
  if (!head || !isHead(head)) return -1;
  const wanted = field.isSteps
    ? ['step', 'action', 'description', 'activity', 'schritt', 'what', 'task', 'aufgabe', 'quoi', 'tache']
    : [
        'name',
        'feature',
        'function',
        'title',
        'funktion',
        'bezeichnung',
        'what',
        'task',
        'was',
        'aufgabe',
        'quoi',
        'tache',
      ];
  return head.cells.findIndex(({ text }) => foldWords(text).some((word) => wanted.includes(word)));
}

function phrase({ start, end, text }: Span & { readonly text: string }, field: ListField): ItemCandidate {
  const note = field.isRelated ? /^(.{3,60}?)\s*(?::|\s[–—-]|\()\s*(.+?)\)?$/su.exec(text) : null;
  const own = note?.[1] ?? text;
  const tidy = (field.isSteps ? own : own.replace(/[.;,]\s*$/u, '')).trimEnd();
  const shown = tidy.replace(/\s+/g, ' ');
  return {
    ...{
      start,
      end: note ? start + tidy.length : end - (text.trimEnd().length - tidy.length),
      text: shown,
      value: shown,
      currency: null,
      note: (note?.[2] ?? '').replace(/\s+/g, ' '),
    },
    ...{ score: 1, chain: ['section'], evidence: 'listed' },
  };
}

/** "The feature brings the following: A does this." is A; "Its main features are listed here." is nothing. */
function withoutLead(sentence: Sentence, isFirst: boolean): Sentence[] {
  if (/[:：]\s*$/u.test(sentence.text)) return [];
  const colon =
    /^[^.!?]{0,120}?\b(?:following|folgende[smnr]?|below|these|listed|leistet|steps?|order)\b[^.!?:]{0,60}:\s+/iu.exec(
      sentence.text,
    );
  if (colon) {
    const text = sentence.text.slice(colon[0].length);
    return [{ start: sentence.start + colon[0].length, end: sentence.end, text }];
  }
  return isFirst && isLead(sentence.text) ? [] : [sentence];
}

const isLead = (text: string) =>
  foldWords(text).length <= 14 &&
  /\b(?:following|listed|below|here|described|these (?:steps|functions|features|capabilities)|in this order|folgende\w*|hier|unten|aufgeführt|reihenfolge|as follows|wie folgt)\b/iu.test(
    text,
  );

const saysNone = (text: string) =>
  foldWords(text).length <= 16 &&
  /\b(?:no|not|none|nothing|without|n\/a|never|keine?\w*|nicht|entfällt|nichts)\b/iu.test(text);

/** "Skills: A, B and C" in one sentence. */
function enumerated(sentence: Sentence, field: ListField): ItemCandidate[] {
  const parts = [...sentence.text.matchAll(/[^,;•|]+/gu)];
  if (parts.length < 3) return [phrase(sentence, field)];
  return parts.flatMap((part) => {
    const lead = /^\s*(?:(?:and|und|&)\s+)?/iu.exec(part[0])?.[0].length ?? 0;
    const text = part[0].slice(lead).trimEnd().replace(/\.$/, '');
    const start = sentence.start + part.index + lead;
    return text === '' ? [] : [phrase({ start, end: start + text.length, text }, field)];
  });
}

const titled =
  /(?<![\p{L}\p{N}_-])\p{Lu}[\p{L}\p{N}]*(?:-[\p{L}\p{N}]+)*(?:[ \n]+(?:(?:of|for|at|on|by|with|in|to|the|per|over|from)[ \n]+)?\p{Lu}[\p{L}\p{N}]*(?:-[\p{L}\p{N}]+)*)+/gu;
const openers =
  /^(?:The|This|These|That|It|Its|Results?|Before|After|If|When|With|Without|For|In|On|Both|Each|Every|Use|Using|See|Also|As|A|An|Feature|Features|Funktion|Die|Der|Das|Den|Dem|Eine?|Zusammen|Mit|Bei|Vor|Nach|Note|Requires|Needs|Neither|Either|Only|All|Some|Other|Read|Together|Combined|Never|Do|Not|Same|Settings?)[ \n]+/u;

/** Names written with capitals: "Dual Connectivity Basics". */
function titledNames(sentence: Sentence, title: string): ItemCandidate[] {
  const own = foldWords(title).join(' ');
  return [...sentence.text.matchAll(titled)].flatMap((match): ItemCandidate[] => {
    let text = match[0];
    let start = sentence.start + match.index;
    for (let lead = openers.exec(text); lead; lead = openers.exec(text)) {
      text = text.slice(lead[0].length);
      start += lead[0].length;
    }
    const words = foldWords(text);
    if (text === '' || words.length < 2 || words.join(' ') === own || /_/.test(text)) return [];
    const shown = text.replace(/\s+/g, ' ');
    return [
      {
        start,
        end: start + text.length,
        text: shown,
        value: shown,
        currency: null,
        note: '',
        score: 1,
        chain: ['pattern'],
        evidence: 'mentioned',
      },
    ];
  });
}
