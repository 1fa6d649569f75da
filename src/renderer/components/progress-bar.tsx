type ProgressBarProps = { readonly value: number; readonly total: number; readonly label: string };

/** A thin determinate bar. */
export function ProgressBar({ value, total, label }: ProgressBarProps) {
  const share = total > 0 ? Math.min(1, value / total) : 0;
  return (
    <div
      className="progress-bar"
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={total}
      aria-valuenow={value}
    >
      <div className="progress-bar-fill" style={{ transform: `scaleX(${share})` }} />
    </div>
  );
}
