/** OpenAI's embeddings, by the model whose vectors the library has. */
import { z } from 'zod';
import { AppError } from '../../../../preload/contract/errors.ts';
import { chatModels } from './chat-completions.ts';
import { json } from './replies.ts';
import { type ApiRoute, jsonRoute } from './route.ts';

const embeddingModel = 'docent-embedding';
const text = z.string().min(1).max(100_000);

export const embeddingRoutes: readonly ApiRoute[] = [
  jsonRoute({
    path: '/v1/embeddings',
    summary: 'Unit vectors of texts, as OpenAI’s API gives them.',
    body: z.object({
      model: z.literal(embeddingModel),
      input: z.union([text, z.array(text).min(1).max(256)]),
      encoding_format: z.enum(['float', 'base64']).nullish(),
      dimensions: z.number().int().min(1).nullish().describe('Only the model’s own number.'),
      input_type: z
        .enum(['passage', 'query'])
        .default('passage')
        .describe('Docent’s own: many models prefix the two differently.'),
    }),
    gives: 'json',
    async run({ input, encoding_format: format, dimensions, input_type: purpose }, { signal }, { access }) {
      const texts = typeof input === 'string' ? [input] : input;
      const made = await access.request('embedding.run', { texts, purpose }, signal);
      if (dimensions && dimensions !== made.dimensions) {
        const detail = `dimensions: this model has ${made.dimensions}`;
        throw new AppError('bad-request', `Not a valid request: ${detail}.`, { detail });
      }
      return json({
        object: 'list',
        model: embeddingModel,
        data: made.vectors.map((vector, index) => ({
          object: 'embedding',
          index,
          embedding: format === 'base64' ? base64(vector) : [...vector],
        })),
        usage: { prompt_tokens: made.tokens, total_tokens: made.tokens },
        docent: { embedding: made.embeddingId, dimensions: made.dimensions },
      });
    },
  }),
  {
    method: 'GET',
    path: '/v1/models',
    summary: 'The names that chat completions and embeddings take.',
    gives: 'json',
    run: async () =>
      json({
        object: 'list',
        data: [...chatModels, embeddingModel].map((id) => ({ id, object: 'model', created: 0, owned_by: 'docent' })),
      }),
  },
];

function base64(vector: Float32Array): string {
  return Buffer.from(vector.buffer, vector.byteOffset, vector.byteLength).toString('base64');
}
