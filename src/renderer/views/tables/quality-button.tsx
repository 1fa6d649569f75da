import { useState } from 'react';
import type { ExtractionRun, FieldQuality } from '../../../preload/contract/shapes.ts';
import { PopupPanel, usePopup } from '../../components/popup.tsx';
import { formatCount } from '../../format.ts';
import { t } from '../../languages/translate.ts';
import { useExtractions } from '../../stores/extractions-store.ts';
import { percent } from './cell-words.ts';
import { columnTitle } from './column-title.ts';
import { qualityText, qualityTone } from './table-words.ts';

const heads = () =>
  [
    t('Column'),
    t('Filled'),
    t('In the document'),
    t('Corrected'),
    t('Conflicts'),
    t('Rules broken'),
    t('Certain'),
  ] as const;

function Row({ field, title }: { readonly field: FieldQuality; readonly title: string }) {
  const { filled, verified, corrected, conflicts, violations, confidence } = field;
  const numbers = [filled, verified, corrected, conflicts, violations];
  return (
    <tr data-testid="field-quality" data-field={field.field}>
      <th scope="row">{title}</th>
      {numbers.map((value, index) => (
        <td key={heads()[index + 1]}>{value === 0 ? '–' : formatCount(value)}</td>
      ))}
      <td>{confidence === null ? '–' : percent(confidence)}</td>
    </tr>
  );
}

/** The run's quality in one number; a click tells how it comes about, column by column. */
export function QualityButton({ run }: { readonly run: ExtractionRun }) {
  const popup = usePopup('dialog');
  const [fields, setFields] = useState<readonly FieldQuality[]>([]);
  if (!run.quality) return null;
  const load = async () => setFields((await useExtractions.getState().quality(run.id)) ?? []);
  return (
    <>
      <button
        type="button"
        className={`button quality-button tone-${qualityTone(run.quality.score)}`}
        title={qualityText(run.quality)}
        {...popup.trigger}
        onClick={() => void load()}
        data-testid="table-quality"
      >
        <span className="quality-dot" aria-hidden="true" />
        <span className="button-label">{t('Quality')}</span> {percent(run.quality.score)}
      </button>
      <PopupPanel popup={popup} label={t('Quality of the table')} className="quality-sheet" testId="quality-sheet">
        <h2>{qualityText(run.quality)}</h2>
        <table>
          <thead>
            <tr>
              {heads().map((head) => (
                <th key={head} scope="col">
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {fields.map((field) => (
              <Row key={field.field} field={field} title={columnTitle(field.field, run.templateId)} />
            ))}
          </tbody>
        </table>
        <p>
          {t(
            '“Certain” is how often such values were right on documents with known truth; what you correct counts as right.',
          )}
        </p>
      </PopupPanel>
    </>
  );
}
