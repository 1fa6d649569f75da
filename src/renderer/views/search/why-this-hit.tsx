import type { SearchHit } from '../../../preload/contract/shapes.ts';
import { t } from '../../languages/translate.ts';
import { whyLines } from './search-messages.ts';

/** Why a hit is in the list: what matched, how near it is in meaning, and where each part of the search put it. */
export function WhyThisHit({ hit, id }: { readonly hit: SearchHit; readonly id: string }) {
  const lines = whyLines(hit);
  return (
    <div id={id} className="hit-why" data-testid="hit-why">
      {lines.length === 0 && <p>{t('Nothing more is known about this hit.')}</p>}
      {lines.length > 0 && (
        <dl>
          {lines.map(({ label, text }) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd>{text}</dd>
            </div>
          ))}
        </dl>
      )}
    </div>
  );
}
