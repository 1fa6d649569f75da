import type { Answer, ContextUse } from '../../../preload/contract/shapes.ts';
import { PopupPanel, usePopup } from '../../components/popup.tsx';
import { formatCount } from '../../format.ts';
import { useChat } from '../../stores/chat-store.ts';

/** How full a model's context was, 0-100. */
export function contextShare(use: ContextUse): number {
  const filled = use.instructions + use.summary + use.turns + use.passages + use.question;
  return Math.min(100, Math.round((filled / Math.max(1, use.contextTokens)) * 100));
}

/** What the meter says at a glance. */
export function contextText(use: ContextUse): string {
  const { summarisedTurns: told } = use;
  const summarised =
    told === 0 ? '' : ` · ${told === 1 ? 'oldest turn' : `${formatCount(told)} oldest turns`} summarised`;
  return `Context: ${contextShare(use)}%${summarised}`;
}

const parts: readonly { readonly name: keyof ContextUse; readonly label: string }[] = [
  { name: 'instructions', label: 'Instructions' },
  { name: 'summary', label: 'Summary of the oldest turns' },
  { name: 'turns', label: 'Earlier turns' },
  { name: 'passages', label: 'Passages of your files' },
  { name: 'question', label: 'Your question' },
  { name: 'answer', label: 'Kept free for the answer' },
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
        title="What the model read for the last answer"
        data-testid="context-meter"
      >
        <span className="context-bar" aria-hidden="true">
          <span className="context-fill" style={{ width: `${contextShare(use)}%` }} />
        </span>
        {contextText(use)}
      </button>
      <PopupPanel popup={popup} label="What the model read" className="context-menu" testId="context-parts">
        <p>What the model read for the last answer. It holds {formatCount(use.contextTokens)} tokens at once.</p>
        <dl>
          {parts
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
            The conversation no longer fits as a whole: the oldest questions and answers are told to the model in short.
            You still see everything.
          </p>
        )}
      </PopupPanel>
    </span>
  );
}

function lastContext(answers: readonly (Answer | null)[]): ContextUse | null {
  return answers.findLast((answer) => answer?.context)?.context ?? null;
}
