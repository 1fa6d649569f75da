import type { DocumentView } from '../../../preload/contract/shapes.ts';
import { IconButton } from '../../components/icon-button.tsx';
import { KindIcon, kindName } from '../../components/kind-icon.tsx';
import { StateBadge } from '../../components/state-badge.tsx';
import { formatAmount, formatCount } from '../../format.ts';
import { fileBrowserName } from '../../platform.ts';
import { useDocument } from '../../stores/document-store.ts';
import { useFiles } from '../../stores/files-store.ts';

type DocumentHeaderProps = { readonly title: string; readonly view: DocumentView | null; readonly expanded: boolean };

function details(view: DocumentView): string {
  const pages = view.pages.filter((page) => page.number !== null).length;
  const size = pages > 0 ? formatAmount(pages, 'page') : `${formatCount(view.characters)} characters`;
  return `${kindName(view.kind)} · ${size}`;
}

export function DocumentHeader({ title, view, expanded }: DocumentHeaderProps) {
  const { close, toggleExpanded } = useDocument.getState();
  return (
    <header className="document-header">
      {view && <KindIcon kind={view.kind} size={30} />}
      <div className="document-words">
        <h2 title={view?.title ?? title}>{view?.title ?? title}</h2>
        {view && (
          <p title={view.path}>
            <span className="document-path">{view.path}</span>
            <span>{details(view)}</span>
          </p>
        )}
      </div>
      {view && view.state !== 'ready' && <StateBadge state={view.state} />}
      <div className="document-actions">
        {view && (
          <IconButton
            icon="reveal"
            label={`Show in ${fileBrowserName()}`}
            onClick={() => void useFiles.getState().reveal(view.fileId)}
          />
        )}
        <IconButton
          icon={expanded ? 'shrink' : 'expand'}
          label={expanded ? 'Show beside the list' : 'Use the whole window'}
          onClick={toggleExpanded}
        />
        <IconButton icon="close" label="Close (Esc)" onClick={close} data-testid="document-close" />
      </div>
    </header>
  );
}
