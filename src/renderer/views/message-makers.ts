/** How the messages of failures are made: a sentence and a next step, translated when they are asked for. */
import type { ErrorValues } from '../../preload/contract/errors.ts';
import { t } from '../languages/translate.ts';

export type ErrorMessage = { readonly sentence: string; readonly next?: string };
export type MessageMaker = (values: ErrorValues) => ErrorMessage;

/** A failure of which there is nothing more to say; both are keys of the catalogues. */
export const say =
  (sentence: string, next?: string): MessageMaker =>
  () =>
    next ? { sentence: t(sentence), next: t(next) } : { sentence: t(sentence) };

export const numberOf = (values: ErrorValues, name: string): number | null => {
  const value = values[name];
  return typeof value === 'number' ? value : null;
};

export const textOf = (values: ErrorValues, name: string): string | null => {
  const value = values[name];
  return typeof value === 'string' && value !== '' ? value : null;
};

/** A sentence that ends with what exactly is wrong, when the reason says so; all are keys of the catalogues. */
export function withDetail(sentence: string, next: string): MessageMaker {
  return (values) => {
    const detail = textOf(values, 'detail');
    const start = t(sentence);
    return {
      sentence:
        detail === null
          ? t('{sentence}.', { sentence: start })
          : t('{sentence}: {detail}.', { sentence: start, detail }),
      next: t(next),
    };
  };
}
