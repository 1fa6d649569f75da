import { useEffect, useState } from 'react';
import type { SuggestedQuestion } from '../../../preload/contract/shapes.ts';
import { request } from '../../api.ts';
import { t } from '../../languages/translate.ts';
import { useChat } from '../../stores/chat-store.ts';
import { useLibrary } from '../../stores/library-store.ts';
import { useNavigation } from '../../stores/navigation-store.ts';
import { useSetup } from '../../stores/setup-store.ts';
import { useTour } from '../../stores/tour-store.ts';

/** Questions that suit any collection, while there are none of the person's own files. */
const anywhere = () => [
  t('Which deadlines are mentioned?'),
  t('What has to be paid, and to whom?'),
  t('What are the main conclusions?'),
];

/** Questions to begin with, made from the files that can be asked; they fill the field, nothing is sent by itself. */
export function Starters() {
  // While files are being read, once is enough: their number changes with every one of them.
  const readable = useLibrary(({ status }) => {
    const count = status?.coverage.readable ?? 0;
    return status?.working ? Math.min(count, 1) : count;
  });
  const scope = useSetup((state) => state.scope);
  const isLed = useTour((state) => state.step !== null);
  const [made, setMade] = useState<readonly SuggestedQuestion[] | null>(null);
  useEffect(() => {
    if (readable === 0) return;
    let isCurrent = true;
    const ids = (type: 'folder' | 'file') => scope.filter((item) => item.type === type).map(({ id }) => id);
    const input = scope.length > 0 ? { scope: { folderIds: ids('folder'), fileIds: ids('file') } } : {};
    const ask = request('library.suggestions', input).catch((): readonly SuggestedQuestion[] => []);
    void ask.then((found) => isCurrent && setMade(found));
    return () => {
      isCurrent = false;
    };
  }, [readable, scope]);
  // One thing at a time: the first steps bring a question of their own.
  if (isLed) return null;
  const questions = made && made.length > 0 ? made : anywhere().map((text) => ({ text, title: '' }));
  return (
    <div className="starter-row" data-testid="starters" data-made={made !== null && made.length > 0}>
      {questions.map(({ text, title }) => (
        <button
          key={text}
          type="button"
          className="starter"
          dir="auto"
          title={title === '' ? undefined : t('From “{title}”', { title })}
          onClick={() => {
            useChat.getState().setDraft(text);
            useNavigation.getState().requestFocus();
          }}
          data-testid="starter"
        >
          {text}
        </button>
      ))}
    </div>
  );
}
