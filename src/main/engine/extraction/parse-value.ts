import { AppError } from '../../../preload/contract/errors.ts';
import type { CellValue, TemplateField } from '../../../preload/contract/shapes.ts';
import { findAmounts } from './find-amounts.ts';
import { findDates } from './find-dates.ts';
import type { WritingHabits } from './writing-habits.ts';

/**
 * What a person typed, as the field's type has it, read as its document writes (`habits`). A lone point is a decimal one all the same: so a
 * cell shows its value. Throws `cell-invalid`.
 */
export function parseValue(
  field: TemplateField,
  typed: string | readonly string[] | null,
  habits: WritingHabits,
): { readonly value: CellValue; readonly currency: string | null } {
  if (typed === null) return { value: null, currency: null };
  if (field.type === 'list') {
    const items = (typeof typed === 'string' ? typed.split(/\n|;/) : typed)
      .map((item) => item.trim())
      .filter((item) => item !== '');
    return { value: items, currency: null };
  }
  const text = (typeof typed === 'string' ? typed : typed.join(' ')).trim();
  if (text === '') return { value: null, currency: null };
  switch (field.type) {
    case 'number':
    case 'money': {
      const found = findAmounts(text, /^[^.,]*\.[^.,]*$/.test(text) ? '.' : habits.decimalMark)[0];
      if (!found) throw invalid('a number is expected');
      return { value: found.value, currency: found.currency };
    }
    case 'date': {
      const found = findDates(text, habits)[0];
      if (!found) throw invalid('a date is expected');
      return { value: found.iso, currency: null };
    }
    case 'yes-no': {
      if (/^(?:yes|y|true|1|ja|oui|sí|si)$/iu.test(text)) return { value: true, currency: null };
      if (/^(?:no|n|false|0|nein|non)$/iu.test(text)) return { value: false, currency: null };
      throw invalid('yes or no is expected');
    }
    case 'enum': {
      const option = field.options.find((one) => one.toLowerCase() === text.toLowerCase());
      if (option === undefined) throw invalid(`one of ${field.options.join(', ')} is expected`);
      return { value: option, currency: null };
    }
    default:
      return { value: text, currency: null };
  }
}

const invalid = (detail: string) =>
  new AppError('cell-invalid', `This does not fit the column: ${detail}.`, { detail });
