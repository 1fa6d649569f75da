import type { ComparedAnswer, CompareRecord } from '../../../preload/contract/measure-shapes.ts';
import { IconButton } from '../../components/icon-button.tsx';
import { formatDate } from '../../format.ts';
import { t } from '../../languages/translate.ts';
import { adapterNames, answerScore, figureRows, sinceLast } from './compare-words.ts';

type Props = { readonly record: CompareRecord; readonly onRemove: (recordId: string) => void };

/** One comparison: its figures, then every question with both answers side by side. */
export function CompareRecordCard({ record, onRemove }: Props) {
  const since = sinceLast(record);
  return (
    <section className="compare-record" aria-label={adapterNames(record)} data-testid="compare-record">
      <header className="compare-head">
        <div>
          <h2>{adapterNames(record)}</h2>
          <span className="setting-note">
            {record.model} ({record.quantisation}) · {formatDate(record.madeAt)}
            {since && ` · ${since}`}
          </span>
        </div>
        <IconButton icon="trash" label={t('Remove this record')} onClick={() => onRemove(record.id)} />
      </header>
      <table className="compare-figures">
        <thead>
          <tr>
            <td />
            <th scope="col">{t('Without')}</th>
            <th scope="col">{t('With')}</th>
          </tr>
        </thead>
        <tbody>
          {figureRows(record).map((row) => (
            <tr key={row.name}>
              <th scope="row">{row.name}</th>
              <td>{row.without}</td>
              <td>{row.with}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {record.rows.map((row) => (
        <div key={row.question} className="compare-question">
          <b dir="auto">{row.question}</b>
          {row.expected && (
            <span className="setting-note">{t('Expected: {expected}', { expected: row.expected })}</span>
          )}
          <div className="compare-answers">
            <Side name={t('Without')} answer={row.without} />
            <Side name={t('With')} answer={row.with} />
          </div>
        </div>
      ))}
    </section>
  );
}

/** A model's words are shown as plain text. */
function Side({ name, answer }: { readonly name: string; readonly answer: ComparedAnswer }) {
  return (
    <div className="compare-answer">
      <span className="setting-note">{name}</span>
      <p>{answer.text}</p>
      <span className="setting-note">{answerScore(answer)}</span>
    </div>
  );
}
