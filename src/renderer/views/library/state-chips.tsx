import type { FileState, FolderSummary, LibraryStatus } from '../../../preload/contract/shapes.ts';
import { Icon } from '../../components/icon.tsx';
import { formatCount } from '../../format.ts';
import { plural } from '../../languages/plural.ts';
import { t } from '../../languages/translate.ts';
import { useFiles } from '../../stores/files-store.ts';
import { stateMessages, stateOrder, type Tone } from '../state-messages.ts';

type ChipProps = {
  readonly label: string;
  readonly files: number;
  readonly members: number;
  readonly icon?: React.ComponentProps<typeof Icon>['name'];
  readonly tone?: Tone;
  readonly isOn: boolean;
  readonly onChoose: () => void;
  readonly testId: string;
};

/** `12 files, and 3 attachments or archive members` */
function chipHint(files: number, members: number): string {
  if (members === 0) return plural(files, '{n} file', '{n} files');
  return t('{files}, and {members}', {
    files: plural(files, '{n} file', '{n} files'),
    members: plural(members, '{n} attachment or archive member', '{n} attachments and archive members'),
  });
}

function Chip({ label, files, members, icon, tone, isOn, onChoose, testId }: ChipProps) {
  return (
    <button
      type="button"
      className="chip"
      aria-pressed={isOn}
      title={chipHint(files, members)}
      onClick={onChoose}
      data-testid={testId}
      data-files={files}
      data-members={members}
    >
      {icon && (
        <span className={tone ? `tone-${tone}` : undefined}>
          <Icon name={icon} size={13} />
        </span>
      )}
      {label}
      <span className="chip-count">
        {formatCount(files)}
        {members > 0 && <span className="chip-members"> +{formatCount(members)}</span>}
      </span>
    </button>
  );
}

/** The states as filters with their counts; they add up to the files on disk, and to what stands inside them. */
export function StateChips({ status }: { readonly status: LibraryStatus }) {
  const { state: chosen, doubtful, kept, folderId } = useFiles((store) => store.filter);
  const doubts = useFiles((store) => store.doubtful);
  const { setFilter } = useFiles.getState();
  const folder: FolderSummary | undefined = status.folders.find((each) => each.id === folderId);
  const { files, members, counts, memberCounts } = folder ?? status;
  const keptFiles = (folder ? [folder] : status.folders).reduce((sum, each) => sum + each.keptDeletions, 0);
  const used = stateOrder.filter((state: FileState) => counts[state] + memberCounts[state] > 0 || state === chosen);
  return (
    <fieldset className="state-chips" aria-label={t('Filter by state')}>
      <Chip
        label={t('All')}
        files={files}
        members={members}
        isOn={chosen === null && !doubtful && !kept}
        onChoose={() => setFilter({ state: null, doubtful: false, kept: false })}
        testId="chip-all"
      />
      {used.map((state) => (
        <Chip
          key={state}
          label={stateMessages()[state].word}
          icon={stateMessages()[state].icon}
          tone={stateMessages()[state].tone}
          files={counts[state]}
          members={memberCounts[state]}
          isOn={chosen === state}
          onChoose={() => setFilter({ state: chosen === state ? null : state, doubtful: false, kept: false })}
          testId={`chip-${state}`}
        />
      ))}
      {(keptFiles > 0 || kept) && (
        <span className="chip-apart">
          <Chip
            label={t('Gone, kept')}
            icon="cloudOff"
            tone="note"
            files={keptFiles}
            members={0}
            isOn={kept}
            onChoose={() => setFilter({ kept: !kept, state: null, doubtful: false })}
            testId="chip-kept"
          />
        </span>
      )}
      {(doubts > 0 || doubtful) && (
        <span className="chip-apart">
          <Chip
            label={t('With doubt')}
            icon="checkDoubt"
            tone="note"
            files={doubts}
            members={0}
            isOn={doubtful}
            onChoose={() => setFilter({ doubtful: !doubtful, state: null, kept: false })}
            testId="chip-doubt"
          />
        </span>
      )}
    </fieldset>
  );
}
