import { Icon, type IconName } from './icon.tsx';

type DialogHeadProps = { readonly icon: IconName; readonly title: string; readonly text: string };

/** The top of every dialog that asks something: what it is about, the question, what it means. */
export function DialogHead({ icon, title, text }: DialogHeadProps) {
  return (
    <div className="dialog-head">
      <span className="dialog-icon">
        <Icon name={icon} size={22} />
      </span>
      <div>
        <h2>{title}</h2>
        <p>{text}</p>
      </div>
    </div>
  );
}
