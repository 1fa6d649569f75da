import type { DocumentView } from '../../../preload/contract/shapes.ts';
import { IconButton } from '../../components/icon-button.tsx';
import { KindIcon } from '../../components/kind-icon.tsx';
import { StateBadge } from '../../components/state-badge.tsx';
import { shownPath } from '../../format.ts';
import { facts } from '../../languages/facts.ts';
import { plural } from '../../languages/plural.ts';
import { t } from '../../languages/translate.ts';
import { pictureLimits } from '../../picture-limits.ts';
import { fileBrowserName } from '../../platform.ts';
import { showsStrip, useDocument } from '../../stores/document-store.ts';
import { revealFile } from '../../stores/file-actions.ts';
import { kindName, kindWords } from '../kinds.ts';
import { partAmount } from '../part-words.ts';
import { lookClosely } from './look-closely.ts';

type DocumentHeaderProps = {
  readonly title: string;
  readonly view: DocumentView | null;
  readonly expanded: boolean;
  readonly summarised: boolean;
  readonly onSummary: () => void;
};

function details(view: DocumentView): string {
  const { part } = kindWords(view.kind);
  const numbered = view.pages.filter((page) => page.number !== null).length;
  const parts = part === 'page' || part === 'section' ? numbered : view.pages.length;
  const size =
    parts > 0
      ? partAmount(part === 'section' ? 'page' : part, parts)
      : plural(view.characters, '{n} character', '{n} characters');
  return facts([kindName(view.kind), size]);
}

export function DocumentHeader({ title, view, expanded, summarised, onSummary }: DocumentHeaderProps) {
  const hasStrip = useDocument(showsStrip);
  const { close, toggleExpanded, toggleStrip } = useDocument.getState();
  return (
    <header className="document-header">
      {view && <KindIcon kind={view.kind} size={30} />}
      <div className="document-words">
        <h2 dir="auto" title={view?.title ?? title}>
          {view?.title ?? title}
        </h2>
        {view && (
          <p title={shownPath(view.path)}>
            <span className="document-path" dir="auto">
              {shownPath(view.path)}
            </span>
            <span>{details(view)}</span>
          </p>
        )}
      </div>
      {view && view.state !== 'ready' && <StateBadge state={view.state} />}
      <div className="document-actions">
        {view && view.pages.length >= pictureLimits.stripPages && (
          <IconButton
            icon="strip"
            label={hasStrip ? t('Hide the pages') : t('Show the pages')}
            aria-pressed={hasStrip}
            onClick={toggleStrip}
            data-testid="toggle-strip"
          />
        )}
        {view?.kind === 'image' && (
          <IconButton
            icon="zoom"
            label={t('Look at it closely')}
            onClick={() => void lookClosely(view)}
            data-testid="document-zoom"
          />
        )}
        {view && view.characters > 0 && (
          <IconButton
            icon="sparkle"
            label={summarised ? t('Hide the summary') : t('Summarise')}
            aria-pressed={summarised}
            onClick={onSummary}
            data-testid="document-summarise"
          />
        )}
        {view && (
          <IconButton
            icon="reveal"
            label={t('Show in {fileBrowser}', { fileBrowser: fileBrowserName() })}
            onClick={() => void revealFile(view.fileId)}
          />
        )}
        <IconButton
          icon={expanded ? 'shrink' : 'expand'}
          label={expanded ? t('Show beside the list') : t('Use the whole window')}
          onClick={toggleExpanded}
        />
        <IconButton icon="close" label={t('Close (Esc)')} onClick={close} data-testid="document-close" />
      </div>
    </header>
  );
}
