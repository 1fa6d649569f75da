/** Settings of a LoRA training that fit a Mac's memory, as `mlx_lm.lora` takes them. */
import { trainingLimits } from './limits.ts';

const gibibyte = 1024 ** 3;

export type TrainingPlan = {
  readonly rank: number;
  readonly layers: number;
  readonly batch: number;
  readonly sequenceTokens: number;
  readonly gradientCheckpoint: boolean;
  readonly iterations: number;
};

/**
 * Activations grow with batch × sequence × layers, so these shrink together; a 4-bit model of 7B trains in 16 GB with batch 1 and 8
 * layers, one of 1-3B in 8 GB with 4. `layers` -1: all. Rows: memory up to which a row holds.
 */
const rows: readonly (readonly [number, Omit<TrainingPlan, 'iterations'>])[] = [
  [8 * gibibyte, { rank: 8, layers: 4, batch: 1, sequenceTokens: 1024, gradientCheckpoint: true }],
  [16 * gibibyte, { rank: 8, layers: 8, batch: 1, sequenceTokens: 2048, gradientCheckpoint: true }],
  [32 * gibibyte, { rank: 16, layers: 16, batch: 2, sequenceTokens: 2048, gradientCheckpoint: true }],
  [64 * gibibyte, { rank: 16, layers: 16, batch: 4, sequenceTokens: 2048, gradientCheckpoint: false }],
  [Number.POSITIVE_INFINITY, { rank: 32, layers: -1, batch: 4, sequenceTokens: 4096, gradientCheckpoint: false }],
];

/** `lines`: of the training side. Pure. */
export function trainingPlan(memoryBytes: number, lines: number): TrainingPlan {
  const [, settings] = rows.find(([most]) => memoryBytes <= most) as (typeof rows)[number];
  const { least, most } = trainingLimits.iterations;
  const passes = Math.ceil((lines * trainingLimits.epochs) / settings.batch);
  return { ...settings, iterations: Math.min(most, Math.max(least, passes)) };
}

/** The settings file of `mlx_lm.lora --config`; rank and scale have no flags of their own there. */
export function trainingConfig(plan: TrainingPlan, base: string, folder: string): string {
  return [
    `model: ${JSON.stringify(base)}`,
    'train: true',
    `data: ${JSON.stringify(folder)}`,
    'fine_tune_type: lora',
    `num_layers: ${plan.layers}`,
    `batch_size: ${plan.batch}`,
    `iters: ${plan.iterations}`,
    `max_seq_length: ${plan.sequenceTokens}`,
    `grad_checkpoint: ${plan.gradientCheckpoint}`,
    'mask_prompt: true',
    `adapter_path: ${JSON.stringify(`${folder}/adapter`)}`,
    'lora_parameters:',
    `  rank: ${plan.rank}`,
    '  scale: 20.0',
    '  dropout: 0.0',
    '',
  ].join('\n');
}
