/** Small real ONNX models a script makes: bags of words with hand-set weights, in the layout transformers.js reads. */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { type OnnxNetwork, onnxFile } from './onnx-file.ts';

const special = ['[PAD]', '[UNK]', '[CLS]', '[SEP]', '[MASK]'] as const;
export const tinyWords =
  'the a of in on under by was were is are and heron herons egret nest nests alder weir river pier lighthouse built board budget travel euros march old water stood'.split(
    ' ',
  );
const vocabulary = [...special, ...tinyWords];
const width = vocabulary.length;

/** Every word its own direction; the marks and unknown words have none. */
function wordDirections(): Float32Array {
  const values = new Float32Array(width * width);
  for (let word = special.length; word < width; word++) values[word * width + word] = 1;
  return values;
}

const idsInput = (name: string) => ({ name, type: 'int64' as const, dims: ['batch', 'tokens'] });
const directions = { name: 'words', dims: [width, width], values: wordDirections() };
const axis = (name: string, value: number) => ({ name, dims: [1], values: new BigInt64Array([BigInt(value)]) });
const scalar = (name: string, value: number) => ({ name, dims: [1], values: new Float32Array([value]) });

/** Logit of a pair: four times the words query and passage share, less six; with `labels` 2 that and its opposite. */
function crossEncoder(labels: 1 | 2): OnnxNetwork {
  const op = (type: string, inputs: readonly string[], output: string) => ({ type, inputs, outputs: [output] });
  const cast = (input: string, output: string) => ({
    ...op('Cast', [input], output),
    attributes: [{ name: 'to', int: 1 }],
  });
  const sum = (input: string, by: string, output: string, keep: number) => ({
    ...op('ReduceSum', [input, by], output),
    attributes: [{ name: 'keepdims', int: keep }],
  });
  return {
    inputs: ['input_ids', 'attention_mask', 'token_type_ids'].map(idsInput),
    outputs: [{ name: 'logits', type: 'float', dims: ['batch', labels] }],
    tensors: [
      directions,
      axis('tokens axis', 1),
      axis('width axis', -1),
      scalar('one', 1),
      scalar('slope', 4),
      scalar('offset', -6),
      { name: 'labels', dims: [1, labels], values: new Float32Array(labels === 1 ? [1] : [-1, 1]) },
    ],
    nodes: [
      op('Gather', ['words', 'input_ids'], 'found'),
      cast('attention_mask', 'mask'),
      cast('token_type_ids', 'second'),
      op('Sub', ['one', 'second'], 'first'),
      op('Mul', ['mask', 'first'], 'in query'),
      op('Mul', ['mask', 'second'], 'in passage'),
      op('Unsqueeze', ['in query', 'width axis'], 'query column'),
      op('Unsqueeze', ['in passage', 'width axis'], 'passage column'),
      op('Mul', ['found', 'query column'], 'query words'),
      op('Mul', ['found', 'passage column'], 'passage words'),
      sum('query words', 'tokens axis', 'query bag', 0),
      sum('passage words', 'tokens axis', 'passage bag', 0),
      op('Mul', ['query bag', 'passage bag'], 'shared words'),
      sum('shared words', 'width axis', 'shared', 1),
      op('Mul', ['shared', 'slope'], 'steep'),
      op('Add', ['steep', 'offset'], 'score'),
      op('Mul', ['score', 'labels'], 'logits'),
    ],
  };
}

/** Each token's own direction: what pooling makes of them can be told from outside. */
const embedder: OnnxNetwork = {
  inputs: ['input_ids', 'attention_mask', 'token_type_ids'].map(idsInput),
  outputs: [{ name: 'last_hidden_state', type: 'float', dims: ['batch', 'tokens', width] }],
  tensors: [{ ...directions, values: markedDirections() }],
  nodes: [{ type: 'Gather', inputs: ['words', 'input_ids'], outputs: ['last_hidden_state'] }],
};

/** Also the marks have directions, so that the first and the last token differ. */
function markedDirections(): Float32Array {
  const values = wordDirections();
  for (let mark = 0; mark < special.length; mark++) values[mark * width + mark] = 1;
  return values;
}

const mark = (id: string, type: 0 | 1) => ({ SpecialToken: { id, type_id: type } });
const text = (id: 'A' | 'B', type: 0 | 1) => ({ Sequence: { id, type_id: type } });
const tokenizer = {
  version: '1.0',
  truncation: null,
  padding: null,
  added_tokens: special.map((content, id) => ({
    id,
    content,
    single_word: false,
    lstrip: false,
    rstrip: false,
    normalized: false,
    special: true,
  })),
  normalizer: {
    type: 'BertNormalizer',
    clean_text: true,
    handle_chinese_chars: true,
    strip_accents: null,
    lowercase: true,
  },
  pre_tokenizer: { type: 'BertPreTokenizer' },
  post_processor: {
    type: 'TemplateProcessing',
    single: [mark('[CLS]', 0), text('A', 0), mark('[SEP]', 0)],
    pair: [mark('[CLS]', 0), text('A', 0), mark('[SEP]', 0), text('B', 1), mark('[SEP]', 1)],
    special_tokens: {
      '[CLS]': { id: '[CLS]', ids: [2], tokens: ['[CLS]'] },
      '[SEP]': { id: '[SEP]', ids: [3], tokens: ['[SEP]'] },
    },
  },
  decoder: { type: 'WordPiece', prefix: '##', cleanup: true },
  model: {
    type: 'WordPiece',
    unk_token: '[UNK]',
    continuing_subword_prefix: '##',
    max_input_chars_per_word: 100,
    vocab: Object.fromEntries(vocabulary.map((word, id) => [word, id])),
  },
};
const tokenizerConfig = {
  tokenizer_class: 'BertTokenizer',
  do_lower_case: true,
  model_max_length: 64,
  cls_token: '[CLS]',
  sep_token: '[SEP]',
  pad_token: '[PAD]',
  unk_token: '[UNK]',
  mask_token: '[MASK]',
};

function writeModel(folder: string, config: object, network: OnnxNetwork): string {
  mkdirSync(path.join(folder, 'onnx'), { recursive: true });
  const json = (name: string, value: object) => writeFileSync(path.join(folder, name), JSON.stringify(value));
  json('config.json', {
    model_type: 'bert',
    hidden_size: width,
    vocab_size: width,
    max_position_embeddings: 64,
    pad_token_id: 0,
    type_vocab_size: 2,
    ...config,
  });
  json('tokenizer.json', tokenizer);
  json('tokenizer_config.json', tokenizerConfig);
  writeFileSync(path.join(folder, 'onnx', 'model.onnx'), onnxFile(network));
  return folder;
}

/** A reranker in `folder`, which is made; the folder. Scores: 0 shared words .002, one .12, two .88, three .998. */
export function writeTinyReranker(folder: string, labels: 1 | 2 = 1): string {
  const names = Array.from({ length: labels }, (_, label) => [label, `LABEL_${label}`]);
  const config = { architectures: ['BertForSequenceClassification'], id2label: Object.fromEntries(names) };
  return writeModel(folder, config, crossEncoder(labels));
}

/** An embedding model in `folder`, which is made; the folder. Its vectors have one number per word of `tinyVocabulary`. */
export function writeTinyEmbedder(folder: string): string {
  return writeModel(folder, { architectures: ['BertModel'] }, embedder);
}

export const tinyVocabulary: readonly string[] = vocabulary;
