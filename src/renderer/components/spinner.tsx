/** A quiet ring that stands still when motion is reduced. */
export function Spinner({ size = 14, label }: { readonly size?: number; readonly label?: string }) {
  return (
    <svg
      className="spinner"
      width={size}
      height={size}
      viewBox="0 0 16 16"
      role={label ? 'img' : undefined}
      aria-label={label}
      aria-hidden={label ? undefined : true}
    >
      <circle cx="8" cy="8" r="6" className="spinner-track" />
      <path d="M8 2a6 6 0 0 1 6 6" className="spinner-arc" />
    </svg>
  );
}
