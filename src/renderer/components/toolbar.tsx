import type { ReactNode } from 'react';
import { HelpLink } from './help-link.tsx';

type ToolbarProps = { readonly title: string; readonly subtitle?: string; readonly children?: ReactNode };

/** The top of a view; also where the window is dragged, as on any Mac. */
export function Toolbar({ title, subtitle, children }: ToolbarProps) {
  return (
    <header className="toolbar">
      <div className="toolbar-title">
        <h1 dir="auto">{title}</h1>
        {subtitle && <span title={subtitle}>{subtitle}</span>}
      </div>
      <div className="toolbar-actions">
        {children}
        <HelpLink />
      </div>
    </header>
  );
}
