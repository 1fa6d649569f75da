import type { TextSize } from '../../../preload/contract/setting-list.ts';
import { Segmented } from '../../components/segmented.tsx';
import { t } from '../../languages/translate.ts';
import { useSettings } from '../../stores/settings-store.ts';
import { FixedSetting } from './fixed-setting.tsx';

const sizes = (): readonly { readonly value: TextSize; readonly label: string; readonly testId: string }[] => [
  { value: 'small', label: t('Small'), testId: 'text-size-small' },
  { value: 'standard', label: t('Standard'), testId: 'text-size-standard' },
  { value: 'large', label: t('Large'), testId: 'text-size-large' },
  { value: 'larger', label: t('Larger'), testId: 'text-size-larger' },
  { value: 'largest', label: t('Largest'), testId: 'text-size-largest' },
];

/** How large everything in the window is, documents too. */
export function TextSizeSetting() {
  const textSize = useSettings((state) => state.settings.textSize);
  return (
    <FixedSetting name="textSize">
      <div className="setting-row">
        <span>{t('Text size')}</span>
        <Segmented
          label={t('Text size')}
          segments={sizes()}
          value={textSize}
          onChange={(value) => void useSettings.getState().change({ textSize: value })}
          testId="text-size-select"
        />
      </div>
    </FixedSetting>
  );
}
