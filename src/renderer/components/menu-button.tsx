import { useId } from 'react';
import { Icon, type IconName } from './icon.tsx';

type MenuItem = { readonly label: string; readonly run: () => void; readonly testId: string };

type MenuButtonProps = {
  readonly icon: IconName;
  readonly label: string;
  readonly items: readonly MenuItem[];
  readonly testId: string;
};

/** A button with a short menu; the platform's own popover closes it on Escape and on a click elsewhere. */
export function MenuButton({ icon, label, items, testId }: MenuButtonProps) {
  const id = useId();
  const anchor = `--menu-${id.replace(/\W/g, '')}`;
  return (
    <span className="menu-button">
      <button
        type="button"
        className="icon-button"
        aria-label={label}
        title={label}
        aria-haspopup="menu"
        popoverTarget={id}
        style={{ anchorName: anchor } as React.CSSProperties}
        data-testid={testId}
      >
        <Icon name={icon} />
      </button>
      <div
        id={id}
        className="menu"
        role="menu"
        popover="auto"
        style={{ positionAnchor: anchor } as React.CSSProperties}
      >
        {items.map((item) => (
          <button
            key={item.testId}
            type="button"
            role="menuitem"
            popoverTarget={id}
            popoverTargetAction="hide"
            onClick={item.run}
            data-testid={item.testId}
          >
            {item.label}
          </button>
        ))}
      </div>
    </span>
  );
}
