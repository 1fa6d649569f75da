/** While a model writes an answer, reading leaves it half of the machine. */
import type { EventName, Events } from '../../preload/contract/events.ts';
import type { EventListener } from './event-hub.ts';

/** Passes events on and tells how many answers are being written, one more or one less each time. */
export function yieldToAnswers(writing: (by: 1 | -1) => void, emit: EventListener): EventListener {
  const written = new Set<string>();
  return <Name extends EventName>(name: Name, payload: Events[Name]) => {
    if (name === 'answer.stage') {
      const { answerId, stage } = payload as Events['answer.stage'];
      if (stage === 'loading-model' && !written.has(answerId)) {
        written.add(answerId);
        writing(1);
      }
    }
    if (name === 'answer.done' && written.delete((payload as Events['answer.done']).answerId)) writing(-1);
    emit(name, payload);
  };
}
