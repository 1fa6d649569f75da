import type { ReactNode } from 'react';
import { t } from '../languages/translate.ts';
import { Icon, type IconName } from './icon.tsx';
import { IconButton } from './icon-button.tsx';

type BannerProps = {
  readonly icon: IconName;
  readonly tone: 'note' | 'problem';
  readonly children: ReactNode;
  readonly onDismiss?: () => void;
};

/** A line above the view that says what is going on and what to do. */
export function Banner({ icon, tone, children, onDismiss }: BannerProps) {
  return (
    <div className={`banner tone-${tone}`} role={tone === 'problem' ? 'alert' : 'status'} data-testid="banner">
      <Icon name={icon} />
      <span className="banner-text">{children}</span>
      {onDismiss && <IconButton icon="close" label={t('Dismiss')} size={14} onClick={onDismiss} />}
    </div>
  );
}
