import { Icon, type IconName } from './icon.tsx';
import { PopupPanel, usePopup } from './popup.tsx';

type MenuItem = { readonly label: string; readonly run: () => void; readonly testId: string };

type MenuButtonProps = {
  readonly icon: IconName;
  readonly label: string;
  readonly items: readonly MenuItem[];
  readonly testId: string;
  /** CSS pixels of the icon. */
  readonly size?: number;
};

/** A button with a short menu of things to do. */
export function MenuButton({ icon, label, items, testId, size = 16 }: MenuButtonProps) {
  const popup = usePopup('menu');
  return (
    <span className="menu-button">
      <button
        type="button"
        className="icon-button"
        aria-label={label}
        title={label}
        {...popup.trigger}
        data-testid={testId}
      >
        <Icon name={icon} size={size} />
      </button>
      <PopupPanel popup={popup} label={label}>
        {items.map((item) => (
          <button
            key={item.testId}
            type="button"
            role="menuitem"
            tabIndex={-1}
            {...popup.closes}
            onClick={item.run}
            data-testid={item.testId}
          >
            {item.label}
          </button>
        ))}
      </PopupPanel>
    </span>
  );
}
