/** Writes small ONNX files (protobuf, `onnx.proto3`): nodes, tensors, inputs and outputs of one network. */
export type OnnxAttribute = { readonly name: string; readonly ints?: readonly number[]; readonly int?: number };
export type OnnxNode = {
  readonly type: string;
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
  readonly attributes?: readonly OnnxAttribute[];
};
export type OnnxTensor = {
  readonly name: string;
  readonly dims: readonly number[];
  readonly values: Float32Array | BigInt64Array;
};
/** A string among the dimensions stands for any number. */
export type OnnxValue = {
  readonly name: string;
  readonly type: 'float' | 'int64';
  readonly dims: readonly (number | string)[];
};
export type OnnxNetwork = {
  readonly nodes: readonly OnnxNode[];
  readonly tensors: readonly OnnxTensor[];
  readonly inputs: readonly OnnxValue[];
  readonly outputs: readonly OnnxValue[];
};

const elementTypes = { float: 1, int64: 7 } as const;
const attributeTypes = { int: 2, ints: 7 } as const;

function varint(value: number): Buffer {
  const bytes: number[] = [];
  let left = value;
  for (; left > 127; left = Math.floor(left / 128)) bytes.push((left % 128) + 128);
  return Buffer.from([...bytes, left]);
}
const number = (field: number, value: number) => Buffer.concat([varint(field * 8), varint(value)]);
function bytes(field: number, content: Uint8Array | string | readonly Buffer[]): Buffer {
  const value = Array.isArray(content) ? Buffer.concat(content as Buffer[]) : Buffer.from(content as Uint8Array);
  return Buffer.concat([varint(field * 8 + 2), varint(value.length), value]);
}

const attribute = ({ name, ints, int }: OnnxAttribute) =>
  bytes(5, [
    bytes(1, name),
    ...(int === undefined ? [] : [number(3, int)]),
    ...(ints ?? []).map((value) => number(8, value)),
    number(20, int === undefined ? attributeTypes.ints : attributeTypes.int),
  ]);
const node = ({ type, inputs, outputs, attributes }: OnnxNode) =>
  bytes(1, [
    ...inputs.map((name) => bytes(1, name)),
    ...outputs.map((name) => bytes(2, name)),
    bytes(4, type),
    ...(attributes ?? []).map(attribute),
  ]);
const tensor = ({ name, dims, values }: OnnxTensor) =>
  bytes(5, [
    ...dims.map((size) => number(1, size)),
    number(2, values instanceof Float32Array ? elementTypes.float : elementTypes.int64),
    bytes(8, name),
    bytes(9, new Uint8Array(values.buffer, values.byteOffset, values.byteLength)),
  ]);
const dimension = (size: number | string) => bytes(1, [typeof size === 'number' ? number(1, size) : bytes(2, size)]);
const value = (field: number, { name, type, dims }: OnnxValue) =>
  bytes(field, [bytes(1, name), bytes(2, [bytes(1, [number(1, elementTypes[type]), bytes(2, dims.map(dimension))])])]);

export function onnxFile({ nodes, tensors, inputs, outputs }: OnnxNetwork): Buffer {
  const graph = [
    ...nodes.map(node),
    bytes(2, 'network'),
    ...tensors.map(tensor),
    ...inputs.map((input) => value(11, input)),
    ...outputs.map((output) => value(12, output)),
  ];
  return Buffer.concat([number(1, 8), bytes(7, graph), bytes(8, [bytes(1, ''), number(2, 17)])]);
}
