import { type CSSProperties, type KeyboardEvent, type ReactNode, type ToggleEvent, useId, useRef } from 'react';
import { moveFocus } from './arrow-keys.ts';

/** menu: items that do something, and nothing else · dialog: fields too. */
type Kind = 'menu' | 'dialog';

export type Popup = {
  readonly kind: Kind;
  readonly id: string;
  readonly anchor: string;
  /** For the button that opens it. */
  readonly trigger: {
    readonly popoverTarget: string;
    readonly 'aria-haspopup': Kind;
    readonly style: CSSProperties;
  };
  /** For an item that closes it when it is chosen. */
  readonly closes: { readonly popoverTarget: string; readonly popoverTargetAction: 'hide' };
};

/** What ties a button and its popup together. */
export function usePopup(kind: Kind): Popup {
  const id = useId();
  const anchor = `--popup-${id.replace(/\W/g, '')}`;
  return {
    kind,
    id,
    anchor,
    trigger: { popoverTarget: id, 'aria-haspopup': kind, style: { anchorName: anchor } as CSSProperties },
    closes: { popoverTarget: id, popoverTargetAction: 'hide' },
  };
}

type PopupPanelProps = {
  readonly popup: Popup;
  readonly label: string;
  readonly className?: string;
  readonly testId?: string;
  readonly children: ReactNode;
};

/** Items of a menu, and choices of a dialog: what the arrow keys go through. */
const items = '[role^="menuitem"]';
const focusable = `${items}, button, input, select`;

/**
 * The one behaviour of everything that pops up from a button: it opens with the focus on what is chosen or comes first, the arrow keys,
 * Home, End and first letters move it, Tab and Escape close it, and the focus goes back to the button.
 */
export function PopupPanel({ popup, label, className, testId, children }: PopupPanelProps) {
  const opener = useRef<HTMLElement | null>(null);
  const onBeforeToggle = (event: ToggleEvent<HTMLDivElement>) => {
    if (event.newState === 'open') opener.current = document.activeElement as HTMLElement | null;
  };
  const onToggle = (event: ToggleEvent<HTMLDivElement>) => {
    const panel = event.currentTarget;
    if (event.newState === 'open') {
      const chosen = panel.querySelector<HTMLElement>('[aria-checked="true"]');
      (chosen ?? panel.querySelector<HTMLElement>(focusable) ?? panel).focus();
      return;
    }
    // An item may have opened a dialog or a field, which then has the focus.
    const now = document.activeElement;
    if (now === null || now === document.body || panel.contains(now)) opener.current?.focus();
  };
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    if (moveFocus(event, items, 'vertical')) return event.stopPropagation();
    // Escape closes it by itself, and is for nothing behind it.
    if (event.key === 'Escape') event.stopPropagation();
    if (event.key !== 'Tab' || popup.kind !== 'menu') return;
    event.preventDefault();
    event.currentTarget.hidePopover();
  };
  return (
    // biome-ignore lint/a11y/useAriaPropsSupportedByRole: it is always a menu or a dialog, which both have names
    // biome-ignore lint/a11y/noStaticElementInteractions: the same
    <div
      id={popup.id}
      className={className ? `menu ${className}` : 'menu'}
      role={popup.kind}
      aria-label={label}
      tabIndex={-1}
      popover="auto"
      style={{ positionAnchor: popup.anchor } as CSSProperties}
      onBeforeToggle={onBeforeToggle}
      onToggle={onToggle}
      onKeyDown={onKeyDown}
      data-testid={testId}
    >
      {children}
    </div>
  );
}
