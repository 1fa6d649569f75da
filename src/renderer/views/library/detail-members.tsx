import type { FileSummary } from '../../../preload/contract/shapes.ts';
import { KindIcon } from '../../components/kind-icon.tsx';
import { StateBadge } from '../../components/state-badge.tsx';
import { formatCount } from '../../format.ts';
import { t } from '../../languages/translate.ts';
import { useDetails } from '../../stores/details-store.ts';

type DetailMembersProps = { readonly file: FileSummary; readonly members: readonly FileSummary[] };

/** What stands inside an archive or mail; each shows its own details. */
export function DetailMembers({ file, members }: DetailMembersProps) {
  const up = file.parentId;
  return (
    <>
      {up !== null && (
        <button type="button" className="link-button" onClick={() => useDetails.getState().show(up)}>
          {t('Show what it is inside of')}
        </button>
      )}
      {members.length > 0 && (
        <section className="detail-section">
          <h4>{t('Inside it')}</h4>
          <ul>
            {members.map((member) => (
              <li key={member.id}>
                <button
                  type="button"
                  className="detail-member"
                  title={member.memberPath ?? member.name}
                  onClick={() => useDetails.getState().show(member.id)}
                >
                  <KindIcon kind={member.kind} size={20} />
                  <span dir="auto">{member.name}</span>
                  <StateBadge state={member.state} />
                </button>
              </li>
            ))}
          </ul>
          {file.members > members.length && (
            <p className="detail-more">
              {t('and {members} more', { members: formatCount(file.members - members.length) })}
            </p>
          )}
        </section>
      )}
    </>
  );
}
