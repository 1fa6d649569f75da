/** The library as training data, and the settings to train with. */
import type { Handlers } from '../../../preload/contract/requests.ts';
import type { EngineContext } from '../engine-context.ts';
import { ratedPart } from '../run-rated-export.ts';
import { trainingPart } from '../run-training-export.ts';
import { trainingConfig, trainingPlan } from '../train/training-plan.ts';

export function trainingHandlers(
  context: EngineContext,
): Handlers<'training.part' | 'training.rated' | 'training.plan'> {
  return {
    'training.part': async ({ after, modelPath }, { signal }) => {
      const model = modelPath ? await context.registry.at(modelPath, 'chat') : null;
      return trainingPart(context, after, model, signal);
    },
    'training.rated': async ({ after }) => ratedPart(context, after),
    'training.plan': async ({ lines, folder, base, memoryBytes }) => {
      const plan = trainingPlan(memoryBytes ?? context.machine.read().memoryBytes, lines);
      return { plan, config: trainingConfig(plan, base, folder) };
    },
  };
}
