/** What a setting may be: read from the file or the environment, and said in words. */
import type { SettingKind, SettingValue } from '../../../preload/contract/setting-list.ts';

/** Undefined: it does not fit. */
export function fittingValue(kind: SettingKind, value: unknown): SettingValue | undefined {
  if (value === null) return 'auto' in kind && kind.auto ? null : undefined;
  switch (kind.type) {
    case 'switch':
      return typeof value === 'boolean' ? value : undefined;
    case 'choice':
      return kind.values.find((each) => each === value);
    case 'number':
      return typeof value === 'number' && Number.isInteger(value) && value >= kind.least && value <= kind.most
        ? value
        : undefined;
    case 'text':
      return typeof value === 'string' && fitsText(kind, value) ? value : undefined;
    case 'list': {
      if (!Array.isArray(value) || value.length > kind.most) return undefined;
      const words = value.filter(
        (each): each is string => typeof each === 'string' && new RegExp(kind.pattern).test(each),
      );
      return words.length === value.length ? words : undefined;
    }
  }
}

/** A variable is text: switches as on/off, true/false, yes/no or 1/0, lists with commas, `auto` for what is left to Docent. */
export function valueOfText(kind: SettingKind, text: string): SettingValue | undefined {
  const word = text.trim();
  if ('auto' in kind && kind.auto && word.toLowerCase() === 'auto') return null;
  switch (kind.type) {
    case 'switch':
      return switches.get(word.toLowerCase());
    case 'number':
      return /^\d{1,9}$/.test(word) ? fittingValue(kind, Number(word)) : undefined;
    case 'list':
      return fittingValue(kind, word === '' ? [] : word.split(',').map((each) => each.trim()));
    default:
      return fittingValue(kind, word);
  }
}

/** A map: an object would know `constructor` too. */
const switches: ReadonlyMap<string, boolean> = new Map([
  ...['on', 'true', 'yes', '1'].map((word) => [word, true] as const),
  ...['off', 'false', 'no', '0'].map((word) => [word, false] as const),
]);

function fitsText(kind: SettingKind & { readonly type: 'text' }, value: string): boolean {
  return value.length <= kind.most && new RegExp(kind.pattern).test(value);
}

export function typeInWords(kind: SettingKind): string {
  const auto = 'auto' in kind && kind.auto ? ', or auto' : '';
  switch (kind.type) {
    case 'switch':
      return 'on or off';
    case 'choice':
      return kind.values.join(' or ').replace(/ or (?=.* or )/g, ', ');
    case 'number':
      return `a whole number from ${kind.least} to ${kind.most}${auto}`;
    case 'text':
      return `${kind.says}${auto}`;
    case 'list':
      return `a list of ${kind.says}, at most ${kind.most}`;
  }
}

/** As a person writes it. */
export function valueInWords(value: SettingValue): string {
  if (value === null) return 'auto';
  if (typeof value === 'boolean') return value ? 'on' : 'off';
  if (typeof value === 'object') return value.length === 0 ? 'none' : value.join(', ');
  return value === '' ? 'none' : String(value);
}
