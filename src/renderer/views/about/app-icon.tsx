/** The app's icon, drawn: a page with its marked sentence. */
export function AppIcon({ size }: { readonly size: number }) {
  return (
    <svg aria-hidden="true" width={size} height={size} viewBox="100 100 824 824">
      <defs>
        <linearGradient id="app-icon-ground" x1="0" y1="0" x2="0" y2="1">
          <stop offset="0" stopColor="#4f7df3" />
          <stop offset="1" stopColor="#2947b8" />
        </linearGradient>
      </defs>
      <rect x="100" y="100" width="824" height="824" rx="185" fill="url(#app-icon-ground)" />
      <path
        d="M318 236h274l126 126v400a38 38 0 0 1-38 38H318a38 38 0 0 1-38-38V274a38 38 0 0 1 38-38z"
        fill="#fdfdfe"
      />
      <path d="M592 236l126 126H630a38 38 0 0 1-38-38z" fill="#cfd9f7" />
      <path d="M361 420h214a15 15 0 0 1 0 30H361a15 15 0 0 1 0-30z" fill="#b9c3dd" />
      <path d="M361 488h276a15 15 0 0 1 0 30H361a15 15 0 0 1 0-30z" fill="#b9c3dd" />
      <path d="M361 676h276a15 15 0 0 1 0 30H361a15 15 0 0 1 0-30z" fill="#b9c3dd" />
      <rect x="326" y="540" width="346" height="50" rx="14" fill="#ffd84d" />
      <rect x="346" y="550" width="306" height="30" rx="15" fill="#5b5320" />
    </svg>
  );
}
