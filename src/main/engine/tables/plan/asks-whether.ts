import type { Asked } from './asked-table.ts';

const verbs = /^(?:is|are|was|were|did|does|do|has|have|had)$/;
const asksWhat = /^(?:or|which|what|who|whom|whose|when|where|how|why|many|much|list|name)$/;

/** Whether a question wants a yes or a no. */
export const asksWhether = ({ words }: Pick<Asked, 'words'>): boolean =>
  verbs.test(words[0]?.word ?? '') && !words.some(({ word }) => asksWhat.test(word));
