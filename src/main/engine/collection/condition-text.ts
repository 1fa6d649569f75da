import type { Condition } from './read-conditions.ts';

/** A condition as an answer says how it was understood. */
export function conditionText(condition: Condition): string {
  switch (condition.type) {
    case 'date':
      return `${dateWords[condition.role]}${relationWords[condition.relation]} ${condition.said}`;
    case 'name':
      return `${nameWords[condition.role]} ${condition.name}`;
    case 'amount':
      return condition.said;
    case 'topic':
      return `${topicWords[condition.how]} “${condition.words}”`;
  }
}

const dateWords = { start: 'start ', end: 'end ', signed: 'signed ', due: 'due ', dated: 'dated ', other: '' } as const;
const relationWords = { in: 'in', before: 'before', after: 'after' } as const;
const nameWords = { from: 'from', to: 'to', with: 'with', any: 'naming' } as const;
const topicWords = { mention: 'mentioning', about: 'about', without: 'without' } as const;
