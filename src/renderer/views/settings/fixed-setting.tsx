import type { ReactNode } from 'react';
import type { SettingName } from '../../../preload/contract/setting-list.ts';
import { Icon } from '../../components/icon.tsx';
import { fixedSetting, useConfig } from '../../stores/config-store.ts';
import { fixedText } from './config-messages.ts';

/** The control of a setting; it can only be looked at while file or environment set it, and says which. */
export function FixedSetting({ name, children }: { readonly name: SettingName; readonly children: ReactNode }) {
  const fixed = fixedSetting(
    useConfig((state) => state.report),
    name,
  );
  if (!fixed) return children;
  return (
    <fieldset className="fixed-setting" disabled data-testid={`fixed-${name}`}>
      {children}
      <p className="fixed-note">
        <Icon name="lock" size={12} />
        {fixedText(fixed)}
      </p>
    </fieldset>
  );
}
