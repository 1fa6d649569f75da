import { t } from '../languages/translate.ts';

export type Keys = readonly (readonly [key: string, meaning: string])[];
type KeyListProps = { readonly keys: Keys; readonly title?: string };

/** Keys and what they do, under a heading. */
export function KeyList({ keys, title = t('Keys') }: KeyListProps) {
  return (
    <>
      <h2>{title}</h2>
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
