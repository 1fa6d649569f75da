import { t } from '../languages/translate.ts';
/** Keys and what they do, in a help that a view opens. */
export function KeyList({ keys }: { readonly keys: readonly (readonly [key: string, meaning: string])[] }) {
  return (
    <>
      <h2>{t('Keys')}</h2>
      <dl>
        {keys.map(([key, meaning]) => (
          <div key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{meaning}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}
