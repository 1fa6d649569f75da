import type { BenchRecord } from '../../../preload/contract/shapes.ts';
import { formatDate } from '../../format.ts';
import { t } from '../../languages/translate.ts';
import { benchFigures } from './bench-figures.ts';

/** Rows shown; all are kept in the library's folder. */
const shown = 12;

/** The newest measurement in large figures, the ones before as a table. */
export function BenchTable({ records }: { readonly records: readonly BenchRecord[] }) {
  const latest = records.at(-1);
  if (!latest) {
    return (
      <section className="plan-card" data-testid="bench-empty">
        <p>
          {t(
            'Nothing was measured on this machine yet. It takes about a minute: reading a prompt, writing, embedding, recognising letters and searching, each as fast as it goes.',
          )}
        </p>
      </section>
    );
  }
  const figures = benchFigures(latest);
  return (
    <section className="catalog-section" aria-labelledby="bench-latest">
      <h2 id="bench-latest">{t('Speed on this machine')}</h2>
      <dl className="insight-figures bench-figures" data-testid="bench">
        {figures.map(({ name, value, unit }) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>
              {value ?? '–'} {value && <small>{unit}</small>}
            </dd>
          </div>
        ))}
      </dl>
      {latest.chat && <p className="catalog-facts">{t('Written with {model}.', { model: latest.chat.model })}</p>}
      {records.length > 1 && (
        <table className="bench-table">
          <thead>
            <tr>
              <th scope="col">{t('Measured')}</th>
              {figures.map(({ name, unit }) => (
                <th key={name} scope="col">
                  {name} ({unit})
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {records
              .slice(-shown)
              .toReversed()
              .map((record) => (
                <tr key={record.at} data-testid="bench-row">
                  <th scope="row">{formatDate(record.at)}</th>
                  {benchFigures(record).map(({ name, value }) => (
                    <td key={name}>{value ?? '–'}</td>
                  ))}
                </tr>
              ))}
          </tbody>
        </table>
      )}
    </section>
  );
}
