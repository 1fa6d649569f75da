import { Icon } from '../../components/icon.tsx';
import { listFormat } from '../../languages/intl.ts';
import { t } from '../../languages/translate.ts';

/** Says that the sources shown name none of the years asked for: a person has to see whether they hold for them. */
export function UntoldYearsNote({ years }: { readonly years: readonly string[] }) {
  return (
    <p className="remembered-note" role="note" data-testid="untold-years">
      <Icon name="info" size={13} />
      <span>
        {t('None of these passages mentions {years}.', { years: listFormat({ type: 'disjunction' }).format(years) })}
      </span>
    </p>
  );
}
