import { t } from '../languages/translate.ts';
/** The one thing said, wherever no chat model is chosen, and the one thing to do. */
export const noModel = () =>
  ({
    sentence: t('No chat model is chosen yet, so answers are quoted word for word.'),
    next: t('Choose one under Models.'),
  }) as const;
