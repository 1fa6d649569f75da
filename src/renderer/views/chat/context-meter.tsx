import type { Answer, ContextUse } from '../../../preload/contract/shapes.ts';
import { PopupPanel, usePopup } from '../../components/popup.tsx';
import { formatCount, formatPercent } from '../../format.ts';
import { plural } from '../../languages/plural.ts';
import { t } from '../../languages/translate.ts';
import { useChat } from '../../stores/chat-store.ts';

/** How full a model's context was, 0-100. */
export function contextShare(use: ContextUse): number {
  const filled = use.instructions + use.summary + use.turns + use.passages + use.question;
  return Math.min(100, Math.round((filled / Math.max(1, use.contextTokens)) * 100));
}

/** What the meter says at a glance. */
export function contextText(use: ContextUse): string {
  const { summarisedTurns: told } = use;
  const context = t('Context: {share}', { share: formatPercent(contextShare(use) / 100) });
  if (told === 0) return context;
  return plural(told, '{context} · oldest turn summarised', '{context} · {n} oldest turns summarised', { context });
}

const parts = (): readonly { readonly name: keyof ContextUse; readonly label: string }[] => [
  { name: 'instructions', label: t('Instructions') },
  { name: 'summary', label: t('Summary of the oldest turns') },
  { name: 'turns', label: t('Earlier turns') },
  { name: 'passages', label: t('Passages of your files') },
  { name: 'question', label: t('Your question') },
  { name: 'answer', label: t('Kept free for the answer') },
];

/** What the model read for the last answer it wrote here; nothing is shown before there is one. */
export function ContextMeter() {
  const use = useChat((state) => lastContext(state.conversation?.messages.map(({ answer }) => answer) ?? []));
  const popup = usePopup('dialog');
  if (!use) return null;
  return (
    <span className="menu-button context-meter">
      <button
        type="button"
        className="link-button"
        {...popup.trigger}
        title={t('What the model read for the last answer')}
        data-testid="context-meter"
      >
        <span className="context-bar" aria-hidden="true">
          <span className="context-fill" style={{ width: `${contextShare(use)}%` }} />
        </span>
        {contextText(use)}
      </button>
      <PopupPanel popup={popup} label={t('What the model read')} className="context-menu" testId="context-parts">
        <p>
          {t('What the model read for the last answer. It holds {contextTokens} tokens at once.', {
            contextTokens: formatCount(use.contextTokens),
          })}
        </p>
        <dl>
          {parts()
            .filter(({ name }) => use[name] > 0)
            .map(({ name, label }) => (
              <div key={name}>
                <dt>{label}</dt>
                <dd>{formatCount(use[name])}</dd>
              </div>
            ))}
        </dl>
        {use.summarisedTurns > 0 && (
          <p>
            {t(
              'The conversation no longer fits as a whole: the oldest questions and answers are told to the model in short. You still see everything.',
            )}
          </p>
        )}
      </PopupPanel>
    </span>
  );
}

function lastContext(answers: readonly (Answer | null)[]): ContextUse | null {
  return answers.findLast((answer) => answer?.context)?.context ?? null;
}
