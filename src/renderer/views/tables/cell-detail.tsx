import type { ExtractionCell, ExtractionRow, ListItem, TemplateField } from '../../../preload/contract/shapes.ts';
import { Icon } from '../../components/icon.tsx';
import { plural } from '../../languages/plural.ts';
import { t } from '../../languages/translate.ts';
import { type CellAddress, documentOf, useCell } from '../../stores/cell-store.ts';
import { useDocument } from '../../stores/document-store.ts';
import { useGrid } from '../../stores/grid-store.ts';
import { errorLine } from '../error-messages.ts';
import { placeText } from '../place-text.ts';
import { alternativeText, cellMarks, cellText, chainText, editText, percent, standingText } from './cell-words.ts';
import { addressOf } from './edit-cell.ts';
import { openCell } from './open-cell.ts';
import { isUnreadRow, rowNote } from './table-words.ts';

type CellDetailProps = {
  readonly row: ExtractionRow;
  readonly field: TemplateField;
  readonly cell: ExtractionCell;
};

function show(address: CellAddress, citation: ListItem['citation']): void {
  const what = documentOf(address, citation);
  if (what) void useDocument.getState().open(what);
}

/** The other values it may be; one click takes one. */
function Alternatives({ field }: { readonly field: TemplateField }) {
  const detail = useCell((state) => state.detail);
  if (!detail || detail.alternatives.length === 0) return null;
  return (
    <div className="panel-others" data-testid="cell-alternatives">
      <span className="panel-note">{t('It may also be')}</span>
      {detail.alternatives.map((alternative, index) => (
        <button
          // biome-ignore lint/suspicious/noArrayIndexKey: alternatives are addressed by their place
          key={index}
          type="button"
          className="chip"
          title={`${alternative.verified ? t('Found in the document') : t('Not found as it is')} · ${percent(alternative.confidence)} · ${chainText(alternative.chain)}`}
          onClick={() => void useCell.getState().choose(index)}
          data-testid="cell-alternative"
        >
          {alternativeText(alternative, field.type)}
          <span className="chip-count">{percent(alternative.confidence)}</span>
        </button>
      ))}
    </div>
  );
}

function Items({ address }: { readonly address: CellAddress }) {
  const detail = useCell((state) => state.detail);
  const more = useCell((state) => state.items);
  if (!detail || detail.items === null || detail.items === 0) return null;
  const items = [...detail.list, ...more];
  return (
    <ol className="panel-items" data-testid="cell-items">
      {items.map((item, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: items are addressed by their place
        <li key={index}>
          <button
            type="button"
            className={item.verified ? 'panel-item' : 'panel-item is-doubtful'}
            disabled={!item.citation}
            title={item.verified ? t('Show it on its page') : t('Not found in the document as it is')}
            onClick={() => show(address, item.citation)}
          >
            {item.text}
            {item.note !== '' && <small>{item.note}</small>}
          </button>
        </li>
      ))}
      {items.length < detail.items && (
        <li>
          <button type="button" className="link-button" onClick={() => void useCell.getState().moreItems()}>
            {plural(detail.items, 'Show more of {n} item', 'Show more of {n} items')}
          </button>
        </li>
      )}
    </ol>
  );
}

/** The document's own words, when they are written in another way than the column. */
function Source({ cell, field, address }: CellDetailProps & { readonly address: CellAddress }) {
  const detail = useCell((state) => state.detail);
  const citation = detail?.citation;
  if (!citation) return null;
  const where = placeText(citation.locator, citation.page);
  const isOther = cell.text !== '' && cell.text !== cellText(cell, field.type) && field.type !== 'list';
  return (
    <button
      type="button"
      className="panel-source"
      onClick={() => show(address, citation)}
      title={t('Show it in the document (Return)')}
      data-testid="cell-source"
    >
      <Icon name="document" size={13} />
      {where === '' ? citation.title : where}
      {isOther && <q dir="auto">{cell.text}</q>}
    </button>
  );
}

function Actions({ cell, field, address }: CellDetailProps & { readonly address: CellAddress }) {
  const before = useCell((state) => state.detail?.before ?? null);
  const { uncorrect, lock } = useCell.getState();
  const edit = () =>
    useGrid.getState().edit({ fileId: address.fileId, field: field.name, text: editText(cell, field.type) });
  return (
    <div className="panel-actions">
      <button
        type="button"
        className="button is-small"
        title={t('Show its page (Return)')}
        onClick={() => openCell(address)}
      >
        <Icon name="document" size={13} />
        <span className="button-label">{t('Show')}</span>
      </button>
      <button
        type="button"
        className="button is-small"
        title={t('Correct it (F2)')}
        onClick={edit}
        data-testid="cell-edit"
      >
        <Icon name="pen" size={13} />
        <span className="button-label">{t('Correct')}</span>
      </button>
      {cell.corrected && (
        <button
          type="button"
          className="button is-small"
          title={
            before
              ? t('Back to “{alternative}”', { alternative: alternativeText(before, field.type) })
              : t('Back to what was found')
          }
          onClick={() => void uncorrect(address)}
          data-testid="cell-uncorrect"
        >
          {t('Take Back')}
        </button>
      )}
      <button
        type="button"
        className="button is-small"
        aria-pressed={cell.locked}
        title={t('A locked cell stays when its row is run again (F8)')}
        onClick={() => void lock(address, !cell.locked)}
        data-testid="cell-lock"
      >
        <Icon name="lock" size={13} />
        <span className="button-label">{cell.locked ? t('Unlock') : t('Lock')}</span>
      </button>
      <button
        type="button"
        className="button is-small"
        title={t('Corrected and locked cells stay (F9)')}
        onClick={() => void useGrid.getState().rerun([address.fileId])}
        data-testid="panel-rerun"
      >
        <Icon name="retry" size={13} />
        <span className="button-label">{t('Run Again')}</span>
      </button>
    </div>
  );
}

/** One value: how far it can be trusted, where it stands, how it was found, what else it may be. */
export function CellDetail(props: CellDetailProps & { readonly title: string }) {
  const { row, field, cell } = props;
  const detail = useCell((state) => state.detail);
  const error = useCell((state) => state.error);
  const address = addressOf(row, field);
  if (!address) return null;
  const isUnread = isUnreadRow(row);
  const marks = isUnread ? [] : cellMarks(cell).filter(({ key }) => key === 'violation' || key === 'conflict');
  const chain = detail ? chainText(detail.chain) : '';
  const { before } = detail ?? { before: null };
  return (
    <>
      <div className="panel-words">
        <p className="panel-head">
          <b dir="auto">{props.title}</b>
          <span dir="auto">{row.name}</span>
        </p>
        {field.type !== 'list' && <p className="panel-value">{cellText(cell, field.type) || '–'}</p>}
        <Source {...props} address={address} />
        <Alternatives field={field} />
        <p className="panel-note" data-testid="cell-standing">
          {standingText(cell)}
          {before && ` · ${t('before: {value}', { value: alternativeText(before, field.type) })}`}
          {chain !== '' && !cell.corrected && <span className="panel-chain">{chain}</span>}
        </p>
        {isUnread && <p className="panel-note">{rowNote(row)?.words}</p>}
        {marks.map(({ key, tone, words }) => (
          <p key={key} className={`tone-${tone}`}>
            {words}
          </p>
        ))}
        {error && (
          <p className="tone-problem" role="alert">
            {errorLine(error)}
          </p>
        )}
        <Items address={address} />
      </div>
      <Actions {...props} address={address} />
    </>
  );
}
