/**
 * What a multilingual embedding model knows: the languages of CC-100, on which XLM-RoBERTa and most of its successors were trained
 * (Conneau et al. 2020, "Unsupervised Cross-lingual Representation Learning at Scale", table 6). ISO 639-1; Filipino is `tl`.
 */
export const manyLanguages: readonly string[] = (
  'af am ar as az be bg bn br bs ca cs cy da de el en eo es et eu fa fi fr fy ga gd gl gu ha he hi hr hu hy id is it ja jv ka kk km kn ' +
  'ko ku ky la lo lt lv mg mk ml mn mr ms my ne nl no om or pa pl ps pt ro ru sa sd si sk sl so sq sr su sv sw ta te th tl tr ug uk ur ' +
  'uz vi xh yi zh'
).split(' ');
