import { type KeyboardEvent, type PointerEvent, type ReactNode, useRef, useState } from 'react';
import { isRightToLeft, keyAlongLine } from '../languages/reading-direction.ts';
import { t } from '../languages/translate.ts';

type SplitPaneProps = {
  readonly children: ReactNode;
  readonly side: ReactNode | null;
  /** The side takes all the room. */
  readonly sideOnly: boolean;
};

/** Shares of the width the side may take. */
const narrowest = 0.3;
const widest = 0.7;
const keyStep = 0.03;

/** A view with an optional pane at its end and a divider that is dragged or moved with the arrow keys. */
export function SplitPane({ children, side, sideOnly }: SplitPaneProps) {
  const [share, setShare] = useState(0.52);
  const root = useRef<HTMLDivElement>(null);
  const move = (next: number) => setShare(Math.min(widest, Math.max(narrowest, next)));

  const onPointerMove = (event: PointerEvent) => {
    if (!event.currentTarget.hasPointerCapture(event.pointerId)) return;
    const box = root.current?.getBoundingClientRect();
    if (box) move((isRightToLeft() ? event.clientX - box.left : box.right - event.clientX) / box.width);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const key = keyAlongLine(event.key);
    if (key === 'ArrowLeft') move(share + keyStep);
    else if (key === 'ArrowRight') move(share - keyStep);
    else return;
    event.preventDefault();
  };

  return (
    <div className="split-pane" ref={root}>
      <div className="split-main" hidden={side !== null && sideOnly}>
        {children}
      </div>
      {side !== null && !sideOnly && (
        // biome-ignore lint/a11y/useSemanticElements: a movable divider is a focusable separator, which hr cannot be
        <div
          className="split-divider"
          role="separator"
          aria-orientation="vertical"
          aria-label={t('Width of the document')}
          aria-valuenow={Math.round(share * 100)}
          aria-valuemin={narrowest * 100}
          aria-valuemax={widest * 100}
          tabIndex={0}
          onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
          onPointerMove={onPointerMove}
          onKeyDown={onKeyDown}
        />
      )}
      {side !== null && (
        <div className="split-side" style={sideOnly ? undefined : { width: `${share * 100}%` }}>
          {side}
        </div>
      )}
    </div>
  );
}
