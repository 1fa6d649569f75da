import { Icon, type IconName } from '../../components/icon.tsx';
import { t } from '../../languages/translate.ts';
import { type ChosenWay, useAnswerWay } from '../../stores/answer-way-store.ts';

type Way = {
  readonly way: ChosenWay;
  readonly icon: IconName;
  readonly label: string;
  readonly hint: string;
  readonly on: string;
};

const ways = (): readonly Way[] => [
  {
    way: 'collection',
    icon: 'list',
    label: t('Whole collection'),
    hint: t(
      'Go over every file, one by one. Questions such as “List every contract that ends in 2027” do so by themselves.',
    ),
    on: t('The next question goes over every file, one by one'),
  },
  {
    way: 'table',
    icon: 'table',
    label: t('Table'),
    hint: t(
      'Compute the answer over a table that is found: counts, sums, largest values. Clear questions about a table do so by themselves.',
    ),
    on: t('The next question is computed over a table where one fits'),
  },
];

/** How the next question is gone about; left alone, its words decide. */
export function WayChoice() {
  const chosen = useAnswerWay((state) => state.way);
  const { choose } = useAnswerWay.getState();
  return ways().map(({ way, icon, label, hint, on }) => (
    <button
      key={way}
      type="button"
      className="way-choice"
      aria-pressed={chosen === way}
      title={chosen === way ? on : hint}
      onClick={() => choose(chosen === way ? 'auto' : way)}
      data-testid={`way-${way}`}
    >
      <Icon name={icon} size={14} />
      <span className="way-label">{label}</span>
    </button>
  ));
}
