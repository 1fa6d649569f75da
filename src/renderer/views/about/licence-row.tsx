import type { Licence } from '../../../preload/contract/app-requests.ts';

/** One part of the app; its licence opens under it. */
export function LicenceRow({ licence }: { readonly licence: Licence }) {
  return (
    <details className="licence-row">
      <summary>
        <span className="licence-name">{licence.name}</span>
        <span className="licence-version">{licence.version}</span>
        <span className="licence-kind">{licence.licence}</span>
      </summary>
      <pre>{licence.text}</pre>
    </details>
  );
}
