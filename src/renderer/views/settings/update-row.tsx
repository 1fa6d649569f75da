import { formatDate } from '../../format.ts';
import { t } from '../../languages/translate.ts';
import { useSettings } from '../../stores/settings-store.ts';
import { useUpdates } from '../../stores/update-store.ts';
import { errorMessage } from '../error-messages.ts';
import { FixedSetting } from './fixed-setting.tsx';

/** The switch of the look for newer versions; nothing at all where this build cannot look. */
export function UpdateRow() {
  const on = useSettings((state) => state.settings.checkUpdates);
  const { status, checking } = useUpdates();
  if (status === null) return null;
  return (
    <FixedSetting name="checkUpdates">
      <label className="setting-row switch-row" id="setting-updates">
        <span className="switch-words">
          <b>{t('Check for updates')}</b>
          {t(
            'Once a day one small signed file is read. Nothing is sent, fetched or installed; you are told, and that is all.',
          )}
        </span>
        <input
          type="checkbox"
          role="switch"
          aria-checked={on}
          className="switch"
          checked={on}
          onChange={(event) => void useSettings.getState().change({ checkUpdates: event.currentTarget.checked })}
          data-testid="check-updates"
        />
      </label>
      {on && (
        <div className="setting-row">
          <span className="switch-words" role="status" data-testid="update-state">
            {updateWords(status)}
          </span>
          <button
            type="button"
            className="button"
            disabled={checking}
            onClick={() => void useUpdates.getState().check()}
            data-testid="update-check"
          >
            {checking ? t('Looking…') : t('Look Now')}
          </button>
        </div>
      )}
    </FixedSetting>
  );
}

/** What is known, and since when. */
export function updateWords({
  state,
  current,
  newest,
  checkedAt,
  problem,
}: NonNullable<ReturnType<typeof useUpdates.getState>['status']>): string {
  if (problem) return errorMessage(problem).sentence;
  if (checkedAt === null) return t('Not looked up yet.');
  const what =
    state === 'newer'
      ? t('Docent {newest} is there; this is {current}.', { newest: newest ?? '', current })
      : t('Docent {current} is the newest.', { current });
  return t('{what} Looked up {checkedAt}.', { what, checkedAt: formatDate(checkedAt) });
}
