import { Icon } from '../../components/icon.tsx';
import { useAnswerWay } from '../../stores/answer-way-store.ts';

/** Whether the next question goes over every file; left alone, its words decide. */
export function WayChoice() {
  const way = useAnswerWay((state) => state.way);
  const { choose } = useAnswerWay.getState();
  const whole = way === 'collection';
  return (
    <button
      type="button"
      className="way-choice"
      aria-pressed={whole}
      title={
        whole
          ? 'The next question goes over every file, one by one'
          : 'Go over every file, one by one. Questions such as “List every contract that ends in 2027” do so by themselves.'
      }
      onClick={() => choose(whole ? 'auto' : 'collection')}
      data-testid="way-collection"
    >
      <Icon name="library" size={14} />
      Whole collection
    </button>
  );
}
