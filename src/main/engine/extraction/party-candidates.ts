/** The parties of a contract as its first sentence names them: "by and between A, Inc., a Delaware corporation (“Company”), and B". */
import type { TemplateField } from '../../../preload/contract/shapes.ts';
import type { Candidate } from './candidate.ts';
import type { SourceDocument } from './document.ts';
import { foldWords } from './fold-words.ts';
import { type Part, trimmed } from './split-items.ts';

/** UTF-16 units from the front of a document in which its parties are named. */
const frontCharacters = 6000;
const between =
  /(?<!\p{L})(?:between|zwischen|entre|tra|fra)(?!\p{L})(?:\s+(?:les\s+soussignée?s|los\s+abajo\s+firmantes|i\s+sottoscritti|the\s+undersigned|den\s+(?:vertrags)?parteien)(?!\p{L}))?[\s:]*(?:(?:by|and)\s+between\s+)?/giu;
/** What is said of a contract right before its parties; "the gap between March and May" names none. */
const saysContract =
  /agree|contract|lease|tenancy|deed|parties|made|enter|undersigned|vertrag|vereinbar|partei|geschlossen|contrat|bail|convention|accord|soussign|acuerdo|convenio|arrend|firmante|locazione|sottoscritt/iu;
/** UTF-16 units before "between" in which that stands, or behind it. */
const saidWithin = 300;
const joiner = /[\s,;–—-]*(?:(?<!\p{L})(?:and|und|et|y|e)(?!\p{L})[\s:,]+|\n\s*\(?(?:2|b|ii)[).]\s+)/giu;
/** What stands before a name and is no part of it. */
const opener =
  /^(?:(?:the|der|die|das|dem|den|la|le|el|il|frau|herrn?|mr\.?|mrs\.?|ms\.?|messrs\.?|m\.|mme\.?|mlle\.?|sra?\.?|sig\.?(?:ra)?|dr\.?|prof\.?|dipl\.-\p{L}+\.|ing\.|dott\.(?:ssa)?|firma|société|sociedad|società|(?:\(?(?:[1-9ivx]{1,3}|[a-d])\)|[1-9]\.))\s+)+/iu;
/** Where a name ends: its role, its form, its seat. */
const closer =
  /\s*(?:[(“„"«[]|,\s*(?:an?|eine?|une?|una|whose|with|having|located|residing|of|represented|vertreten|mit|wohnhaft|représenté\w*|ayant|con|hereinafter|nachfolgend|ci-après|organi[sz]ed|incorporated|established|\d|\p{Lu}\p{L}*(?:straße|str\.|weg|platz|allee)|(?:\p{L}+\s){0,3}\d)|\s(?:hereinafter|whose|with its|having its|organi[sz]ed|of\s\d|residing|located)|;|(?<!\b(?:Co|Dr|Prof|St|Mr|Mrs|Ms|Mme|Ing|med|jur|rer|nat|phil|[A-Z]))\.\s|\.$|\n\s*\n|\s[–—-]\s|\n[–—-])/iu;
const form = /^,?\s*(?:inc|llc|l\.l\.c|ltd|limited|llp|lp|plc|corp|co|gmbh|ag|s\.a|n\.v|b\.v)\b\.?/iu;

/** The first and the second party; null where no sentence names two. */
export function partiesOf({ units }: SourceDocument): readonly [Part, Part] | null {
  const [unit] = units;
  if (!unit) return null;
  const text = unit.text.slice(0, frontCharacters);
  for (const match of text.matchAll(between)) {
    const from = match.index + match[0].length;
    const around = text.slice(Math.max(0, match.index - saidWithin), from + saidWithin);
    if (!saysContract.test(around)) continue;
    const first = nameAt(text, from);
    if (!first) continue;
    // Behind its role in brackets, if it has one before the next stop.
    const second = secondAfter(text, first.end);
    if (second) {
      const shift = unit.start;
      return [
        { ...first, start: first.start + shift, end: first.end + shift },
        { ...second, start: second.start + shift, end: second.end + shift },
      ];
    }
  }
  return null;
}

function nameAt(text: string, from: number): Part | null {
  const lead = opener.exec(text.slice(from))?.[0].length ?? 0;
  const rest = text.slice(from + lead, from + lead + nameCharacters);
  let end = closer.exec(rest)?.index ?? rest.length;
  joiner.lastIndex = 0;
  const joint = new RegExp(joiner.source, 'iu').exec(rest);
  if (joint && joint.index < end && !isWithin(rest, joint)) end = joint.index;
  const comma = rest.slice(0, end).indexOf(',');
  if (comma > 0 && !form.test(rest.slice(comma))) end = Math.min(end, comma);
  end += form.exec(rest.slice(end))?.[0].length ?? 0;
  const name = trimmed(rest.slice(0, end).replace(/[\s,;:–—-]+$/u, ''), from + lead);
  return name.text.length >= 3 && /^[\p{Lu}\d]/u.test(name.text) && name.text.split(/\s+/).length <= mostWords
    ? { ...name, text: name.text.replace(/\s+/g, ' ') }
    : null;
}

/** UTF-16 units and words of a party's name. */
const nameCharacters = 160;
const mostWords = 12;
/** UTF-16 units of what is told of the first party before the second. */
const betweenCharacters = 700;

/** "Hollis & Grant"; "Samuel and Dana Price (the “Landlord”) and …": the word between two halves of one name. */
const isWithin = (text: string, joint: RegExpExecArray) =>
  /^\s*&/.test(joint[0]) ||
  (/^\p{Lu}\p{Ll}+$/u.test(text.slice(0, joint.index)) && roleAndMore.test(text.slice(joint.index + joint[0].length)));
/** The rest of a name, its role in brackets, and another party. */
const roleAndMore = /^\p{Lu}\p{L}+\s\p{Lu}[^()]{0,100}\([^)]{0,20}["“„«][^)]{1,60}\)\s*,?\s*(?:and|und|et|y|e)\s/u;

function secondAfter(text: string, from: number): Part | null {
  const rest = text.slice(from, from + betweenCharacters);
  const role = /\([^)]{0,80}[“„"«][^)]{1,80}\)|[–—-]\s*(?:nachfolgend|im folgenden|hereinafter)[^–—\n]{1,80}/iu.exec(
    rest,
  );
  for (const match of rest.matchAll(joiner)) {
    if (role && match.index < role.index) continue;
    const name = nameAt(text, from + match.index + match[0].length);
    if (name) return name;
  }
  return null;
}

/** For a field that has "between", or "and", among its labels. */
export function partyCandidates(field: TemplateField, document: SourceDocument): Candidate[] {
  const labels = new Set(field.labels.map((label) => foldWords(label).join(' ')));
  const at = labels.has('between') ? 0 : labels.has('and') ? 1 : -1;
  const parties = at < 0 ? null : partiesOf(document);
  const party = at === 0 ? parties?.[0] : parties?.[1];
  if (!party) return [];
  const { start, end, text } = party;
  return [
    {
      start,
      end,
      text,
      value: text,
      currency: null,
      score: 0.82,
      evidence: 'label-likely',
      chain: ['label', 'layout'],
    },
  ];
}
