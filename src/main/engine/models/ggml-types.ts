/** Number formats of GGUF tensors: how many values stand in one block of how many bytes (ggml's `type_traits`). */
export type GgmlType = { readonly name: string; readonly values: number; readonly bytes: number };

function format(name: string, values: number, bytes: number): GgmlType {
  return { name, values, bytes };
}

/** By the number written in the file. Formats ggml has withdrawn (4, 5, 31-33, 36-38) are missing on purpose. */
export const ggmlTypes: ReadonlyMap<number, GgmlType> = new Map([
  [0, format('F32', 1, 4)],
  [1, format('F16', 1, 2)],
  [2, format('Q4_0', 32, 18)],
  [3, format('Q4_1', 32, 20)],
  [6, format('Q5_0', 32, 22)],
  [7, format('Q5_1', 32, 24)],
  [8, format('Q8_0', 32, 34)],
  [9, format('Q8_1', 32, 36)],
  [10, format('Q2_K', 256, 84)],
  [11, format('Q3_K', 256, 110)],
  [12, format('Q4_K', 256, 144)],
  [13, format('Q5_K', 256, 176)],
  [14, format('Q6_K', 256, 210)],
  [15, format('Q8_K', 256, 292)],
  [16, format('IQ2_XXS', 256, 66)],
  [17, format('IQ2_XS', 256, 74)],
  [18, format('IQ3_XXS', 256, 98)],
  [19, format('IQ1_S', 256, 50)],
  [20, format('IQ4_NL', 32, 18)],
  [21, format('IQ3_S', 256, 110)],
  [22, format('IQ2_S', 256, 82)],
  [23, format('IQ4_XS', 256, 136)],
  [24, format('I8', 1, 1)],
  [25, format('I16', 1, 2)],
  [26, format('I32', 1, 4)],
  [27, format('I64', 1, 8)],
  [28, format('F64', 1, 8)],
  [29, format('IQ1_M', 256, 56)],
  [30, format('BF16', 1, 2)],
  [34, format('TQ1_0', 256, 54)],
  [35, format('TQ2_0', 256, 66)],
  [39, format('MXFP4', 32, 17)],
]);
