import type { FileDetails, FileSummary } from '../../../preload/contract/shapes.ts';
import { KindIcon } from '../../components/kind-icon.tsx';
import { StatusBadge } from '../../components/state-badge.tsx';
import { useLibrary } from '../../stores/library-store.ts';
import { kindName } from '../kinds.ts';
import { fileStatus } from '../state-messages.ts';
import { DetailFacts } from './detail-facts.tsx';
import { DetailFields } from './detail-fields.tsx';
import { DetailMembers } from './detail-members.tsx';
import { DetailPages } from './detail-pages.tsx';
import { DetailPreview } from './detail-preview.tsx';
import { DetailReason } from './detail-reason.tsx';
import { FileActions } from './file-actions.tsx';

type DetailsBodyProps = { readonly details: FileDetails; readonly members: readonly FileSummary[] };

/** What a file is, how it stands and why, what can be done with it, and everything it says of itself. */
export function DetailsBody({ details, members }: DetailsBodyProps) {
  const { file } = details;
  const current = useLibrary((state) => state.status?.current.find((each) => each.fileId === file.id)) ?? null;
  return (
    <div className="details-body">
      <div className="details-title">
        <KindIcon kind={file.kind} size={44} />
        <div>
          <h3 dir="auto">{file.name}</h3>
          <p>{kindName(file.kind)}</p>
          <StatusBadge status={fileStatus(file, current)} />
        </div>
      </div>
      <DetailPreview file={file} />
      <DetailReason file={file} />
      <FileActions details={details} />
      <DetailFacts details={details} />
      <DetailPages details={details} />
      <DetailMembers file={file} members={members} />
      <DetailFields fields={details.fields} />
    </div>
  );
}
