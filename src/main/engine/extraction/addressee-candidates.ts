/** To whom a letter is written: the name over a street and a place, under the sender, without any label. Pure. */
import type { TemplateField } from '../../../preload/contract/shapes.ts';
import type { Candidate } from './candidate.ts';
import type { Line, LineCell } from './document.ts';
import { foldWords } from './fold-words.ts';
import { isHouse, isNumbered, isRegistration, isStreet, postcode, stop } from './head-lines.ts';
import { organisationsAtHead } from './head-names.ts';
import { extractionLimits } from './limits.ts';

/** "Frau", "Herrn", "Firma" stand alone over the name, or before it. */
const salutation =
  /^(?:an\s(?:die|den|das)|(?:frau|herrn?|firma|familie|mr|mrs|ms|dr|m|mme|mlle|monsieur|madame)\.?)(?:\s+|$)/iu;
/** Who is to get it in the house. */
const inHouse = /^(?:attn|attention|c\/o|z\.\s?hd|zu\shd|à l[’']attention)(?!\p{L})/iu;
/** Lines of a name: a company may have a department or a person under it. */
const mostNames = 2;

/** True for a text field that asks for whom something is addressed to. */
export const asksForAddressee = ({ name }: TemplateField): boolean =>
  foldWords(name).some((word) => ['customer', 'client', 'buyer', 'recipient', 'kunde', 'cliente'].includes(word));

/** The first such name that is not the sender's. */
export function addresseeCandidates(lines: readonly Line[]): Candidate[] {
  const head = lines.filter(({ unit }) => unit === 0).slice(0, extractionLimits.headLines);
  const [sender] = organisationsAtHead(head);
  for (const [at, line] of head.entries()) {
    const [place, street] = [line.cells[0], head[at - 1]?.cells[0]];
    if (!place || !street || !/^(?:[A-Z]{1,2}-)?\d{4,5}\s\p{L}/u.test(place.text) || !isStreetLine(street.text))
      continue;
    const name = nameOver(head, at - 2 - (inHouse.test(head[at - 2]?.cells[0]?.text ?? '') ? 1 : 0));
    if (!name || (sender && name.start <= sender.end && name.end >= sender.start)) continue;
    return [
      {
        ...{ start: name.start, end: name.end, text: name.text, value: name.text, currency: null },
        ...{ score: 0.55, evidence: 'shape-likely', chain: ['layout'] },
      },
    ];
  }
  return [];
}

const isStreetLine = (text: string) =>
  text.length <= extractionLimits.headingCharacters &&
  (isStreet(text) || isHouse(text) || isNumbered(text) || /\p{L}{3}\s\d{1,4}\s?[a-z]?$/u.test(text)) &&
  !postcode.test(text);

/** The line right over the street, or the one over that where this says who it goes to in the house. */
function nameOver(head: readonly Line[], at: number): Pick<LineCell, 'start' | 'end' | 'text'> | null {
  let found: Pick<LineCell, 'start' | 'end' | 'text'> | null = null;
  for (let index = at; index > at - mostNames && index >= 0; index -= 1) {
    const cell = head[index]?.cells[0];
    if (!cell || stop.test(cell.text) || isRegistration(cell.text) || /[.!?:]$/.test(cell.text)) break;
    if (!/^\p{Lu}/u.test(cell.text) || cell.text.length > extractionLimits.headingCharacters) break;
    const lead = salutation.exec(cell.text)?.[0].length ?? 0;
    if (lead >= cell.text.length) break;
    // A second line over it is a name when this one is a person's in a company.
    if (found && !/\b(?:GmbH|AG|KG|OHG|e\.\s?[VK]|SARL|SAS|SA|Ltd|Inc|LLC|LLP|PLC)\b/u.test(cell.text)) break;
    found = { start: cell.start + lead, end: cell.end, text: cell.text.slice(lead) };
  }
  return found;
}
