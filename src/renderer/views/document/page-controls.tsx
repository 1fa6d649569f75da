import { useState } from 'react';
import { IconButton } from '../../components/icon-button.tsx';
import { formatPercent } from '../../format.ts';
import { t } from '../../languages/translate.ts';
import { limits } from '../../limits.ts';

type PageControlsProps = {
  readonly page: number;
  readonly pages: number;
  readonly zoom: number;
  readonly onPage: (page: number) => void;
  readonly onZoom: (zoom: number) => void;
};

/** A floating strip: page number, previous and next, zoom. */
export function PageControls({ page, pages, zoom, onPage, onZoom }: PageControlsProps) {
  const [typed, setTyped] = useState<string | null>(null);
  const zoomBy = (factor: number) => onZoom(Math.min(limits.zoomMax, Math.max(limits.zoomMin, zoom * factor)));
  const finish = () => {
    const wanted = Number(typed);
    if (Number.isInteger(wanted) && wanted >= 1) onPage(wanted);
    setTyped(null);
  };
  return (
    <div className="page-controls" role="toolbar" aria-label={t('Page and zoom')}>
      <IconButton
        icon="chevronUp"
        label={t('Previous page')}
        size={14}
        disabled={page <= 1}
        onClick={() => onPage(page - 1)}
      />
      <IconButton
        icon="chevronDown"
        label={t('Next page')}
        size={14}
        disabled={page >= pages}
        onClick={() => onPage(page + 1)}
      />
      <span className="page-number">
        <input
          aria-label={t('Page')}
          inputMode="numeric"
          value={typed ?? String(page)}
          onChange={(event) => setTyped(event.currentTarget.value)}
          onFocus={(event) => event.currentTarget.select()}
          onBlur={finish}
          onKeyDown={(event) => event.key === 'Enter' && finish()}
          data-testid="page-number"
        />
        {t('of {pages}', { pages })}
      </span>
      <span className="controls-divider" />
      <IconButton icon="minus" label={t('Zoom out')} size={14} onClick={() => zoomBy(1 / limits.zoomStep)} />
      <button type="button" className="zoom-value" title={t('Fit the width')} onClick={() => onZoom(1)}>
        {formatPercent(zoom)}
        <span className="heard-only">, {t('Fit the width')}</span>
      </button>
      <IconButton icon="plus" label={t('Zoom in')} size={14} onClick={() => zoomBy(limits.zoomStep)} />
    </div>
  );
}
