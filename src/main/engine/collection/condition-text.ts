import type { Condition } from './read-conditions.ts';
import type { CollectionWords } from './words/collection-words.ts';

/** A condition as an answer says how it was understood. */
export function conditionText(condition: Condition, { conditions }: CollectionWords): string {
  switch (condition.type) {
    case 'date':
      return `${conditions.date[condition.role]}${conditions.relation[condition.relation]}${condition.said}`;
    case 'name':
      return `${conditions.name[condition.role]} ${condition.name}`;
    case 'amount':
      return condition.said;
    case 'topic':
      return `${conditions.topic[condition.how]} “${condition.words}”`;
  }
}
