/** Candidates of text fields: what stands behind or under their label, and what looks like what they ask for. */
import type { TemplateField } from '../../../preload/contract/shapes.ts';
import { addressAfter } from './address-after.ts';
import { addressInLine } from './address-in-line.ts';
import { addresseeCandidates, asksForAddressee } from './addressee-candidates.ts';
import type { Candidate, Evidence } from './candidate.ts';
import type { Line } from './document.ts';
import { findDates } from './find-dates.ts';
import { foldWords } from './fold-words.ts';
import { isHouse, isStreet, postcode } from './head-lines.ts';
import { type HeadText, organisationsAtHead } from './head-names.ts';
import { personsAtHead } from './head-persons.ts';
import { extractionLimits } from './limits.ts';
import { isMasthead } from './masthead.ts';
import { isSmallLabel, labelWords, matchLabel } from './match-label.ts';
import { nameAlone } from './name-alone.ts';
import { shapeOf, type TextShape } from './text-shapes.ts';
import { labelEvidence } from './typed-candidates.ts';
import { cellBelow } from './value-contexts.ts';

type Piece = { readonly start: number; readonly text: string; readonly score: number };

/** Best first. */
export function textCandidates(field: TemplateField, lines: readonly Line[], title: string): Candidate[] {
  const shape = shapeOf(field);
  const labels = labelWords([field.name, ...field.labels]);
  const found = lines.flatMap((line, at) => {
    const pieces = labelled(lines, at, line, labels, shape);
    if (shape !== 'title') return pieces;
    // "Title: Partner" under a signature is not the document's.
    const near = lines.slice(Math.max(0, at - signatureLines), at + 1);
    if (near.some(({ text }) => signature.test(text))) return [];
    return at > titleLines ? pieces.map((piece) => ({ ...piece, score: piece.score - 0.5 })) : pieces;
  });
  const shaped = shapedCandidates(field, shape, lines, title);
  const addressed = asksForAddressee(field) ? addresseeCandidates(lines) : [];
  const all = [...found.flatMap((piece) => fitted(piece, shape)), ...shaped, ...addressed];
  return all.sort((a, b) => b.score - a.score || a.start - b.start).slice(0, extractionLimits.candidates);
}

/** Lines from the top in which a document says what it is called or about. */
const titleLines = 15;
/** Lines of a signature before the one that tells somebody's title. */
const signatureLines = 3;
const signature = /(?:^|\s)(?:By|Name|Signed|Signature|Unterschrift|Signé)(?:\s\p{L}+){0,3}\s?:/u;

/** What stands behind each label of this line: after its colon, in the next cell, or under it. */
function labelled(
  lines: readonly Line[],
  at: number,
  line: Line,
  labels: readonly (readonly string[])[],
  shape: TextShape,
): Piece[] {
  return line.cells.flatMap((cell, index): Piece[] => {
    const pieces: Piece[] = [];
    // "Attn. Accounts Payable" says who is to get it in the house, "Job title" what somebody is.
    if (careOf.test(cell.text) || (shape === 'title' && ofPerson.test(cell.text))) return pieces;
    const own = shape === 'identifier' && namesInvoice(labels) ? titledNumber.exec(cell.text) : null;
    if (own?.[1] !== undefined)
      pieces.push({ start: cell.start + cell.text.length - own[1].length, text: own[1], score: 0.75 });
    for (const { label, from, to } of colonParts(cell.text)) {
      const match = matchLabel(foldWords(label), labels);
      if (!match || (isName(shape) && ofNumber.test(label))) continue;
      const text = cell.text.slice(from, to).trimEnd();
      if (text !== '') pieces.push({ start: cell.start + from, text, score: match.score + 0.1 });
      else pieces.push(...next(lines, at, index, match.score + 0.05));
    }
    if ((pieces.length > 0 && own === null) || /[:：]\s?\S/u.test(cell.text)) return pieces;
    // "Store #4711": the number is its value.
    if (isName(shape) && (/\d{3}/.test(cell.text) || ofNumber.test(cell.text))) return pieces;
    const words = foldWords(cell.text);
    if (words.length === 0 || words.length > 6) return pieces;
    // "Es gilt deutsches Recht." tells a value; it is no label of what stands under it.
    if (/\p{Ll}{2}\.$/u.test(cell.text) && words.length > 2) return pieces;
    const match = matchLabel(
      words,
      labels.filter((label) => !isSmallLabel(label)),
    );
    if (match && match.score >= 0.6) pieces.push(...next(lines, at, index, match.score - 0.05));
    // "Invoice No 4711": label and value without a colon.
    if (shape === 'identifier' && match) {
      const value = /\s(?:no\.?|nr\.?|number|#|id)?\s*([\p{L}]{0,6}[-/]?\d[\w\-/.]{2,})$/iu.exec(cell.text);
      if (value?.[1])
        pieces.push({
          start: cell.start + cell.text.length - value[1].length,
          text: value[1],
          score: match.score + 0.05,
        });
    }
    return pieces;
  });
}

/** "Customer no.": what follows is no name. */
const ofNumber = /\s(?:no|nr|num|number|id|ref|reference|code|nummer|numéro|n°)\W*$|#/iu;
const careOf = /^(?:attn|attention|c\/o|z\.\s?hd|zu\shd|à l[’']attention)(?!\p{L})/iu;
const ofPerson = /^(?:job|position|course|official)\s/iu;
const namesInvoice = (labels: readonly (readonly string[])[]) => labels.some(([first]) => first === 'invoice');
/** "Invoice 2024/17", "Credit note: C-4": the kind of document before its number. */
const titledNumber =
  /^(?:(?:tax\s|sales\s)?invoice|credit note|rechnung|gutschrift|facture|avoir|factura|fattura)\s*(?:\s|[:：])\s*(?:n[r°o]\.?\s*|#\s*)?((?=\S*\d)[\p{L}\d][\p{L}\d/.-]{2,20})$/iu;

/** Labels before a colon and where their values begin and end: "Tel: 123 Fax: 456" has two. */
function colonParts(text: string): { readonly label: string; readonly from: number; readonly to: number }[] {
  const colons = [...text.matchAll(/\s?[:：](?!\/\/|\d\d(?!\d))\s*/gu)];
  return colons.map((colon, index) => {
    const from = colon.index + colon[0].length;
    const following = colons[index + 1];
    const before =
      text
        .slice(index === 0 ? 0 : from0(colons[index - 1]), colon.index)
        .split(sentenceEnd)
        .at(-1) ?? '';
    // The words right before the next colon name the next value.
    const to = following ? from + labelStart(text.slice(from, following.index)) : text.length;
    return { label: before.split(/\s{2,}|\d{4,}\S*\s/).at(-1) ?? '', from, to };
  });
}

/** "… in advance. Notice period: three months": the label begins with its sentence. */
const sentenceEnd = /(?<=\p{Ll}{2}[.!?;])\s+(?=\p{Lu})/u;

const from0 = (match: RegExpExecArray | undefined) => (match ? match.index + match[0].length : 0);

function labelStart(text: string): number {
  const label = /(?:^|\s)((?:[\p{L}.]{2,}[ ]?){1,2}(?:No\.?|ID|#)?)$/u.exec(text);
  return label ? label.index : text.length;
}

function next(lines: readonly Line[], at: number, index: number, score: number): Piece[] {
  const line = lines[at];
  const right = line?.cells[index + 1];
  // "Invoice to:" beside "Deliver to:": two headings, each over its own.
  const beside = right && isHeading(right.text) ? undefined : right;
  const pieces: Piece[] = [];
  if (beside)
    pieces.push({
      start: beside.start,
      text: beside.text.replace(/^[:：]\s*/u, (lead) => ' '.repeat(lead.length)).trimStart(),
      score,
    });
  const cell = line?.cells[index];
  const below = cell ? cellBelow(lines, at, cell) : null;
  if (below)
    pieces.push({ start: below.cell.start, text: below.cell.text, score: beside ? score - 0.12 : score - 0.04 });
  // Whole sentences under a label are about it; they are not its value.
  return pieces.map((given) => {
    const doubt = isProse(given.text) ? 0.45 : isSentence(given.text) ? 0.42 : 0;
    const piece = { ...given, score: given.score - doubt };
    return piece.start === beside?.start
      ? { ...piece, start: piece.start + (beside.text.length - piece.text.length) }
      : piece;
  });
}

/** A cell that heads what stands under it. */
const isHeading = (text: string) =>
  /[:：]$/.test(text) ||
  /^(?:(?:bill(?:ing|ed)?|ship(?:ping|ped)?|deliver(?:y|ed)?|service|mailing|remit(?:tance)?|sold|invoice|customer|site)\s(?:to|address)|consignee|description|remit to)$/iu.test(
    text,
  );
/** What a sentence has, also where its line ends before it does. */
const said = /(?<!\p{L})(?:is|are|be|shall|will|may|must|has|have|wird|werden|ist|sind|est|sont|sera|es|son)(?!\p{L})/u;
const isProse = (text: string) =>
  text.split(/\s+/).length > proseWords && (/[.!?]["”»)]?\s*$|[.!?]\s+\p{Lu}/u.test(text) || said.test(text));
/** A whole sentence, however short: five words and more with a stop behind a small letter. */
const isSentence = (text: string) => /^\p{Lu}.*\p{Ll}{2}[.!?]$/u.test(text) && text.split(/\s+/).length >= 5;
/** Words of a text from which it is a sentence where a name, a number or a term is asked for. */
const proseWords = 14;

const patterns: Partial<Readonly<Record<TextShape, RegExp>>> = {
  email: /(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]+)+/u,
  // Seven figures and more; "(2018 - 2022)" are years.
  phone: /(?<!\d)(?!\(?(?:19|20)\d\d\s?[-–/]\s?(?:19|20)\d\d)\+?\(?\d(?:[\s().\-/]{0,3}\d){6,14}/u,
  url: /(?:https?:\/\/|www\.)[^\s,;]+/iu,
  identifier: /(?=[\w\-/.#]*\d)[\p{L}\d][\p{L}\d\-/.#]{1,40}/u,
};

const isName = (shape: TextShape) => shape === 'organisation' || shape === 'person';

/** The part of a labelled text that fits the shape asked for. */
function fitted({ start, text, score }: Piece, shape: TextShape): Candidate[] {
  const tidy = text.slice(0, extractionLimits.valueCharacters).replace(/[\s|]+$/u, '');
  const pattern = patterns[shape];
  const match = pattern?.exec(tidy);
  if (pattern && !match) return [];
  const named = isName(shape) ? nameAlone(tidy) : null;
  const at = named?.start ?? match?.index ?? 0;
  const value = named?.text ?? match?.[0].replace(/[.,;]+$/, '') ?? tidy;
  if (!/[\p{L}\p{N}]/u.test(value)) return [];
  // Nor by a mail address.
  if (isName(shape) && (isDate(value) || /^\S+@\S+$/.test(value))) return [];
  // A number or a sentence is no name, and what has a label of its own is another field's value.
  const isNone = /^\W*\d+\W*$|^[\p{L}.]{2,12}\s?[:：]/u.test(value) || value.split(/\s+/).length > proseWords;
  const penalty = isName(shape) && isNone ? 0.5 : 0;
  return [candidate(start + at, start + at + value.length, value, score - penalty, labelEvidence(score), ['label'])];
}

/** "Effective date: 2 February 2024" behind "between A and B" in one line: nobody is called by a date. */
function isDate(value: string): boolean {
  const [date] = findDates(value, { monthFirst: false });
  return date !== undefined && !/[\p{L}\p{N}]/u.test(value.replace(date.text, ''));
}

function shapedCandidates(field: TemplateField, shape: TextShape, lines: readonly Line[], title: string): Candidate[] {
  const from = (found: HeadText, score: number, evidence: Evidence) =>
    candidate(found.start, found.end, found.text, score, evidence, ['layout']);
  if (shape === 'organisation' && !isOfOther(field)) {
    return organisationsAtHead(lines).map((found) =>
      from(found, found.score * 0.9, found.score >= 0.7 ? 'shape-certain' : 'shape-likely'),
    );
  }
  if (shape === 'person' && isAboutWhom(field)) {
    return personsAtHead(lines).map(({ start, end, text, score }) =>
      candidate(start, end, text, score, score >= 0.75 ? 'shape-certain' : 'shape-likely', ['layout']),
    );
  }
  if (shape === 'address') {
    // Under the company's name; where nothing there is an address, the first one from the top.
    const found = [organisationsAtHead(lines)[0], undefined]
      .map((name) => addressAfter(lines, name))
      .find((one) => one !== null && looksLikeAddress(one.text));
    const other = found && found.score >= 0.6 ? null : addressInLine(lines);
    return [
      ...(found ? [from(found, found.score, found.score >= 0.6 ? 'shape-certain' : 'shape-likely')] : []),
      ...(other ? [from(other, other.score, 'shape-likely')] : []),
    ];
  }
  if (shape === 'title') return titleCandidates(lines, title);
  const pattern = patterns[shape];
  if (!pattern || shape === 'identifier') return [];
  return lines.slice(0, extractionLimits.headLines * 2).flatMap((line) =>
    line.cells.flatMap((cell) => {
      const match = pattern.exec(cell.text);
      if (!match) return [];
      const start = cell.start + match.index;
      return [
        candidate(
          start,
          start + match[0].length,
          match[0],
          shape === 'phone' ? 0.2 : 0.4,
          shape === 'phone' ? 'pattern-only' : 'shape-likely',
          ['pattern'],
        ),
      ];
    }),
  );
}

const looksLikeAddress = (text: string) =>
  /\p{L}{3}/u.test(text) && (isHouse(text) || isStreet(text) || postcode.test(text)) && !sentenceWords.test(text);
/** What a sentence has and an address has not. */
const sentenceWords = /(?<!\p{L})(?:I[’']m|my|is|are|was|have|has|with|ist|sind|mit)(?!\p{L})/u;

/** Whose document it is: a contact, a chair or whoever attended is somebody in it. */
const isAboutWhom = ({ name }: TemplateField) => /^(?:full )?name$|^candidate|^applicant/iu.test(name);

/** The customer does not stand at the head. */
function isOfOther(field: TemplateField): boolean {
  return foldWords(field.name).some((word) =>
    ['customer', 'client', 'buyer', 'party', 'employer', 'recipient'].includes(word),
  );
}

/** The document's own title where it stands in the text, else the largest line at the head. */
function titleCandidates(lines: readonly Line[], title: string): Candidate[] {
  const head = lines.filter(({ unit }) => unit === 0).slice(0, extractionLimits.headLines);
  const wanted = foldWords(title).join(' ');
  return head
    .filter((line) => !isMasthead(line))
    .map((line, at): Candidate => {
      const isTitle = wanted !== '' && foldWords(line.text).join(' ') === wanted;
      const largest = Math.max(...head.map(({ height }) => height));
      const score =
        (isTitle ? 0.7 : 0) + (line.height > 0 && line.height >= largest * 0.95 ? 0.4 : 0) + 0.2 - 0.02 * at;
      return candidate(line.start, line.end, line.text, score, score >= 0.7 ? 'shape-certain' : 'shape-likely', [
        'layout',
      ]);
    })
    .filter(({ text }) => /\p{L}{2}/u.test(text));
}

function candidate(
  start: number,
  end: number,
  text: string,
  score: number,
  evidence: Evidence,
  chain: Candidate['chain'],
): Candidate {
  const tidy = text.replace(/\s+/g, ' ').trim();
  return { start, end, text: tidy, value: tidy, currency: null, score, evidence, chain };
}
