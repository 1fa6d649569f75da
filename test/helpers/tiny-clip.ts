/**
 * A small real picture model a script makes, shaped like CLIP: a text encoder (bag of colour words) and a vision encoder (mean of each
 * colour channel of what the preprocessor gives), whose vectors meet in one space of three numbers.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { onnxFile } from './onnx-file.ts';

const words = [
  '[PAD]',
  '[UNK]',
  '[CLS]',
  '[SEP]',
  '[MASK]',
  'red',
  'green',
  'blue',
  'a',
  'boat',
  'picture',
  'warm',
  'up',
];
const firstColour = words.indexOf('red');
/** Pixels of the square it looks at; the numbers of the first CLIP in everything else. */
export const tinyClipEdge = 16;
const preprocessor = {
  image_processor_type: 'CLIPImageProcessor',
  do_resize: true,
  size: { shortest_edge: tinyClipEdge },
  resample: 3,
  do_center_crop: true,
  crop_size: { height: tinyClipEdge, width: tinyClipEdge },
  do_rescale: true,
  rescale_factor: 1 / 255,
  do_normalize: true,
  do_convert_rgb: true,
  image_mean: [0.48145466, 0.4578275, 0.40821073],
  image_std: [0.26862954, 0.26130258, 0.27577711],
};
const tokenizer = {
  version: '1.0',
  truncation: null,
  padding: null,
  added_tokens: words.slice(0, 5).map((content, id) => ({
    ...{ id, content, single_word: false, lstrip: false, rstrip: false, normalized: false, special: true },
  })),
  normalizer: {
    type: 'BertNormalizer',
    clean_text: true,
    handle_chinese_chars: true,
    strip_accents: null,
    lowercase: true,
  },
  pre_tokenizer: { type: 'BertPreTokenizer' },
  post_processor: null,
  decoder: { type: 'WordPiece', prefix: '##', cleanup: true },
  model: {
    ...{ type: 'WordPiece', unk_token: '[UNK]', continuing_subword_prefix: '##', max_input_chars_per_word: 100 },
    vocab: Object.fromEntries(words.map((word, id) => [word, id])),
  },
};
const tokenizerConfig = {
  ...{ tokenizer_class: 'BertTokenizer', do_lower_case: true, model_max_length: 16, pad_token: '[PAD]' },
  ...{ unk_token: '[UNK]', cls_token: '[CLS]', sep_token: '[SEP]', mask_token: '[MASK]' },
};

/** Each colour its own direction; every other word a little of all, as no vector may be zero. */
function directions(): Float32Array {
  const values = new Float32Array(words.length * 3).fill(0.01);
  for (let colour = 0; colour < 3; colour += 1) values[(firstColour + colour) * 3 + colour] = 1;
  return values;
}

/** The folder, which is made. */
export function writeTinyClip(folder: string): string {
  mkdirSync(path.join(folder, 'onnx'), { recursive: true });
  const json = (name: string, value: object) => writeFileSync(path.join(folder, name), JSON.stringify(value));
  json('config.json', {
    model_type: 'clip',
    projection_dim: 3,
    text_config: { model_type: 'clip_text_model', vocab_size: words.length, hidden_size: 3 },
    vision_config: { model_type: 'clip_vision_model', image_size: tinyClipEdge, hidden_size: 3 },
  });
  json('preprocessor_config.json', preprocessor);
  json('tokenizer.json', tokenizer);
  json('tokenizer_config.json', tokenizerConfig);
  const text = onnxFile({
    inputs: [{ name: 'input_ids', type: 'int64', dims: ['batch', 'tokens'] }],
    outputs: [{ name: 'text_embeds', type: 'float', dims: ['batch', 3] }],
    tensors: [
      { name: 'words', dims: [words.length, 3], values: directions() },
      { name: 'tokens axis', dims: [1], values: new BigInt64Array([1n]) },
    ],
    nodes: [
      { type: 'Gather', inputs: ['words', 'input_ids'], outputs: ['found'] },
      {
        type: 'ReduceSum',
        inputs: ['found', 'tokens axis'],
        outputs: ['text_embeds'],
        attributes: [{ name: 'keepdims', int: 0 }],
      },
    ],
  });
  const vision = onnxFile({
    inputs: [{ name: 'pixel_values', type: 'float', dims: ['batch', 3, 'height', 'width'] }],
    outputs: [{ name: 'image_embeds', type: 'float', dims: ['batch', 3] }],
    tensors: [],
    nodes: [
      {
        type: 'ReduceMean',
        inputs: ['pixel_values'],
        outputs: ['image_embeds'],
        attributes: [
          { name: 'axes', ints: [2, 3] },
          { name: 'keepdims', int: 0 },
        ],
      },
    ],
  });
  writeFileSync(path.join(folder, 'onnx', 'text_model.onnx'), text);
  writeFileSync(path.join(folder, 'onnx', 'vision_model.onnx'), vision);
  return folder;
}
