/** While a model writes an answer, reading leaves it half of the machine. */
import type { EventName, Events } from '../../preload/contract/events.ts';
import type { EventListener } from './event-hub.ts';
import type { Ingest } from './ingest/ingest.ts';

/** Passes events on and notes which answers are being written. */
export function yieldToAnswers(ingest: Pick<Ingest, 'asking'>, emit: EventListener): EventListener {
  const writing = new Set<string>();
  return <Name extends EventName>(name: Name, payload: Events[Name]) => {
    if (name === 'answer.stage') {
      const { answerId, stage } = payload as Events['answer.stage'];
      if (stage === 'loading-model' && !writing.has(answerId)) {
        writing.add(answerId);
        ingest.asking(1);
      }
    }
    if (name === 'answer.done' && writing.delete((payload as Events['answer.done']).answerId)) ingest.asking(-1);
    emit(name, payload);
  };
}
