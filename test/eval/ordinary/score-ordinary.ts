import type { ExtractedCell } from '../../../src/main/engine/extraction/extracted.ts';
import type { TemplateField } from '../../../src/preload/contract/shapes.ts';
import { countedAs } from '../extract/counted-as.ts';
import { comparableItems, type FieldKind, type Value } from '../extract/score-fields.ts';
import type { OrdinaryDocument } from './ordinary-document.ts';

export type ScoredValue = { readonly evidence: string; readonly confidence: number; readonly isRight: boolean };
export type ScoredCell = {
  readonly template: string;
  readonly name: string;
  readonly field: string;
  readonly right: number;
  readonly found: number;
  readonly wanted: number;
  /** Right values that are marked verified, and wrong ones. */
  readonly marked: number;
  readonly wrongVerified: number;
  readonly values: readonly ScoredValue[];
  /** What was wanted and what was found; null when all is right. */
  readonly miss: string | null;
};

const kindOf = ({ type }: TemplateField): FieldKind =>
  type === 'money' || type === 'number' ? 'number' : type === 'date' ? 'date' : 'text';
const comparable = (value: Value, field: TemplateField) => comparableItems(value, kindOf(field))[0];
const tidy = (text: string) => comparableItems(text, 'text')[0] ?? '';

/**
 * One field of one document. A truth may be told in several ways, parted by "|". Texts are alike but for capitals, accents, blanks and signs; of a list an item is right when it holds one of the
 * pieces that are wanted, and no other item holds it before.
 */
export function scoreCell(
  { template, name, truth }: OrdinaryDocument,
  field: TemplateField,
  cell: ExtractedCell | null,
): ScoredCell[] {
  const told = truth[field.name];
  const isList = field.type === 'list';
  const wanted = isList ? [...((told as readonly string[] | undefined) ?? [])] : told === undefined ? [] : [told];
  const values = isList ? (cell?.items ?? []) : cell && cell.value !== null && cell.value !== '' ? [cell] : [];
  const open = [...wanted];
  const scored = values.map((value) => {
    const at = open.findIndex((one) =>
      isList
        ? tidy(value.text).includes(tidy(String(one)))
        : typeof one === 'boolean'
          ? value.value === one
          : typeof one === 'string'
            ? one.split('|').some((way) => comparable(value.value, field) === comparable(way, field))
            : comparable(value.value, field) === comparable(one, field),
    );
    if (at >= 0) open.splice(at, 1);
    const evidence = countedAs(value);
    return { evidence, confidence: value.confidence, verified: value.verified, isRight: at >= 0 };
  });
  const right = scored.filter(({ isRight }) => isRight).length;
  const isMissed = right < wanted.length || right < scored.length;
  const shown = values.map(({ value, text }) => (isList ? text : value));
  return [
    {
      ...{ template, name, field: field.name, right, found: scored.length, wanted: wanted.length },
      marked: scored.filter(({ isRight, verified }) => isRight && verified).length,
      wrongVerified: scored.filter(({ isRight, verified }) => !isRight && verified).length,
      values: scored,
      miss: isMissed ? `${name}: ${field.name}: ${JSON.stringify(wanted)} but ${JSON.stringify(shown)}` : null,
    },
  ];
}
