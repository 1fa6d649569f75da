/** What can go wrong with models, adapters, downloads and model servers, as sentences. */
import type { AppErrorCode } from '../../preload/contract/errors.ts';
import { t } from '../languages/translate.ts';
import { type MessageMaker, say, textOf, withDetail } from './message-makers.ts';

type Codes = Extract<
  AppErrorCode,
  | Exclude<`model-${string}`, 'model-none'>
  | 'context-too-small'
  | `adapter-${string}`
  | 'network-off'
  | `download-${string}`
  | `endpoint-${string}`
>;

export const modelErrors: Readonly<Record<Exclude<Codes, 'model-none'>, MessageMaker>> = {
  'model-missing': say('The model’s file is no longer there.', 'Choose the file again, or use Quote.'),
  'model-invalid': (values) => {
    const detail = textOf(values, 'detail');
    return {
      sentence:
        detail === null
          ? t('This is not a model Docent can use.')
          : t('This is not a model Docent can use: {detail}.', { detail }),
      next: t('Choose a GGUF file, or the folder of an ONNX model.'),
    };
  },
  'model-unsupported': say('This model is not made for this use.', 'Its name or page says what it is made for.'),
  'model-failed': say('The model could not be loaded.', 'A smaller model may fit; Quote and search work without one.'),
  'model-host-down': say(
    'The model stopped and does not start again.',
    'Restart Docent; search and Quote keep working.',
  ),
  'context-too-small': say(
    'The model cannot take in enough text for this question.',
    'A model with a longer context helps, or use Quote.',
  ),
  'adapter-missing': say('The adapter’s file is not there.', 'Put it back, or remove the adapter from the list.'),
  'adapter-invalid': withDetail('This adapter’s files cannot be used', 'Copy or train it again, then add it again.'),
  'adapter-unsupported': withDetail(
    'This kind of adapter cannot be used',
    'Plain LoRA adapters of PEFT, MLX and GGUF can.',
  ),
  'adapter-misfit': withDetail(
    'This adapter was made for another model',
    'Choose the model it was trained on, then add it.',
  ),

  'model-in-use': (values) => ({
    sentence:
      textOf(values, 'by') === null
        ? t('This model is in use.')
        : t('This model is in use: {by}.', { by: textOf(values, 'by') ?? '' }),
    next: t('Choose another one first, or remove it all the same.'),
  }),

  'network-off': say('Docent may not use the network.', 'Allow downloads under Settings, Privacy, if you want them.'),
  'download-unavailable': say(
    'Docent has no checked copy of this model to download.',
    'Get it from its page, then choose Import from Disk.',
  ),
  'download-failed': (values) => {
    const host = textOf(values, 'host');
    return {
      sentence:
        host === null
          ? t('The server could not be reached, or broke off.')
          : t('{host} could not be reached, or broke off.', { host }),
      next: t('What has arrived is kept; it goes on where it stopped.'),
    };
  },
  'download-corrupt': say(
    'What arrived is not the file it should be, so it was deleted. Nothing else was touched.',
    'Try again; if it repeats, the server has another file, and an import from disk helps.',
  ),

  'endpoint-unreachable': say(
    'The model server on this computer does not answer.',
    'Start it, check its address under Settings, or choose another model.',
  ),
  'endpoint-refused': say(
    'The model server on this computer refused the request.',
    'Check the model’s name and the key under Settings.',
  ),
  'endpoint-model-elsewhere': say(
    'The model server would send your question and passages to another computer for this model, so nothing was sent.',
    'Choose a model that runs on this Mac, in Docent or under Settings.',
  ),
};
